import { createHash } from "node:crypto";
import { canonicalJson } from "@/lib/audit/canonical";
import type { FactCheck } from "./fact-check";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/** The same address, claim and rating are the same fact-check; a changed rating is another. */
export function hashOfFactCheck({ url, claim, ratingWords, rating }: FactCheck): string {
  return sha256(JSON.stringify([url, claim, ratingWords, rating?.value ?? null, rating?.worst ?? null, rating?.best ?? null]));
}

/** One hash over the rows of a step that took fact-checks back or put them back, whatever their order: what the event holds, and what the tables must still give. */
export function stepHashOf(rows: readonly { factCheckId: string; number: number }[]): string {
  return sha256(
    rows
      .map(({ factCheckId, number }) => `${factCheckId} ${number}`)
      .toSorted()
      .join("\n"),
  );
}

/** A stored fact-check, as far as its import answers for it. Days are as they go into the table, or as it says them. */
export type FactCheckRow = Omit<FactCheck, "claimedOn" | "reviewedOn" | "rating"> & {
  id: string;
  contentHash: string;
  origin: string;
  claimedOn: Date | string | null;
  reviewedOn: Date | string | null;
  ratingValue: number | null;
  ratingWorst: number | null;
  ratingBest: number | null;
};

/** One hash over every column of an import's rows, whatever their order: what the event holds, and what the tables must still give. */
export function tableHashOf(rows: readonly FactCheckRow[]): string {
  const lines = rows.map(({ id, contentHash, url, claim, claimant, claimedOn, publisher, reviewedOn, ...rest }) => {
    const { ratingWords, ratingValue, ratingWorst, ratingBest, language, licence, origin } = rest;
    const days = [claimedOn, reviewedOn].map((day) => (day instanceof Date ? day.toISOString().slice(0, 10) : day));
    const rating = [ratingWords, ratingValue, ratingWorst, ratingBest];
    return canonicalJson([id, contentHash, url, claim, claimant, publisher, ...days, ...rating, language, licence, origin]);
  });
  return sha256(lines.toSorted().join("\n"));
}
