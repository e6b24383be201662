import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { changeProblem, contentSeenHash, ratingBefore, ratingChanges, saysTheSame } from "@/lib/reports/edition";
import { fairnessOf } from "@/lib/reports/replies";
import { retractedVersion, standingClaims } from "@/lib/reports/retraction";
import { publishReportInput } from "@/lib/reports/schema";
import { openVersion, reportVersionSchema, scalePosition, scaleRange, sealVersion } from "@/lib/reports/version";
import {
  aLoadedClaim,
  aPublication,
  aStoredContact,
  aVerdict,
  aVersion,
  onlyClaim,
  publisherId,
  reviewerIds,
} from "@/tests/builders/publication";

const second = "2026-12-01T09:00:00.000Z";

/** The report published before, about to be published again with the claim as given. */
function again(changes: Parameters<typeof aLoadedClaim>[0] = {}, summary?: string) {
  const before = aVersion();
  const { report } = aPublication();
  if (report === null) throw new Error("Nobody wrote this report.");
  return aPublication({
    report: { ...report, versionNumber: 1, ...(summary === undefined ? {} : { summary }) },
    previous: { version: before, contentHash: sealVersion(before).contentHash },
    claims: [aLoadedClaim({ published: { slug: "claim-1", versionNumber: 1, takedownId: null }, ...changes })],
  });
}

const changedVerdict = { verdicts: [aVerdict({ number: 2, rating: "mostly-true", decidedById: reviewerIds[0] })] };

describe("a version", () => {
  test("is read back exactly as it was sealed", () => {
    const version = aVersion();
    const sealed = sealVersion(version);
    expect(sealed.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(openVersion(sealed)).toEqual(version);
    expect(new TextDecoder().decode(sealed.canonical)).toBe(canonicalJson(version));
  });

  test("has a hash that does not depend on the order of keys, and moves with a single letter", () => {
    const version = aVersion();
    const shuffled = Object.fromEntries(Object.entries(version).toReversed());
    expect(sealVersion(reportVersionSchema.parse(shuffled)).contentHash).toBe(sealVersion(version).contentHash);
    const other = { ...version, report: { ...version.report, summary: `${version.report.summary} ` } };
    expect(sealVersion(other).contentHash).not.toBe(sealVersion(version).contentHash);
  });

  test("is not read when a single byte changed", () => {
    const sealed = sealVersion(aVersion());
    const canonical = Uint8Array.from(sealed.canonical);
    canonical[40] = (canonical[40] ?? 0) ^ 1;
    expect(() => openVersion({ ...sealed, canonical })).toThrow("does not have the hash");
  });

  test("refuses an inverted scale, a range that is not its own, and a rating that is not on it", () => {
    const version = aVersion();
    const [scale] = version.scales;
    const claim = onlyClaim(version);
    if (scale === undefined) throw new Error("No scale.");
    const inverted = { ...scale, ratings: scale.ratings.map((one) => ({ ...one, value: one.value === null ? null : 6 - one.value })) };
    expect(reportVersionSchema.safeParse({ ...version, scales: [inverted] }).success).toBe(false);
    expect(reportVersionSchema.safeParse({ ...version, scales: [{ ...scale, best: 7 }] }).success).toBe(false);
    expect(reportVersionSchema.safeParse({ ...version, scales: [{ ...scale, worst: 0 }] }).success).toBe(false);
    const verdict = { ...claim.verdict, rating: { ...claim.verdict.rating, value: 3 } };
    expect(reportVersionSchema.safeParse({ ...version, claims: [{ ...claim, verdict }] }).success).toBe(false);
    expect(reportVersionSchema.safeParse({ ...version, surprise: 1 }).success).toBe(false);
  });

  test("is read in every format it was ever published in, and in no other shape of it", () => {
    const version = aVersion();
    const claim = onlyClaim(version);
    const { retraction: _, ...stands } = claim;
    const { contacts, searches, ...untold } = stands;
    const { topics, ...untopical } = version.report;
    const { retraction: __, ...unretracted } = untopical;
    const { waivers, ...unwaived } = unretracted;
    const { timeZone, ...timeless } = version.newsroom;
    const seventh = { ...version, formatVersion: 7, newsroom: timeless };
    const fourth = { ...seventh, formatVersion: 4, report: unretracted, claims: [stands] };
    const third = { ...fourth, formatVersion: 3, report: unwaived };
    const second = { ...third, formatVersion: 2, claims: [untold] };
    const plain = ({ look: ___, translations: ____, ...rating }: typeof claim.verdict.rating) => rating;
    const unlooked = { ...untold, verdict: { ...claim.verdict, rating: plain(claim.verdict.rating) } };
    const scales = version.scales.map((scale) => ({ ...scale, ratings: scale.ratings.map(plain) }));
    const first = { ...second, formatVersion: 1, scales, claims: [unlooked] };
    const sixth = { ...seventh, formatVersion: 6, report: untopical };
    const fifth = { ...sixth, formatVersion: 5 };
    expect(topics).toEqual(["Harbour", "Budget 2024"]);
    expect(timeZone).toBe("UTC");
    const eighth = { ...version, formatVersion: 8 };
    for (const each of [version, eighth, seventh, sixth, fifth, fourth, third, second, first])
      expect(reportVersionSchema.safeParse(each).success).toBe(true);
    for (const mixed of [
      { ...version, formatVersion: 7 },
      { ...version, newsroom: timeless },
      { ...seventh, formatVersion: 8 },
      { ...seventh, formatVersion: 6 },
      { ...version, report: untopical },
      { ...version, formatVersion: 10 },
      { ...seventh, formatVersion: 9 },
      { ...sixth, formatVersion: 4 },
      { ...version, claims: [stands] },
      { ...fourth, formatVersion: 5 },
      { ...fourth, formatVersion: 6 },
      { ...fourth, formatVersion: 3 },
      { ...fourth, claims: [untold] },
      { ...third, formatVersion: 4 },
      { ...third, formatVersion: 2 },
      { ...second, formatVersion: 3 },
      { ...second, formatVersion: 1 },
      { ...first, formatVersion: 3 },
      {
        ...sixth,
        formatVersion: 5,
        claims: [{ ...claim, evidence: claim.evidence.map((piece) => ({ ...piece, withheld: { reason: "" } })) }],
      },
    ]) {
      expect(reportVersionSchema.safeParse(mixed).success).toBe(false);
    }
    // Each of them can be retracted, and says no more then than it did.
    for (const each of [version, eighth, seventh, sixth, fourth, third, second, first]) {
      const before = reportVersionSchema.parse(each);
      const asked = { claimId: null, reason: "We were taken in.", askedBy: "Edith Editor" };
      const stored = { version: before, contentHash: sealVersion(before).contentHash };
      const after = retractedVersion(stored, asked, { at: new Date("2026-12-01T09:00:00.000Z"), by: "Egon Editor" });
      expect(openVersion(sealVersion(after))).toEqual(after);
      expect(onlyClaim(after)).toMatchObject({ statement: claim.statement, verdict: { justification: claim.verdict.justification } });
      expect(standingClaims(after)).toEqual([]);
    }
    const published = reportVersionSchema.parse(second);
    const { newsroom, article } = aPublication();
    const strict = aPublication({ newsroom: { ...newsroom, waivableRules: [] }, article: { ...article, topics: [] } });
    expect(saysTheSame(published, aVersion(strict))).toBe(true);
    expect(saysTheSame(published, version)).toBe(false);
    const topical = aVersion({ ...strict, article });
    expect([saysTheSame(published, topical), saysTheSame(topical, topical)]).toEqual([false, true]);
    const answered = aVersion({ ...strict, claims: [aLoadedClaim({ contacts: [aStoredContact()] })] });
    expect(saysTheSame(published, answered)).toBe(false);
    expect([fairnessOf(published), fairnessOf(answered)]).toEqual([null, { claims: 1, asked: 1, answered: 1, searched: 0 }]);
  });

  test("keeps dates of a claim apart: unknown stays unknown", () => {
    const wording = aLoadedClaim().revisions[0];
    if (wording === undefined) throw new Error("No wording.");
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ revisions: [{ ...wording, claimedOn: null }] })] }));
    expect(onlyClaim(version).claimedOn).toBeNull();
  });

  test.each([
    [[5, 4, 3, 2, 1, null], { worst: 1, best: 5 }],
    [[1, null], null],
    [[null], null],
    [[2, 2], null],
    [[10, 1], { worst: 1, best: 10 }],
  ])("knows the range of a scale with %j", (values, range) => {
    expect(scaleRange(values.map((value) => ({ value })))).toEqual(range);
  });

  test("places a value between worst and best", () => {
    const scale = { worst: 1, best: 5 };
    expect([1, 3, 5, null].map((value) => scalePosition(scale, value))).toEqual([0, 0.5, 1, null]);
    expect(scalePosition({ worst: null, best: null }, 3)).toBeNull();
  });
});

describe("a later version", () => {
  test("chains to the one before by its hash and keeps what that said", () => {
    const publication = again(changedVerdict);
    const version = aVersion(publication, { change: "correction", reason: "We erred.", at: second });
    expect(version.report).toMatchObject({ number: 2, firstPublishedAt: "2026-11-24T12:00:00.000Z", publishedAt: second });
    expect(version.report.history).toEqual([
      {
        ...{ number: 1, change: "first", reason: "", publishedAt: "2026-11-24T12:00:00.000Z", publishedBy: "Edith Editor" },
        contentHash: publication.previous?.contentHash,
      },
    ]);
    const claim = onlyClaim(version);
    expect(claim).toMatchObject({ firstPublishedAt: "2026-11-24T12:00:00.000Z", modifiedAt: second, slug: "claim-1" });
    expect(ratingChanges(version)).toMatchObject([{ from: "False", to: "Mostly true" }]);
    expect(ratingBefore(claim)?.rating.label).toBe("False");
    expect(ratingBefore(claim)?.number).toBe(1);
  });

  test("does not date a claim anew that did not change", () => {
    const version = aVersion(again({}, "Still no."), { change: "clarification", reason: "Clearer.", at: second });
    expect(onlyClaim(version).modifiedAt).toBe("2026-11-24T12:00:00.000Z");
    expect(ratingBefore(onlyClaim(version))).toBeNull();
    expect(ratingChanges(version)).toEqual([]);
  });

  test("says the same when only numbers and dates moved", () => {
    expect(saysTheSame(aVersion(again(), { change: "update", at: second }), aVersion())).toBe(true);
    expect(saysTheSame(aVersion(again({}, "Other."), { change: "update", at: second }), aVersion())).toBe(false);
  });

  test("has the same hash of what is seen whoever publishes it whenever, and another once something moved", () => {
    const seen = contentSeenHash(aVersion(aPublication(), { at: second, by: "Somebody" }));
    expect(contentSeenHash(aVersion())).toBe(seen);
    expect(contentSeenHash(aVersion(aPublication({ claims: [aLoadedClaim({ evidence: [] })] })))).not.toBe(seen);
  });
});

describe("the kind of a change", () => {
  const problem = (publication: ReturnType<typeof again>, change: Parameters<typeof aVersion>[1], by = publisherId) =>
    changeProblem(publication, { version: aVersion(publication, { at: second, ...change }), publisherId: by });

  test("is first exactly once", () => {
    expect(problem(aPublication(), { change: "first" })).toBeNull();
    expect(problem(aPublication(), { change: "update", reason: "x" })).toMatch(/\.$/);
    expect(problem(again(), { change: "first", reason: "x" })).toMatch(/\.$/);
  });

  test("needs a reason that readers see", () => {
    const input = { articleId: "0190aaaa-0000-7000-8000-00000000000d", versionNumber: 1, change: "typo" };
    expect(publishReportInput.safeParse({ ...input, reason: " " }).error?.issues).toMatchObject([{ path: ["reason"] }]);
    expect(publishReportInput.safeParse({ ...input, reason: "Spelling." }).success).toBe(true);
    expect(publishReportInput.safeParse({ ...input, change: "first" }).success).toBe(true);
    expect(publishReportInput.safeParse({ ...input, change: "retraction", reason: "x" }).success).toBe(false);
  });

  test("cannot hide a changed verdict as a typing error or clarification", () => {
    for (const change of ["typo", "clarification"] as const) {
      expect(problem(again(changedVerdict), { change, reason: "x" })).toMatch(/\.$/);
      expect(problem(again({}, "Other."), { change, reason: "x" })).toBeNull();
    }
    expect(problem(again(changedVerdict), { change: "update", reason: "New facts." })).toBeNull();
  });

  test("is a correction only when a verdict changed, published by somebody other than its author", () => {
    expect(problem(again(), { change: "correction", reason: "x" })).toMatch(/\.$/);
    expect(problem(again(changedVerdict), { change: "correction", reason: "x" })).toBeNull();
    expect(problem(again(changedVerdict), { change: "correction", reason: "x" }, reviewerIds[0])).toMatch(/\.$/);
  });
});

test("the words of a claim that stands in several places are those of the first in the newest text, else as they last stood there", () => {
  const [place] = aLoadedClaim().appearances;
  if (place === undefined) throw new Error("The claim stands nowhere.");
  const at = (number: number, exact: string, start: number) => ({
    ...{ ...place, exact, start, end: start + exact.length, snapshot: { number } },
    snapshotId: number === place.snapshot.number ? place.snapshotId : `older-${number}`,
  });
  const [first, later, older] = [at(1, "It cost 41 million", 20), at(1, "The price was 41 million", 90), at(0, "It costs 41 million", 5)];
  const gone = [first, later].map((one) => ({ ...one, state: "lost" as const, confirmedById: publisherId, start: -1, end: -1 }));
  const quoteOf = (...appearances: (typeof place)[]) =>
    onlyClaim(aVersion(aPublication({ claims: [aLoadedClaim({ appearances })] }))).quote.exact;
  expect([quoteOf(first, later, older), quoteOf(older, later, first)]).toEqual([first.exact, first.exact]);
  expect([quoteOf(older, later, ...gone), quoteOf(...gone, older)]).toEqual([later.exact, older.exact]);
});
