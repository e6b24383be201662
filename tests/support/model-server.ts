import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";

const request = z.object({ model: z.string(), messages: z.array(z.object({ role: z.string(), content: z.string() })) });
const message = z.object({
  article: z.object({ title: z.string().nullable() }),
  sentences: z.array(z.object({ sentence: z.number(), text: z.string() })),
});

/** One question as the server got it. */
export type Heard = { model: string; system: string; authorization: string | undefined; sentences: { sentence: number; text: string }[] };

type Reply = (heard: Heard, response: ServerResponse) => void | Promise<void>;

async function read(incoming: IncomingMessage): Promise<Heard> {
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(Buffer.from(part));
  const { model, messages } = request.parse(JSON.parse(Buffer.concat(parts).toString("utf8")));
  const contentOf = (role: string) => messages.find((one) => one.role === role)?.content ?? "";
  const { sentences } = message.parse(JSON.parse(contentOf("user")));
  return { model, system: contentOf("system"), authorization: incoming.headers.authorization, sentences };
}

/** Answers as a server of the OpenAI-compatible protocol does, with this content. */
export function say(response: ServerResponse, content: string, tokens = 500): void {
  const usage = { prompt_tokens: tokens - 10, completion_tokens: 10, total_tokens: tokens };
  const choices = [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }];
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify({ id: "x", object: "chat.completion", created: 0, model: "m", choices, usage }));
}

/** A server on this machine that speaks the protocol and answers as `reply` does at the moment. */
export async function startModelServer() {
  const heard: Heard[] = [];
  const state: { reply: Reply } = { reply: (_, response) => say(response, '{"claims":[]}') };
  const server = createServer(async (incoming, response) => {
    if (incoming.url !== "/v1/chat/completions") return response.writeHead(404).end();
    const question = await read(incoming);
    heard.push(question);
    await state.reply(question, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    heard,
    answer: (reply: Reply) => {
      heard.length = 0;
      state.reply = reply;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
