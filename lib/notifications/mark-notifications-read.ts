import "server-only";
import type { z } from "zod";
import { type Actor, personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import type { Result } from "@/lib/result";
import { inTransaction } from "@/lib/write-transaction";
import { markNotificationsReadInput } from "./schema";

const byKeys =
  'update "Notification" set "readAt" = $3::timestamptz where "workspaceId" = $1::uuid and "memberId" = $2::uuid and "readAt" is null and "key" = any($4::text[])';
const byTime =
  'update "Notification" set "readAt" = $3::timestamptz where "workspaceId" = $1::uuid and "memberId" = $2::uuid and "readAt" is null and "createdAt" <= $4::timestamptz';

/**
 * Marks one's own notifications as read. No command: when a person read something is no fact of the newsroom's record (decision 055). Others'
 * cannot be reached, whatever keys are given.
 */
export async function markNotificationsRead(
  actor: Actor,
  rawInput: z.input<typeof markNotificationsReadInput>,
): Promise<Result<{ count: number }>> {
  const parsed = markNotificationsReadInput.safeParse(rawInput);
  if (!parsed.success) return { ok: false, refusal: { code: "INVALID", fields: { "": ["Choose which notifications were read."] } } };
  const input = parsed.data;
  const place = [actor.workspaceId, personOf(actor), now().toISOString()];
  const count = await inTransaction(({ record }) =>
    "keys" in input ? record.execute(byKeys, [...place, input.keys]) : record.execute(byTime, [...place, input.until]),
  );
  return { ok: true, value: { count } };
}
