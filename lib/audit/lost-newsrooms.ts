import "server-only";
import { z } from "zod";
import { database } from "@/lib/database";
import { parseCheckpoint } from "./checkpoint";
import { listRecordFolders, readRecordFile, UnreadableRecord } from "./record-folder";
import { MalformedNote, parseNote } from "./signed-note";

/** A newsroom that is not in the database although something of its record is left, and what, in words. */
export type LostNewsroom = { workspaceId: string; fault: string };

const ids = z.array(z.object({ id: z.uuid() }));

// From one newsroom's first event to the next one's, so that a long log is not read whole.
async function listLogged(): Promise<string[]> {
  const rows = await database.$queryRaw`
    with recursive logged(id) as (
      (select "workspaceId" from "AuditEvent" order by "workspaceId" limit 1)
      union all
      select (select e."workspaceId" from "AuditEvent" e where e."workspaceId" > logged.id order by e."workspaceId" limit 1)
      from logged where logged.id is not null
    )
    select id from logged where id is not null
    union select "workspaceId" from "LogHead" union select "workspaceId" from "Checkpoint"`;
  return ids.parse(rows).map(({ id }) => id);
}

/** How many events the checkpoint in the data folder covers; null when there is none. */
async function keptSize(workspaceId: string): Promise<string | null> {
  try {
    const note = await readRecordFile(workspaceId, "checkpoint");
    return note === null ? null : `${parseCheckpoint(parseNote(note).text).size}`;
  } catch (error) {
    if (!(error instanceof MalformedNote || error instanceof UnreadableRecord)) throw error;
    return "an unknown number of";
  }
}

/**
 * Finds newsrooms that were taken out of the database: every audit goes from newsroom to newsroom, and would pass by one that is not there. What
 * tells of them is what is left of their log, and the checkpoints that are kept in the data folder.
 */
export async function findLostNewsrooms(): Promise<LostNewsroom[]> {
  const known = new Set((await database.workspace.findMany({ select: { id: true } })).map(({ id }) => id));
  const logged = (await listLogged()).filter((id) => !known.has(id));
  const lost = logged.map((workspaceId) => ({ workspaceId, fault: "the newsroom is missing, and parts of its log are there" }));
  for (const workspaceId of await listRecordFolders()) {
    const size = known.has(workspaceId) ? null : await keptSize(workspaceId);
    if (size === null) continue;
    lost.push({ workspaceId, fault: `the newsroom is missing, of which a checkpoint of ${size} events is kept in the data folder` });
  }
  return lost;
}
