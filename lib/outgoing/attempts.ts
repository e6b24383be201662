import "server-only";
import { z } from "zod";
import { now } from "@/lib/clock";
import { inTransaction } from "@/lib/write-transaction";
import { nextAttemptAt } from "./retries";

/** A message that somebody took to send it: nobody else does until `leaseMs` have passed. */
export type Taken = {
  workspaceId: string;
  deliveryId: string;
  channel: "webhook" | "mail";
  targetId: string;
  sequence: bigint;
  body: string;
  /** The number of this attempt, and how many there were since it was last sent by hand, this one included. */
  attempt: number;
  tries: number;
};

/** Whom messages wait for. */
export type Target = { workspaceId: string; targetId: string };

/** What came of an attempt. `isFinal` says that trying again is of no use. */
export type Outcome = { status: number | null; answer: string; problem: string; askedMs: number | null; isFinal: boolean };

// Longer than any attempt may take: whoever still holds it then has died.
const leaseMs = 120_000;

const text = z.string();
const takenRow = z.tuple([text, text, z.enum(["webhook", "mail"]), text, z.coerce.bigint(), text, z.int(), z.int()]);

// One after another for each receiver, in the order of the log; rows that another worker is taking are passed over.
const take = `
  with due as (
    select d."workspaceId", d."id" from "Delivery" d
    left join "WebhookEndpoint" e on e."workspaceId" = d."workspaceId" and e."id" = d."targetId"
    where d."workspaceId" = $1::uuid and d."targetId" = $2::uuid and d."state" = 'waiting' and d."nextAt" <= $3::timestamptz
      and (d."channel" = 'mail' or e."state" = 'active')
    order by d."sequence" limit 1 for update of d skip locked
  ), taken as (
    update "Delivery" d set "attempts" = d."attempts" + 1, "nextAt" = $4::timestamptz from due
    where d."workspaceId" = due."workspaceId" and d."id" = due."id" returning d.*
  ), noted as (
    insert into "DeliveryAttempt" ("workspaceId", "deliveryId", "number", "startedAt")
    select "workspaceId", "id", "attempts", $3::timestamptz from taken
  )
  select "workspaceId"::text, "id"::text, "channel"::text, "targetId"::text, "sequence", "body", "attempts", "attempts" - "attemptsBefore" from taken`;

/** Takes the next message for a receiver that is due, and notes that an attempt begins; null when none is. Committed before anything is sent. */
export async function takeDelivery({ workspaceId, targetId }: Target): Promise<Taken | null> {
  const at = now();
  const until = new Date(at.getTime() + leaseMs);
  const [row] = await inTransaction(({ record }) => record.query(take, [workspaceId, targetId, at.toISOString(), until.toISOString()]));
  if (row === undefined) return null;
  const [, deliveryId, channel, , sequence, body, attempt, tries] = takenRow.parse(row);
  return { workspaceId, deliveryId, channel, targetId, sequence, body, attempt, tries };
}

const finish = `
  update "DeliveryAttempt" set "finishedAt" = $4::timestamptz, "durationMs" = $5::int, "status" = $6::int, "answer" = $7, "problem" = $8
  where "workspaceId" = $1::uuid and "deliveryId" = $2::uuid and "number" = $3::int and "finishedAt" is null`;
const settle = `
  update "Delivery" set "state" = $4::"DeliveryState", "nextAt" = $5::timestamptz, "problem" = $6
  where "workspaceId" = $1::uuid and "id" = $2::uuid and "attempts" = $3::int and "state" = 'waiting'`;

/** Writes down what came of an attempt, and what becomes of the message: delivered, given up, or when it is tried next. */
export async function recordAttempt(taken: Taken, outcome: Outcome, timing: { durationMs: number; random: number }): Promise<void> {
  const at = now();
  const isDelivered = outcome.problem === "";
  const next = isDelivered || outcome.isFinal ? null : nextAttemptAt(taken.tries, { at, askedMs: outcome.askedMs, random: timing.random });
  const state = isDelivered ? "delivered" : next === null ? "dead" : "waiting";
  const place = [taken.workspaceId, taken.deliveryId, taken.attempt];
  await inTransaction(async ({ record }) => {
    const { status, answer, problem } = outcome;
    await record.execute(finish, [...place, at.toISOString(), Math.round(timing.durationMs), status, answer, problem]);
    await record.execute(settle, [...place, state, (next ?? at).toISOString(), outcome.problem]);
  });
}
