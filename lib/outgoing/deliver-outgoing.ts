import "server-only";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { passStep } from "@/lib/named-step";
import { type Outcome, recordAttempt, type Taken, type Target, takeDelivery } from "./attempts";
import { fillOutbox, newsroomsBehind } from "./fill-outbox";
import { sendMail } from "./send-mail";
import { sendWebhook } from "./send-webhook";

/** How a round of sending works. `random` spreads what is tried again. */
export type Sending = { signal: AbortSignal; say: (line: string) => void; random?: () => number };

/** So many receivers at once; a slow one keeps the others waiting no longer than a turn. */
const targetsMax = 20;
const turnMs = 15_000;

async function listDueTargets(): Promise<Target[]> {
  const at = now();
  return database.$queryRaw<Target[]>`
    select d."workspaceId", d."targetId" from "Delivery" d
    left join "WebhookEndpoint" e on e."workspaceId" = d."workspaceId" and e."id" = d."targetId"
    where d."state" = 'waiting' and d."nextAt" <= ${at} and (d."channel" = 'mail' or e."state" = 'active')
    group by 1, 2 order by min(d."nextAt") limit ${targetsMax}`;
}

/** A fault of our own is told, and tried again like one of the receiver's, so that it holds up nobody else. */
async function send(taken: Taken, { signal, say }: Sending): Promise<Outcome> {
  try {
    return await (taken.channel === "mail" ? sendMail(taken, signal) : sendWebhook(taken, signal));
  } catch (error) {
    signal.throwIfAborted();
    say(`message ${taken.deliveryId}: ${error instanceof Error ? error.message : String(error)}`);
    return { status: null, answer: "", askedMs: null, isFinal: false, problem: "Assay came upon a fault of its own." };
  }
}

async function sendTo(target: Target, sending: Sending): Promise<number> {
  const { signal, say, random = Math.random } = sending;
  const until = performance.now() + turnMs;
  for (let sent = 0; ; sent += 1) {
    if (signal.aborted || performance.now() > until) return sent;
    const taken = await takeDelivery(target);
    if (taken === null) return sent;
    await passStep("message taken");
    const from = performance.now();
    const outcome = await send(taken, sending);
    const durationMs = performance.now() - from;
    await passStep("message sent");
    await recordAttempt(taken, outcome, { durationMs, random: random() });
    if (outcome.problem !== "") say(`message ${taken.deliveryId}, attempt ${taken.attempt}: ${outcome.problem}`);
  }
}

/**
 * One round: reads on in every log, and sends what is due. What is broken off, by the signal or by a crash, is tried again later under the same id. Answers
 * how many attempts were made.
 */
export async function deliverOutgoing(sending: Sending): Promise<number> {
  const faults: unknown[] = [];
  // What cannot be read of one newsroom's log keeps no other newsroom waiting; it is told once the round is over.
  for (const workspaceId of await newsroomsBehind()) await fillOutbox(workspaceId).catch((error: unknown) => faults.push(error));
  const targets = await listDueTargets();
  // All of them end before the round does, also when one fails.
  const rounds = await Promise.allSettled(targets.map((target) => sendTo(target, sending)));
  for (const round of rounds) if (round.status === "rejected") faults.push(round.reason);
  if (faults.length > 0 && !sending.signal.aborted) throw faults[0];
  return rounds.reduce((sum, round) => sum + (round.status === "fulfilled" ? round.value : 0), 0);
}
