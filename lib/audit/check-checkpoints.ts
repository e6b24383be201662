import "server-only";
import { database } from "@/lib/database";
import { readAttestations } from "./check-attestations";
import { parseCheckpoint } from "./checkpoint";
import { readRecordFile, UnreadableRecord } from "./record-folder";
import { MalformedNote, parseNote, verifiedSigners } from "./signed-note";
import { readLogKeys, vouchingKeys } from "./signing-keys";

/** One thing that does not fit between a log and what was signed of it. */
export type CheckpointFault = { fault: string };

type Signed = { where: string; size: bigint; root: string };

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");

/**
 * Collects every signed checkpoint of a log, from the database and from outside it, and what witnesses and time stamp authorities said of them. `sizes` are the tree sizes they name, ascending;
 * `notOutside` says where the one that is kept outside is gone or older;
 * `faultsOf` compares them with the roots that the events really have at those sizes.
 */
export async function checkCheckpoints(workspaceId: string) {
  const faults: CheckpointFault[] = [];
  const legible = async <Value>(reading: Promise<Value>) =>
    reading.catch((error: unknown) => {
      if (!(error instanceof UnreadableRecord)) throw error;
      faults.push({ fault: error.message.replace(/^The/, "the").replace(/\.$/, "") });
      return null;
    });
  const keys = await legible(readLogKeys(workspaceId));
  const attestations = await readAttestations(workspaceId);
  const rows = await database.checkpoint.findMany({ where: { workspaceId }, orderBy: { size: "asc" } });
  // Told apart from one that is there and cannot be read, which is null.
  const outside = await legible(readRecordFile(workspaceId, "checkpoint").then((note) => note ?? undefined));
  const signed: Signed[] = [];
  const malformed = new Set<bigint>();
  const read = (where: string, note: string): Signed | null => {
    try {
      const parsed = parseNote(note);
      if (keys !== null && verifiedSigners(parsed, vouchingKeys(keys)).length === 0)
        throw new MalformedNote("It is signed by none of the log's keys.");
      const { size, root } = parseCheckpoint(parsed.text);
      return { where, size, root: hex(root) };
    } catch (error) {
      if (!(error instanceof MalformedNote)) throw error;
      faults.push({ fault: `the checkpoint ${where} is not to be trusted: ${error.message}` });
      return null;
    }
  };
  for (const row of rows) {
    const found = read(`of ${row.size} events in the database`, row.note);
    if (found === null) {
      malformed.add(row.size);
      continue;
    }
    signed.push(found);
    if (found.size !== row.size || found.root !== hex(row.root)) {
      faults.push({ fault: `the checkpoint of ${row.size} events in the database differs from its own note` });
    }
  }
  const newest = rows.at(-1)?.size;
  const notOutside: CheckpointFault[] = [];
  if (outside === undefined && newest !== undefined)
    notOutside.push({ fault: `the last checkpoint is not in the data folder, although one of ${newest} events was signed` });
  const kept = typeof outside === "string" ? read("kept outside the database", outside) : null;
  // It is on disk before the database has it.
  if (kept !== null && newest !== undefined && kept.size < newest)
    notOutside.push({
      fault: `the checkpoint kept outside the database covers ${kept.size} events, and one in the database ${newest}: an older one was put in its place`,
    });
  if (kept !== null) signed.push(kept);
  const notes = new Map(rows.map(({ size, note }) => [size, note]));
  faults.push(...attestations.faultsUnder(notes, malformed).map((fault) => ({ fault })));
  const sizes = [...new Set(signed.map(({ size }) => size))].sort((one, other) => (one < other ? -1 : 1));
  return {
    sizes,
    notOutside,
    faultsOf(tree: { frontier: { size: bigint }; checkpoints: ReadonlyMap<bigint, string> }): CheckpointFault[] {
      const unfit = signed.flatMap(({ where, size, root }) => {
        if (size > tree.frontier.size) {
          return [
            {
              fault: `the checkpoint ${where} covers ${size} events, but the log holds only ${tree.frontier.size}: it is older than what was signed`,
            },
          ];
        }
        return size === 0n || tree.checkpoints.get(size) === root
          ? []
          : [{ fault: `the first ${size} events are not those of the checkpoint ${where}` }];
      });
      return [...faults, ...unfit];
    },
  };
}
