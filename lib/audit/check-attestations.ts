import "server-only";
import { createHash } from "node:crypto";
import { database } from "@/lib/database";
import { verifiedCosigners } from "./cosignature";
import { openTimestamp } from "./offline-timestamp.mjs";
import { formatNote, MalformedNote, parseNote, parseVerifierKey } from "./signed-note";

type Attestation = { size: bigint; what: string; problemWith: (note: string) => string | null };

function cosignatureProblem(note: string, { line, witnessKey }: { line: string; witnessKey: string }): string | null {
  try {
    const key = parseVerifierKey(witnessKey);
    const { length } = verifiedCosigners(parseNote(formatNote(parseNote(note).text, [line])), [key]);
    return length === 1 ? null : "it is not by the key beside it";
  } catch (error) {
    if (error instanceof MalformedNote) return error.message;
    throw error;
  }
}

function stampProblem(note: string, { response, stampedAt }: { response: Uint8Array; stampedAt: Date }): string | null {
  const stamp = opened(response);
  if (typeof stamp === "string") return stamp;
  if (stamp.imprint !== createHash("sha256").update(parseNote(note).text, "utf8").digest("hex")) return "it is of something else";
  return stamp.at === stampedAt.toISOString() ? null : "it states another time than stands beside it";
}

// Its reader says in one sentence what is wrong with it.
function opened(response: Uint8Array): ReturnType<typeof openTimestamp> | string {
  try {
    return openTimestamp(response);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

const nameOf = (witnessKey: string) => witnessKey.split("+", 1)[0];

/**
 * What others said of a log's checkpoints, as the database keeps it. Read before the checkpoints themselves: what is said meanwhile is of one that is read.
 * `faultsUnder` says what of it does not hold under the notes that are given by size; those of a malformed note are left out, which is a fault of its own.
 */
export async function readAttestations(workspaceId: string) {
  const cosignatures = await database.cosignature.findMany({ where: { workspaceId }, orderBy: [{ size: "asc" }, { witnessKey: "asc" }] });
  const stamps = await database.timestamp.findMany({ where: { workspaceId }, orderBy: { size: "asc" } });
  const attestations: Attestation[] = [
    ...cosignatures.map((one) => ({
      ...{ size: one.size, what: `the cosignature of ${nameOf(one.witnessKey)}` },
      problemWith: (note: string) => cosignatureProblem(note, one),
    })),
    ...stamps.map((one) => ({
      ...{ size: one.size, what: `the time stamp of ${one.authority}` },
      problemWith: (note: string) => stampProblem(note, one),
    })),
  ];
  return {
    faultsUnder(notes: ReadonlyMap<bigint, string>, malformed: ReadonlySet<bigint>): string[] {
      return attestations
        .filter(({ size }) => !malformed.has(size))
        .flatMap(({ size, what, problemWith }) => {
          const note = notes.get(size);
          const problem = note === undefined ? "there is no such checkpoint" : problemWith(note);
          return problem === null ? [] : [`${what} under the checkpoint of ${size} events is not to be trusted: ${problem}`];
        });
    },
  };
}
