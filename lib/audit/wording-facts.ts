import { z } from "zod";
import { momentOf, personOf, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const wording = z.object({
  ...{ revision: z.int(), statement: text, claimant: text.nullable() },
  /** Not said by events of before 29 November 2026. */
  ...{ claimantKind: text.nullable().optional(), claimedOn: text.nullable().optional() },
});

function worded(event: ReadEvent, said: z.infer<typeof wording>, reason = ""): Said {
  return {
    table: "ClaimRevision",
    row: `${event.subject.claimId}/${said.revision}`,
    // In one piece: there are many, and an object put together of others takes several times as long.
    expected: {
      statement: said.statement,
      claimant: said.claimant,
      claimantKind: said.claimantKind,
      claimedOn: said.claimedOn,
      hasClaimant: said.claimant !== null,
      // Nothing says yet who else a claimant is.
      claimantSameAs: null,
      reason,
      createdById: personOf(event),
      createdAt: momentOf(event),
    },
  };
}

const firstWordedTold = z.object({ wording });
const firstWorded = (event: ReadEvent) => worded(event, firstWordedTold.parse(event.payload).wording);

const claimRewritten = z.object({ to: wording, reason: text });

/** What events say of the wordings of claims, and of who made the claim. */
export const wordingSayings: Sayings = {
  "claim.marked": firstWorded,
  "claim.accepted": firstWorded,
  "claim.imported": firstWorded,
  "claim.derived": firstWorded,
  "claim.rewritten": (event) => {
    const { to, reason } = claimRewritten.parse(event.payload);
    return worded(event, to, reason);
  },
};
