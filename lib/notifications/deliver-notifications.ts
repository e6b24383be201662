import "server-only";
import { z } from "zod";
import { lockPlace, movePlace, readEventsBetween } from "@/lib/audit/log-place";
import type { ReadEvent } from "@/lib/audit/read-event";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { inTransaction, type RecordConnection } from "@/lib/write-transaction";
import { listDue } from "./list-due";
import { concerningTypes, recipientsOf } from "./recipients";
import type { NotificationKind } from "./schema";

const readerName = "notifications";
const batchLength = 500;
const dueCheckMs = 5 * 60 * 1000;

/** One line for one inbox. */
export type Delivery = {
  memberId: string;
  key: string;
  kind: NotificationKind;
  sequence: bigint | null;
  articleId: string | null;
  claimId: string | null;
  commentId: string | null;
  dueAt: Date | null;
};

/**
 * Reads on in a newsroom's log from where this reader stopped and puts what concerns somebody in their inbox. The place is kept in the
 * database and moves in the same transaction as the inboxes, under a lock: nothing is told before it is committed, and nothing twice,
 * whichever server reads. Cheap when there is nothing new.
 */
export async function deliverNotifications(workspaceId: string): Promise<void> {
  for (;;) {
    const [head, reader] = await Promise.all([
      database.logHead.findUnique({ where: { workspaceId }, select: { size: true } }),
      database.logReader.findUnique({
        where: { workspaceId_name: { workspaceId, name: readerName } },
        select: { next: true, checkedAt: true },
      }),
    ]);
    if (head === null) return;
    const isTimeToCheck = reader === null || now().getTime() - reader.checkedAt.getTime() >= dueCheckMs;
    if (reader !== null && reader.next >= head.size && !isTimeToCheck) return;
    const isDone = await inTransaction(({ record }) => readOn(record, { workspaceId, size: head.size }));
    if (isDone) return;
  }
}

async function readOn(record: RecordConnection, { workspaceId, size }: { workspaceId: string; size: bigint }): Promise<boolean> {
  const place = { workspaceId, name: readerName };
  const from = await lockPlace(record, place);
  const until = from + BigInt(batchLength) < size ? from + BigInt(batchLength) : size;
  const events = await readEventsBetween(workspaceId, { from, until, types: [...concerningTypes] });
  const told = (await Promise.all(events.map(deliveriesOf))).flat();
  const isDone = until >= size;
  await deliver(record, workspaceId, isDone ? [...told, ...(await listDue(workspaceId))] : told);
  await movePlace(record, place, until);
  return isDone;
}

async function deliveriesOf(event: ReadEvent): Promise<Delivery[]> {
  const { articleId = null, claimId = null } = event.subject;
  const commentId = z.object({ commentId: z.string() }).safeParse(event.payload).data?.commentId ?? null;
  const known = { key: String(event.sequence), sequence: BigInt(event.sequence), articleId, claimId, commentId, dueAt: null };
  return (await recipientsOf(event)).map((recipient) => ({ ...recipient, ...known }));
}

const putIn = `
  insert into "Notification" ("workspaceId", "memberId", "key", "kind", "sequence", "articleId", "claimId", "commentId", "dueAt", "createdAt")
  select $1::uuid, d."memberId", d.key, d.kind::"NotificationKind", d.sequence, d."articleId", d."claimId", d."commentId", d."dueAt", $2::timestamptz
  from jsonb_to_recordset($3::jsonb) as d("memberId" uuid, key text, kind text, sequence bigint, "articleId" uuid, "claimId" uuid, "commentId" uuid, "dueAt" timestamptz)
  join "Member" m on m."workspaceId" = $1::uuid and m."userId" = d."memberId" and m."disabledAt" is null
  left join "NotificationChoice" c on c."workspaceId" = $1::uuid and c."memberId" = d."memberId"
  where c."muted" is null or not (d.kind::"NotificationKind" = any(c."muted"))
  on conflict do nothing`;

async function deliver(record: RecordConnection, workspaceId: string, deliveries: readonly Delivery[]): Promise<void> {
  if (deliveries.length === 0) return;
  const rows = deliveries.map((delivery) => ({ ...delivery, sequence: delivery.sequence === null ? null : Number(delivery.sequence) }));
  await record.execute(putIn, [workspaceId, now().toISOString(), JSON.stringify(rows)]);
}
