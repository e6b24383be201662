import "server-only";
import nodemailer from "nodemailer";
import { z } from "zod";
import { environment } from "@/lib/environment";
import type { Outcome, Taken } from "./attempts";
import { mailBody } from "./mail";
import { addressOf } from "./mail-address";
import { messageIdOf } from "./signature";

const patienceMs = 20_000;
const unsent = { status: null, answer: "", askedMs: null };
const answerLengthMax = 1_000;

const refusal = z.object({
  message: z.string(),
  code: z.string().optional(),
  responseCode: z.number().int().optional(),
  response: z.string().optional(),
});

function outcomeOf(error: unknown): Outcome {
  const { message, code, responseCode, response = "" } = refusal.parse(error);
  // What the mail server says of this message or this address is final; of our sign-in or of its own state it is not.
  const isFinal = (code === "EENVELOPE" || code === "EMESSAGE") && responseCode !== undefined && responseCode >= 500;
  const problem =
    responseCode === undefined
      ? `The mail server could not be used: ${message.replace(/\.$/, "")}.`
      : `The mail server refused it (${responseCode}).`;
  return { status: responseCode ?? null, answer: response.slice(0, answerLengthMax), askedMs: null, problem, isFinal };
}

/** What is being sent cannot be called off, but a worker that ends need not wait for it. */
function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    signal.addEventListener("abort", stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", stop));
  });
}

/** Sends one mail through the newsroom's mail server. Its Message-ID is the same at every attempt, so that mailboxes can tell a second copy. */
export async function sendMail(taken: Taken, signal: AbortSignal): Promise<Outcome> {
  const { mail: settings } = environment;
  if (settings === null) return { ...unsent, isFinal: false, problem: "Mail is not set up on this server." };
  const address = await addressOf(taken);
  if (address === null) return { ...unsent, isFinal: true, problem: "Whoever this was for gets no more mail." };
  const { subject, text, html, optOutUrl, language } = mailBody.parse(JSON.parse(taken.body));
  const transport = nodemailer.createTransport({
    ...{ url: settings.url, connectionTimeout: patienceMs, greetingTimeout: patienceMs, socketTimeout: patienceMs },
    ...{ disableFileAccess: true, disableUrlAccess: true },
  });
  try {
    const sending = transport.sendMail({
      ...{ from: settings.from, to: { name: "", address }, subject, text, html },
      messageId: `<${messageIdOf(taken)}@${new URL(environment.baseUrl).hostname}>`,
      headers: {
        "Auto-Submitted": "auto-generated",
        "Content-Language": language,
        "List-Unsubscribe": `<${optOutUrl}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      },
    });
    const sent = await unlessAborted(sending, signal);
    return { status: 250, answer: sent.response.slice(0, answerLengthMax), askedMs: null, problem: "", isFinal: false };
  } catch (error) {
    signal.throwIfAborted();
    return outcomeOf(error);
  } finally {
    transport.close();
  }
}
