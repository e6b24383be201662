import type { startSourceServer } from "./source-server";

/** What a receiver answers: a status, and perhaps more. */
export type ReceiverAnswer = { status: number; headers?: Record<string, string>; body?: string };

/** Another newsroom's system: takes messages at a path and answers each as told, the last answer for all that follow. */
export function aReceiver(server: Awaited<ReturnType<typeof startSourceServer>>, path: string, ...answers: ReceiverAnswer[]) {
  const received: { headers: Record<string, string>; body: string }[] = [];
  const url = server.answer(path, (request, response) => {
    let body = "";
    request.setEncoding("utf8").on("data", (part: string) => {
      body += part;
    });
    request.on("end", () => {
      const { status, headers = {}, body: words = "" } = answers[Math.min(received.length, answers.length - 1)] ?? { status: 204 };
      received.push({ headers: Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)])), body });
      response.writeHead(status, headers).end(words);
    });
  });
  return { url, received };
}
