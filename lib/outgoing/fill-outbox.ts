import "server-only";
import { lockPlace, movePlace, readEventsBetween } from "@/lib/audit/log-place";
import type { ReadEvent } from "@/lib/audit/read-event";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { inTransaction, type RecordConnection } from "@/lib/write-transaction";
import { readMails } from "./read-mails";
import { readMessage, tellingTypes } from "./read-message";

/** The name under which it is kept how far the log was read for the outbox. */
export const outgoingReader = "outgoing";
const batchLength = 200;

/** One message to one receiver, as it is put into the outbox. */
type Outgoing = { channel: "webhook" | "mail"; targetId: string; sequence: number; type: string; body: string };

/** The newsrooms whose log goes on beyond what was read of it. */
export async function newsroomsBehind(): Promise<string[]> {
  const rows = await database.$queryRaw<{ workspaceId: string }[]>`
    select h."workspaceId" from "LogHead" h
    left join "LogReader" r on r."workspaceId" = h."workspaceId" and r."name" = ${outgoingReader}
    where coalesce(r."next", 0) < h."size"`;
  return rows.map(({ workspaceId }) => workspaceId);
}

/**
 * Reads on in a newsroom's log and puts what others are to be told into the outbox. Its place moves in the same transaction, under a lock: only what
 * is committed is told, and each event once to each receiver, whoever reads and whatever dies meanwhile.
 */
export async function fillOutbox(workspaceId: string): Promise<void> {
  for (let isDone = false; !isDone; ) {
    const head = await database.logHead.findUnique({ where: { workspaceId }, select: { size: true } });
    if (head === null) return;
    isDone = await inTransaction(({ record }) => readOn(record, workspaceId, head.size));
  }
}

async function readOn(record: RecordConnection, workspaceId: string, size: bigint): Promise<boolean> {
  const place = { workspaceId, name: outgoingReader };
  const from = await lockPlace(record, place);
  const until = from + BigInt(batchLength) < size ? from + BigInt(batchLength) : size;
  const events = await readEventsBetween(workspaceId, { from, until, types: tellingTypes });
  const outgoing = await tell(workspaceId, events);
  await put(record, workspaceId, outgoing);
  await movePlace(record, place, until);
  return until >= size;
}

async function tell(workspaceId: string, events: readonly ReadEvent[]): Promise<Outgoing[]> {
  const told: Outgoing[] = [];
  for (const event of events) told.push(...(await forWebhooks(workspaceId, event)), ...(await forMail(workspaceId, event)));
  return told;
}

async function forMail(workspaceId: string, event: ReadEvent): Promise<Outgoing[]> {
  const { sequence } = event;
  const mails = await readMails(workspaceId, event);
  return mails.map(({ targetId, type, mail }) => ({ channel: "mail", targetId, sequence, type, body: JSON.stringify(mail) }));
}

async function forWebhooks(workspaceId: string, event: ReadEvent): Promise<Outgoing[]> {
  const { sequence } = event;
  const endpoints = await database.webhookEndpoint.findMany({
    where: { workspaceId, state: { not: "removed" }, firstSequence: { lte: BigInt(sequence) } },
    select: { id: true, types: true },
  });
  if (endpoints.length === 0) return [];
  const message = await readMessage(workspaceId, event);
  if (message === null) return [];
  return endpoints
    .filter(({ types }) => types.includes(message.type))
    .map(({ id }) => ({ channel: "webhook", targetId: id, sequence, ...message }));
}

// Set back by a mishap, such as a table restored by hand, it puts in nothing twice.
const putIn = `
  insert into "Delivery" ("workspaceId", "id", "channel", "targetId", "sequence", "type", "body", "nextAt", "createdAt")
  select $1::uuid, gen_random_uuid(), d.channel::"DeliveryChannel", d."targetId", d.sequence, d.type, d.body, $2::timestamptz, $2::timestamptz
  from jsonb_to_recordset($3::jsonb) as d(channel text, "targetId" uuid, sequence bigint, type text, body text)
  on conflict ("workspaceId", "targetId", "sequence") do nothing`;

async function put(record: RecordConnection, workspaceId: string, outgoing: readonly Outgoing[]): Promise<void> {
  if (outgoing.length === 0) return;
  await record.execute(putIn, [workspaceId, now().toISOString(), JSON.stringify(outgoing)]);
}
