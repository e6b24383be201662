import { z } from "zod";
import { copiedRows } from "@/lib/claims/copied-rows";
import { type FactTable, momentOf, type Replay, type Said, type Sayings } from "./fact";

const derived = z.object({ carried: z.array(z.object({ number: z.int() })), copies: z.union([copiedRows, z.string()]).optional() });

/** A copy holds what was known of the row it was made of, when it was made. */
function copyOf({ facts }: Replay, table: FactTable, { id, of }: { id: string; of: string }, own: Said["expected"]): Said {
  return { table, row: id, expected: { ...facts.get(`${table}/${of}`)?.expected, ...own, carriedFromId: of } };
}

/** What a claim made of others took over from them. Events of before it was said, or of which it was erased, leave such rows unknown, which `untold` remembers. */
export const copiedSayings: Sayings = {
  "claim.derived": (event, replay) => {
    const { claimId = "" } = event.subject;
    const { carried, copies } = derived.parse(event.payload);
    if (copies === undefined || typeof copies === "string") {
      replay.untold.add(claimId);
      return undefined;
    }
    const own = { claimId };
    // A copy says who found it and, but for evidence, when. Its own changes count anew.
    const piece = { ...own, isWithdrawn: false, withdrawnAt: "", createdAt: momentOf(event), revision: 1 };
    return [
      ...copies.evidence.map((row, at) => copyOf(replay, "Evidence", row, { ...piece, number: carried[at]?.number ?? 0 })),
      ...copies.searches.map((row) => copyOf(replay, "EvidenceSearch", row, own)),
      ...copies.contacts.map((row) => copyOf(replay, "ClaimantContact", row, own)),
      ...copies.sets.map(({ evidence, ...row }) => {
        const list = evidence
          .map(({ evidenceId, revision }) => `${evidenceId} ${revision}`)
          .toSorted()
          .join("\n");
        return copyOf(replay, "SufficientSet", row, { ...own, revision: 1, isWithdrawn: false, withdrawnAt: "", evidence: list });
      }),
    ];
  },
};
