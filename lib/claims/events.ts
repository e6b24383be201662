import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";
import { copiedRows } from "./copied-rows";
import { openedClaims } from "./opened-claims";
import { claimStates } from "./workflow";

const state = z.enum(claimStates);
const place = z.object({ exact: z.string(), start: z.number().int(), end: z.number().int() });
/** A claim's first place. Events from before 28 November 2026 do not say in which snapshot. */
const firstPlace = place.extend({ snapshotId: z.string().optional() });
const snapshotNamed = z.object({ id: z.string(), number: z.number().int() });
const anchorState = z.enum(["exact", "normalised", "moved", "ambiguous", "lost"]);
/** One wording of a claim, and who made it when. */
export const wording = z.object({
  ...{ revision: z.number().int(), statement: z.string(), claimant: z.string().nullable() },
  /** Absent in events from before these were said. */
  ...{ claimantKind: z.enum(["person", "organisation"]).nullable().optional(), claimedOn: z.string().nullable().optional() },
});

const layerMeasures = z.object({ logLoss: z.number(), agreement: z.number(), f1: z.number() });

function percent(share: number): string {
  return `${Math.round(share * 100)}%`;
}

function quoted(text: string): string {
  return `“${text.length > 120 ? `${text.slice(0, 119).trimEnd()}…` : text}”`;
}

/** Of a claim that comes back: where it stands from now on, and which verdict became stale by it. Events from before 30 November 2026 do not say that. */
const cameBack = {
  to: state,
  ...{ staleVerdict: z.number().int().optional(), staleReason: z.string().optional() },
};

function alsoStale({ staleReason }: { staleReason?: string | undefined }): string {
  return staleReason === undefined ? "" : `; its verdict became stale: ${staleReason}`;
}

/** What the log can say about candidates and claims. */
export const claimEvents = {
  "candidate.dismissed": eventKind(
    z.object({ candidateId: z.string(), exact: z.string(), reason: z.string() }),
    (p) => `dismissed the candidate ${quoted(p.exact)}${because(p.reason)}`,
  ),
  "candidate.restored": eventKind(
    z.object({ candidateId: z.string(), exact: z.string() }),
    (p) => `put the candidate ${quoted(p.exact)} back`,
  ),
  "claim.accepted": eventKind(
    z.object({ candidateId: z.string(), place: firstPlace, wording, provider: z.string() }),
    (p) => `accepted ${quoted(p.place.exact)} as a claim`,
  ),
  "claim.marked": eventKind(z.object({ place: firstPlace, wording }), (p) => `marked ${quoted(p.place.exact)} as a claim`),
  "claim.rewritten": eventKind(
    z.object({ from: wording, to: wording, reason: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `rewrote the claim from ${quoted(p.from.statement)} to ${quoted(p.to.statement)}${because(p.reason)}`,
  ),
  "claim.anchored": eventKind(
    z.object({
      snapshot: snapshotNamed,
      state: anchorState,
      score: z.number(),
      before: place,
      place: place.nullable(),
      rivals: z.number().int(),
      /** Whether a person had found the words gone before, so that they are not asked about again. Absent in events from before each place was told of. */
      isStillGone: z.boolean().optional(),
      staleVerdict: z.number().int().nullable(),
    }),
    (p) =>
      p.state === "exact" || p.state === "normalised"
        ? `carried the claim’s words on to snapshot ${p.snapshot.number}`
        : p.isStillGone === true
          ? `found the claim’s words still gone in snapshot ${p.snapshot.number}`
          : `did not find the claim’s place in snapshot ${p.snapshot.number} for certain (${p.state})${p.staleVerdict === null ? "" : "; its verdict became stale"}`,
  ),
  "claim.placed": eventKind(
    z.object({
      snapshot: snapshotNamed,
      from: anchorState,
      before: place,
      /** Which of the claim's places was settled. Absent in events from before it was said: then it was the only one that waited, or any of them. */
      placeId: z.string().optional(),
      place: place.nullable(),
      isSameWords: z.boolean(),
      staleVerdict: z.number().int().nullable(),
    }),
    (p) =>
      (p.place === null
        ? `confirmed that the claim’s words are gone from snapshot ${p.snapshot.number}`
        : p.isSameWords
          ? `said where the claim’s words stand in snapshot ${p.snapshot.number}`
          : `tied the claim to changed words in snapshot ${p.snapshot.number}: ${quoted(p.place.exact)}`) +
      (p.staleVerdict === null ? "" : "; its verdict became stale"),
  ),
  "claim.unplaced": eventKind(
    z.object({
      ...{ snapshot: snapshotNamed, placeId: z.string() },
      /** What was taken back; null when that was that the words are gone. */
      place: place.nullable(),
      /** What the place is again, and the words that are looked for there. */
      ...{ to: anchorState, before: place },
      staleVerdict: z.number().int().nullable(),
    }),
    (p) =>
      (p.place === null
        ? `took back that the claim’s words are gone from snapshot ${p.snapshot.number}`
        : `took back that the claim stands in snapshot ${p.snapshot.number} as ${quoted(p.place.exact)}`) +
      (p.staleVerdict === null ? "" : "; its verdict became stale"),
  ),
  "claim.dismissed": eventKind(z.object({ from: state, reason: z.string() }), (p) => `dismissed the claim${because(p.reason)}`),
  "claim.withdrawn": eventKind(z.object({ from: state, reason: z.string() }), (p) => `withdrew the claim${because(p.reason)}`),
  "claim.restored": eventKind(z.object(cameBack), (p) => `put the claim back into review${alsoStale(p)}`),
  "claim.held": eventKind(z.object({ from: state, reason: z.string() }), (p) => `put the claim on hold${because(p.reason)}`),
  "claim.resumed": eventKind(z.object(cameBack), (p) => `took the claim off hold${alsoStale(p)}`),
  "claim.reopened": eventKind(
    z.object({ from: state, reason: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `reopened the claim${because(p.reason)}`,
  ),
  "layer.trained": eventKind(
    z.object({
      number: z.number().int(),
      from: z.number().int().nullable(),
      provider: z.string(),
      version: z.string(),
      decisions: z.number().int(),
      articles: z.number().int(),
      before: layerMeasures,
      after: layerMeasures,
      weights: z.record(z.string(), z.number()).optional(),
      /** The newest decision it knows of; absent in events from before it was said. */
      decidedUntil: z.string().optional(),
    }),
    (p) =>
      `let the breakdown learn from ${p.decisions} decisions on ${p.articles} articles (layer ${p.number}; foretold ${percent(p.before.agreement)} of held-out decisions before, ${percent(p.after.agreement)} after)`,
  ),
  "layer.reverted": eventKind(z.object({ number: z.number().int(), to: z.number().int().nullable() }), (p) =>
    p.to === null
      ? `took back learned layer ${p.number}: the breakdown works without one`
      : `went back from learned layer ${p.number} to ${p.to}`,
  ),
  "claim.split": eventKind(
    z.object({
      ...{ stepId: z.string(), from: state, staleVerdict: z.number().int().nullable() },
      parts: z.array(z.object({ claimId: z.string(), statement: z.string() })),
    }),
    (p) => `split the claim into ${p.parts.length}: ${p.parts.map(({ statement }) => quoted(statement)).join(", ")}`,
  ),
  "claim.merged": eventKind(
    z.object({ stepId: z.string(), from: state, into: z.string(), statement: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `merged the claim into ${quoted(p.statement)}`,
  ),
  "claim.markedDuplicate": eventKind(
    z.object({ stepId: z.string(), from: state, of: z.string(), statement: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `marked the claim as a duplicate of ${quoted(p.statement)}`,
  ),
  "claim.derived": eventKind(
    z.object({
      ...{ stepId: z.string(), relation: z.enum(["split", "merged"]), from: z.array(z.string()), wording },
      carried: z.array(z.object({ number: z.number().int(), fromClaim: z.string(), fromNumber: z.number().int() })),
      /** Absent in events from before these were carried. */
      carriedDiligence: z.object({ searches: z.number().int(), contacts: z.number().int(), sets: z.number().int().optional() }).optional(),
      /** Which rows were made, and of which each is a copy; a text where that was erased. Absent in events from before it was said. */
      copies: z.union([copiedRows, z.string()]).optional(),
      /** How many places it took over. Absent in events from before unsettled ones were told apart by where they were last certain. */
      places: z.number().int().optional(),
    }),
    (p) =>
      `made the claim ${quoted(p.wording.statement)} ${p.relation === "split" ? "by splitting another" : `by merging ${p.from.length} others`}` +
      (p.carried.length === 0
        ? ""
        : `, with ${p.carried.length} ${p.carried.length === 1 ? "piece" : "pieces"} of evidence from the claim before`),
  ),
  "claim.lineageUndone": eventKind(
    z.object({ stepId: z.string(), relation: z.enum(["split", "merged", "duplicateOf"]), ...cameBack }),
    (p) => `took back ${{ split: "the split", merged: "the merge", duplicateOf: "the duplicate mark" }[p.relation]}${alsoStale(p)}`,
  ),
  "claim.assigned": eventKind(
    z.object({ assigneeId: z.string(), assignee: z.string(), dueAt: z.string().nullable() }),
    (p) => `gave the claim to ${p.assignee}${p.dueAt === null ? "" : `, due ${p.dueAt.slice(0, 10)}`}`,
  ),
  "claim.unassigned": eventKind(
    z.object({ assigneeId: z.string(), assignee: z.string() }),
    (p) => `took the claim off ${p.assignee}’s list`,
  ),
  "claim.translationSet": eventKind(z.object({ from: z.string().nullable(), to: z.string().nullable(), statement: z.string() }), (p) =>
    p.to !== null
      ? `said that the claim is the translation of ${quoted(p.statement)}`
      : p.from !== null
        ? `took back that the claim is the translation of ${quoted(p.statement)}`
        : "took back that the claim is the translation of no claim of the original",
  ),
  "claim.translationRuledOut": eventKind(z.object({ from: z.string().nullable(), statement: z.string() }), (p) =>
    p.from === null
      ? "said that the claim is the translation of no claim of the original"
      : `took back that the claim is the translation of ${quoted(p.statement)}, and said that it is of no claim of the original`,
  ),
  "claim.prioritised": eventKind(
    z.object({ from: z.number().int(), to: z.number().int(), opened: openedClaims }),
    (p) => `made the claim ${["normal", "high", "urgent"][p.to] ?? p.to} priority`,
  ),
} as const;
