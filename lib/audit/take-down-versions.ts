import "server-only";
import type { Actor } from "@/lib/actor";
import type { RecordConnection } from "@/lib/write-transaction";

/** Published versions whose words go, and the confirmed takedown that takes them. */
export type TakenVersions = { takedownId: string; versionIds: readonly string[] };

const takeDown = "select take_down_versions($1::uuid, $2::uuid, $3::uuid[])";

/** Empties published versions after the event that says so was appended in the same transaction; their hashes stay. Throws unless all were there. */
export async function takeDownVersions(record: RecordConnection, actor: Actor, { takedownId, versionIds }: TakenVersions): Promise<void> {
  const [row] = await record.query(takeDown, [actor.workspaceId, takedownId, `{${versionIds.join(",")}}`]);
  if (Number(row?.[0]) !== versionIds.length) throw new Error("Not every version that was to be taken down was there.");
}
