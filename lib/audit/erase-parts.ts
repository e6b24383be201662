import "server-only";
import type { Actor } from "@/lib/actor";
import { refuseField } from "@/lib/result";
import type { RecordConnection } from "@/lib/write-transaction";
import { parseOpenings } from "./private-parts";

/** Private parts of one event that are to go: its sequence number and their names, such as `payload.reason`. */
export type Erasure = { sequence: number; parts: readonly string[] };

const openingsOf = 'select "private"::text from "AuditEvent" where "workspaceId" = $1::uuid and "sequence" = $2';
const keepOnly = "select erase_private_parts($1::uuid, $2::bigint, $3::jsonb)";

/**
 * Takes the openings of private parts away, after the event that says so was appended in the same transaction (PostgreSQL refuses otherwise).
 * Refused with INVALID when the event has no such part any more. The commitments in the event's bytes stay.
 */
export async function eraseParts(record: RecordConnection, actor: Actor, { sequence, parts }: Erasure): Promise<void> {
  const place = [actor.workspaceId, sequence];
  const [row] = await record.query(openingsOf, place);
  if (row === undefined) refuseField("sequence", "There is no such event.");
  const [text] = row;
  const openings = parseOpenings(typeof text === "string" ? JSON.parse(text) : null);
  const absent = parts.filter((part) => openings[part] === undefined);
  if (absent.length > 0) refuseField("parts", `Event ${sequence} has no private part ${absent.join(", ")} that could be erased.`);
  const kept = Object.fromEntries(Object.entries(openings).filter(([part]) => !parts.includes(part)));
  await record.query(keepOnly, [...place, JSON.stringify(kept)]);
}
