import { beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { readEvent } from "@/lib/audit/read-event";
import { whyStale } from "@/lib/audit/why-stale";
import { holdClaim } from "@/lib/claims/hold-claim";
import { mergeClaims } from "@/lib/claims/merge-claims";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { resumeClaim } from "@/lib/claims/resume-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { splitClaim } from "@/lib/claims/split-claim";
import { undoLineage } from "@/lib/claims/undo-lineage";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { database } from "@/lib/database";
import { concerningTypes, recipientsOf } from "@/lib/notifications/recipients";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { listVerdicts } from "@/lib/verdicts/queries";
import { reviseScale } from "@/lib/verdicts/revise-scale";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { placeOnWords, renewArticle } from "@/tests/builders/places";
import { newestEvent } from "@/tests/builders/record";
import { aDecidedClaim, aRating, markAlso } from "@/tests/builders/review";
import { aScaleWith } from "@/tests/builders/scale";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const cost = "The city paid 41 million for the new bridge in 2024";
const otherCost = cost.replace("41", "38");
const ferry = "Ferry traffic fell by a third after the opening";

type Claim = Awaited<ReturnType<typeof aDecidedClaim>>;

const renew = ({ articleId }: Claim, change: (text: string) => string) => renewArticle(newsroom, articleId, change);
const place = (claim: Claim, exact: string | null) => placeOnWords(newsroom, claim, exact);

const ruling = async ({ claimId }: Claim, verdictNumber: number) => ({
  ...{ claimId, revisionNumber: 1, verdictNumber },
  ...{ ratingId: await aRating(newsroom), justification: "Settled anew." },
});
const settle = async (claim: Claim, verdictNumber: number) =>
  accepted(await decideClaim(newsroom.editor, await ruling(claim, verdictNumber)));

const hold = async ({ claimId }: Claim) => accepted(await holdClaim(newsroom.editor, { claimId, reason: "Waits for the court." }));
const resume = async ({ claimId }: Claim) => accepted(await resumeClaim(newsroom.editor, { claimId }));
const withdraw = async ({ claimId }: Claim) => accepted(await withdrawClaim(newsroom.editor, { claimId, reason: "Nobody asks." }));
const restore = async ({ claimId }: Claim) => accepted(await restoreClaim(newsroom.editor, { claimId }));

const costs = (words: string) => (text: string) => text.replace(cost, words).replace(otherCost, words);
const shuffled = (text: string) =>
  `At first all went well. ${cost}. Quite another story. ${cost}. And so it ended. ${otherCost}.\n\n${ferry}. ${text.length}`;

const gone = (number: number) => `Snapshot ${number} of the article no longer holds the claim’s words.`;
const changed = (number: number) => `The claim’s words changed in snapshot ${number} of the article.`;

/** Each way in which the words of a settled claim can become others than its verdict was given on, or not; and why the verdict is stale then, null when it stands. */
const ways: [string, (claim: Claim) => Promise<unknown>, string | null][] = [
  ["another text with the same words", (claim) => renew(claim, (text) => `A beginning.\n\n${text}`), null],
  ["another text with other typography", (claim) => renew(claim, costs(cost.replaceAll(" ", "  "))), null],
  ["another text without the words", (claim) => renew(claim, costs(otherCost)), gone(2)],
  ["another text in which they may be", (claim) => renew(claim, shuffled), null],
  [
    "placed on the same words",
    async (claim) => {
      await renew(claim, shuffled);
      await place(claim, cost);
    },
    null,
  ],
  [
    "placed on other words",
    async (claim) => {
      await renew(claim, shuffled);
      await place(claim, otherCost);
    },
    changed(2),
  ],
  [
    "said to be gone",
    async (claim) => {
      await renew(claim, shuffled);
      await place(claim, null);
    },
    gone(2),
  ],
  [
    "settled anew while it waits, and placed on the same words",
    async (claim) => {
      await renew(claim, shuffled);
      await reopenClaim(newsroom.editor, { claimId: claim.claimId, reason: "Again." });
      await settle(claim, 1);
      await place(claim, cost);
    },
    null,
  ],
  [
    "settled anew while it waits, and placed on other words",
    async (claim) => {
      await renew(claim, costs(otherCost));
      await settle(claim, 1);
      await place(claim, otherCost);
    },
    changed(2),
  ],
  ...(
    [
      ["on hold", hold, resume],
      ["withdrawn", withdraw, restore],
    ] as const
  ).flatMap(([aside, away, back]): typeof ways => [
    [
      `${aside} and back`,
      async (claim) => {
        await away(claim);
        await back(claim);
      },
      null,
    ],
    [
      `${aside}, another text with the same words, and back`,
      async (claim) => {
        await away(claim);
        await renew(claim, (text) => `A beginning.\n\n${text}`);
        await back(claim);
      },
      null,
    ],
    [
      `${aside}, another text in which they may be, and back`,
      async (claim) => {
        await away(claim);
        await renew(claim, shuffled);
        await back(claim);
      },
      null,
    ],
    [
      `${aside}, another text without the words, one with them again, and back`,
      async (claim) => {
        await away(claim);
        await renew(claim, costs(otherCost));
        await renew(claim, costs(cost));
        await back(claim);
      },
      gone(2),
    ],
    [
      `waiting, then ${aside}, placed on the same words, and back`,
      async (claim) => {
        await renew(claim, shuffled);
        await away(claim);
        await place(claim, cost);
        await back(claim);
      },
      null,
    ],
    [
      `waiting, then ${aside}, placed on other words, and back`,
      async (claim) => {
        await renew(claim, shuffled);
        await away(claim);
        await place(claim, otherCost);
        await back(claim);
      },
      changed(2),
    ],
    [
      `settled anew while it waits, then ${aside}, placed on other words of the same text, and back`,
      async (claim) => {
        await renew(claim, costs(otherCost));
        await settle(claim, 1);
        await away(claim);
        await place(claim, otherCost);
        await back(claim);
      },
      changed(2),
    ],
    [
      `settled anew while it is gone, then ${aside}, another text without the words, and back`,
      async (claim) => {
        await renew(claim, costs(otherCost));
        await place(claim, null);
        await settle(claim, 1);
        await away(claim);
        await renew(claim, (text) => `${text}\nA line more.`);
        await back(claim);
      },
      null,
    ],
  ]),
  [
    "gone and settled anew, and more texts without the words",
    async (claim) => {
      await renew(claim, costs(otherCost));
      await place(claim, null);
      await settle(claim, 1);
      for (const line of ["A line more.", "And another."]) await renew(claim, (text) => `${text}\n${line}`);
    },
    null,
  ],
  [
    "lost and settled anew, and only then said to be gone",
    async (claim) => {
      await renew(claim, costs(otherCost));
      await settle(claim, 1);
      await place(claim, null);
    },
    null,
  ],
  [
    "gone and settled anew, and the words come back",
    async (claim) => {
      await renew(claim, costs(otherCost));
      await place(claim, null);
      await settle(claim, 1);
      await renew(claim, costs(cost));
    },
    null,
  ],
  [
    "gone and settled anew, the words come back and go once more",
    async (claim) => {
      await renew(claim, costs(otherCost));
      await settle(claim, 1);
      await renew(claim, costs(cost));
      await renew(claim, costs(otherCost));
    },
    gone(4),
  ],
  [
    "settled anew while it may stand, and said to be gone",
    async (claim) => {
      await renew(claim, shuffled);
      await reopenClaim(newsroom.editor, { claimId: claim.claimId, reason: "Again." });
      await settle(claim, 1);
      await place(claim, null);
    },
    gone(2),
  ],
  [
    "its statement edited",
    async ({ claimId }) =>
      rewriteClaim(newsroom.editor, { claimId, revisionNumber: 1, statement: "It cost 38 million.", reason: "Clearer." }),
    "The claim was reworded.",
  ],
  [
    "merged, and the merge taken back",
    async (claim) => {
      const other = await markAlso(newsroom, claim, ferry);
      const claims = [claim.claimId, other].map((claimId) => ({ claimId, revisionNumber: 1 }));
      const { stepId } = accepted(await mergeClaims(newsroom.editor, { claims, statement: "Both." }));
      accepted(await undoLineage(newsroom.editor, { stepId }));
    },
    "The claim was merged into another.",
  ],
  [
    "split, and the split taken back",
    async ({ claimId }) => {
      const parts = ["The city paid 41 million.", "It paid in 2024."];
      const { stepId } = accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts }));
      accepted(await undoLineage(newsroom.editor, { stepId }));
    },
    "The claim was split.",
  ],
];

describe("a verdict stays with the words it is of", () => {
  test.each(ways)("%s", async (_, happens, staleReason) => {
    const claim = await aDecidedClaim(newsroom);
    await happens(claim);
    const [verdict] = await listVerdicts(newsroom.editor, claim.claimId);
    expect(verdict?.staleReason ?? null).toBe(staleReason);
    // An event tells of it, and the claim waits to be settled anew once it is back.
    const rows = await database.auditEvent.findMany({ where: { workspaceId: newsroom.workspaceId, claimId: claim.claimId } });
    const told = rows.map((row) => readEvent(row).event).filter(({ payload }) => payload.staleVerdict === verdict?.number);
    expect(told.map(whyStale)).toEqual(staleReason === null ? [] : [staleReason]);
    const { state } = await database.claim.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: claim.claimId } });
    expect(state === "decided").toBe(staleReason === null);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("what moved while a claim was set aside is told by the event that brings it back, and to whoever settled it", async () => {
    const own = await aNewsroom();
    const { claimId } = await aDecidedClaim(own);
    accepted(await withdrawClaim(own.editor, { claimId, reason: "Nobody asks." }));
    accepted(await reviseScale(own.owner, aScaleWith("mixed", { label: "Half right" })));
    accepted(await restoreClaim(own.secondEditor, { claimId }));
    const [verdict] = await listVerdicts(own.editor, claimId);
    const event = await newestEvent(own.owner);
    const staleReason = "The rating scale moved while the claim was set aside.";
    expect(event).toMatchObject({ type: "claim.restored", payload: { to: "assessed", staleVerdict: 1, staleReason } });
    expect(verdict?.staleReason).toBe(staleReason);
    expect(concerningTypes).toContain(event.type);
    expect(await recipientsOf(event)).toEqual([{ memberId: own.editor.userId, kind: "stale" }]);
    expect((await compareTables(own.owner)).faults).toEqual([]);
  });
});
