import "server-only";
import { hashOfJson } from "@/lib/audit/hash-of-json";
import type { Proposal, Reading } from "@/lib/breakdown/providers/provider";
import type { WriteClient } from "@/lib/database";
import { hashOfProposal, hashOfProposals } from "./tell-proposals";

/** Candidates go in a few hundred at a time: a statement may carry at most 65,535 values. */
const batchSize = 500;

/** What people had decided about a candidate, for the same words in a later snapshot. */
export type CarriedDecision = {
  state: "accepted" | "dismissed";
  claimId: string | null;
  decidedById: string | null;
  decidedAt: Date | null;
  dismissReason: string | null;
};

/** What was decided before, by the stretch it is about (`stretchKey`). */
export type CarriedDecisions = ReadonlyMap<string, CarriedDecision>;

/** Names a stretch of text, for looking up what was decided about it. */
export function stretchKey(range: { start: number; end: number }): string {
  return `${range.start}-${range.end}`;
}

type Place = { workspaceId: string; articleId: string; snapshotId: string; decided?: CarriedDecisions };

/** Writes a snapshot's breakdown: its sentences with their scores, and each candidate with who proposed it and what was decided before. */
export async function storeBreakdown(
  database: WriteClient,
  { workspaceId, articleId, snapshotId, decided }: Place,
  { provider, version, model, threshold, layer, fallback, sentences, candidates }: Reading,
): Promise<void> {
  const { id: breakdownId } = await database.breakdown.create({
    data: { workspaceId, snapshotId, provider, version, model, threshold, layer, fallback, sentences },
    select: { id: true },
  });
  for (let from = 0; from < candidates.length; from += batchSize) {
    const batch = candidates.slice(from, from + batchSize);
    await database.candidate.createMany({
      data: batch.map((candidate) => ({
        ...{ workspaceId, articleId, snapshotId, breakdownId },
        ...columnsOf(candidate),
        ...decided?.get(stretchKey(candidate)),
      })),
    });
  }
}

// By name: what a provider adds to its candidates has no column until it is given one.
function columnsOf({ start, end, sentence, kind, statement, claimant, checkWorthiness, reasons, ...by }: Proposal) {
  const { provider, model, version, score } = by;
  return { start, end, sentence, kind, statement, claimant, checkWorthiness, reasons, provider, model, version, score };
}

/** A breakdown as an event tells of it. */
export function tellBreakdown({ provider, version, model, threshold, layer, fallback, sentences, candidates }: Reading) {
  const hashes = {
    sentencesHash: hashOfJson(stored(sentences)),
    proposalsHash: hashOfProposals(candidates.map((one) => hashOfProposal({ ...one, reasons: stored(one.reasons) }))),
  };
  return { provider, version, model, threshold, layer, fallback, sentences: sentences.length, candidates: candidates.length, ...hashes };
}

// As JSON holds it: a key without a value is none.
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
