import { describe, expect, test } from "vitest";
import { countIndependentSources } from "@/lib/evidence/independent-sources";
import { checkGate, failedFindings, isUpToDate } from "@/lib/reports/gate";
import { type BlockingCode, blockingCodes, diligenceCodes } from "@/lib/reports/gate-rule";
import type { LoadedClaim, Publication } from "@/lib/reports/load-publication";
import { sealVersion } from "@/lib/reports/version";
import { waivableCodes } from "@/lib/reports/waivable";
import {
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredContact,
  aStoredSearch,
  aVerdict,
  aVersion,
  aWaiver,
  publisherId,
  reviewerIds,
} from "@/tests/builders/publication";

const baseUrl = "https://assay.example";

function find(publication: Publication, who: string | null = publisherId) {
  const version = publication.report === null ? null : aVersion(publication);
  return checkGate({ publication, version: publication.snapshot === null ? null : version, publisherId: who, baseUrl });
}

const failing = (publication: Publication, who?: string) => failedFindings(find(publication, who)).map((finding) => finding.code);

function withClaim(changes: Partial<LoadedClaim>): Publication {
  return aPublication({ claims: [aLoadedClaim(changes)] });
}

function published(changes: Partial<LoadedClaim> = {}): Publication {
  const before = aVersion();
  return aPublication({
    previous: { version: before, contentHash: sealVersion(before).contentHash },
    claims: [aLoadedClaim({ published: { slug: "claim-1", versionNumber: 1, takedownId: null }, state: "published", ...changes })],
  });
}

const { newsroom, article, report } = aPublication();
const secondOpenClaim = aLoadedClaim({ id: "0190aaaa-0000-7000-8000-00000000003b", verdicts: [] });
const wording = aLoadedClaim().revisions[0];
const place = aLoadedClaim().appearances[0];
if (report === null || wording === undefined || place === undefined) throw new Error("The builder builds too little.");
const older = { snapshotId: "older", snapshot: { number: 0 } };
const late = new Date("2026-11-25T10:00:00Z");

const by = { name: "Edith Editor" };
const takenBack = { number: 1, stepId: null, reason: "It was about another bridge.", withdrawnAt: late, withdrawnBy: by };
const takenFrom = (withdrawals: NonNullable<LoadedClaim["evidence"][number]["factCheck"]>["withdrawals"]) =>
  aPieceOfEvidence({ factCheck: { withdrawals } });

/** Each rule, broken in every way it can be, and nothing else with it. */
const broken: Record<BlockingCode, readonly (() => Publication)[]> = {
  draftWritten: [() => aPublication({ report: { ...report, summary: "" } }), () => aPublication({ report: { ...report, title: "" } })],
  somethingNew: [() => published()],
  selectionReasonGiven: [() => aPublication({ article: { ...article, selectionReason: " " } })],
  methodologyPublished: [() => aPublication({ newsroom: { ...newsroom, methodology: "" } })],
  correctionsPolicyPublished: [() => aPublication({ newsroom: { ...newsroom, correctionsPolicy: "\n" } })],
  claimDecided: [() => aPublication({ claims: [] }), () => withClaim({ state: "onHold" }), () => withClaim({ state: "dismissed" })],
  nothingUndecided: (["accepted", "inReview", "assessed"] as const).map(
    (state) => () => aPublication({ claims: [aLoadedClaim(), { ...secondOpenClaim, state }] }),
  ),
  publishedClaimsKept: (["onHold", "dismissed", "withdrawn"] as const).map(
    (state) => () =>
      aPublication({
        claims: [aLoadedClaim(), { ...secondOpenClaim, state, published: { slug: "gone", versionNumber: 1, takedownId: null } }],
      }),
  ),
  verdictsCurrent: [
    () => withClaim({ verdicts: [aVerdict({ staleAt: late, staleReason: "Evidence 2 was attached." })] }),
    () => withClaim({ revisionNumber: 2 }),
    () => withClaim({ verdicts: [aVerdict({ evidenceSetHash: "b".repeat(64) })] }),
    () => withClaim({ evidence: [aPieceOfEvidence({ revision: 2 })] }),
    () => withClaim({ appearances: [{ ...place, ...older }], verdicts: [aVerdict(older)] }),
    // A verdict of an older text is of the words that the claim had there.
    () => withClaim({ appearances: [place, { ...place, ...older, exact: "The city paid 38 million" }], verdicts: [aVerdict(older)] }),
    () => aPublication({ newsroom: { ...newsroom, scaleVersionId: "0190aaaa-0000-7000-8000-0000000000ff" } }),
  ],
  anchorsCertain: (["moved", "ambiguous", "lost"] as const).map((state) => () => withClaim({ appearances: [{ ...place, state }] })),
  quorumIn: [
    () => withClaim({ assessments: aLoadedClaim().assessments.slice(0, 1) }),
    () => withClaim({ assessments: aLoadedClaim().assessments.map((one) => ({ ...one, reviewerId: reviewerIds[0] })) }),
    () => aPublication({ newsroom: { ...newsroom, quorum: 3 } }),
  ],
  changedVerdictsReassessed: [
    () => published({ state: "decided", verdicts: [aVerdict({ number: 2, rating: "true" })] }),
    () =>
      published({
        state: "decided",
        verdicts: [aVerdict({ number: 2, rating: "true" })],
        assessments: reviewerIds.map((reviewerId, index) => ({
          reviewerId,
          revisionNumber: 1,
          submittedAt: index === 0 ? late : new Date(0),
        })),
      }),
  ],
  publisherIndependent: [
    () =>
      withClaim({
        assessments: [...aLoadedClaim().assessments, { reviewerId: publisherId, revisionNumber: 1, submittedAt: late }],
      }),
  ],
  ratingsHaveEvidence: [() => withClaim({ evidence: [], verdicts: [aVerdict({ evidence: [] })] })],
  evidenceCanBeFound: [
    () => withClaim({ evidence: [aPieceOfEvidence({ locator: " " })] }),
    () => withClaim({ evidence: [aPieceOfEvidence({ source: { url: null, publisher: null } })] }),
    // A link and a place do not help: nothing of them would be published.
    () => withClaim({ evidence: [aPieceOfEvidence({ source: { sealed: { withholdings: [] } } })] }),
  ],
  factChecksStand: [() => withClaim({ evidence: [takenFrom([{ ...takenBack, reinstatement: null }])] })],
  secondarySaysWhy: [() => withClaim({ evidence: [aPieceOfEvidence({ directness: "secondary" })] })],
  statementsNeutral: ["False: the bridge cost 41 million.", "The bridge cost 41 million (false)", "Fact check: the bridge"].map(
    (statement) => () => withClaim({ revisions: [{ ...wording, statement }] }),
  ),
  markupValid: [
    () => withClaim({ revisions: [{ ...wording, claimedOn: new Date("2027-01-01T00:00:00Z") }] }),
    () => withClaim({ revisions: [{ ...wording, claimant: { name: newsroom.name, kind: "organisation", sameAs: null } }] }),
    () => withClaim({ revisions: [{ ...wording, claimant: { name: "Nan Osei", kind: "person", sameAs: "not an address" } }] }),
    () => {
      const { scales } = aPublication();
      const inverted = scales.map((scale) => ({
        ...scale,
        ratings: scale.ratings.map((rating) => ({ ...rating, value: rating.value === null ? null : 6 - rating.value })),
      }));
      const verdict = aVerdict();
      return aPublication({
        scales: inverted,
        claims: [aLoadedClaim({ verdicts: [{ ...verdict, rating: { ...verdict.rating, value: 5 } }] })],
      });
    },
  ],
};

describe("the gate", () => {
  test("lets a sound report through, and judges every rule", () => {
    const findings = find(aPublication());
    expect(findings.map((finding) => finding.code)).toEqual([...blockingCodes, ...diligenceCodes]);
    expect(failedFindings(findings)).toEqual([]);
    expect(findings.filter((finding) => finding.outcome === "passed").every((finding) => finding.places.length === 0)).toBe(true);
  });

  for (const code of blockingCodes) {
    broken[code].forEach((publication, index) => {
      test(`stops at ${code}, way ${index + 1}, and says where`, () => {
        const failed = failedFindings(find(publication()));
        const alsoMarkup = code === "statementsNeutral" ? ["markupValid"] : [];
        expect(failed.map((finding) => finding.code)).toEqual([code, ...alsoMarkup]);
        expect(failed[0]?.places.length).toBeGreaterThan(0);
        expect(failed[0]?.sentence).toMatch(/^[A-Z].*\.$/);
      });
    });
  }

  test("takes a moved anchor that a person confirmed", () => {
    expect(failing(withClaim({ appearances: [{ ...place, state: "moved", confirmedById: publisherId }] }))).toEqual([]);
  });

  test("keeps a published claim on the scale it was published with", () => {
    const later = published();
    const changed = { ...later, newsroom: { ...later.newsroom, scaleVersionId: "another" }, report: { ...report, summary: "Still no." } };
    expect(failing(changed)).toEqual([]);
  });

  test("takes a changed verdict once a whole quorum assessed it again", () => {
    const assessments = reviewerIds.map((reviewerId) => ({ reviewerId, revisionNumber: 1, submittedAt: late }));
    expect(failing(published({ state: "decided", verdicts: [aVerdict({ number: 2, rating: "true" })], assessments }))).toEqual([]);
  });

  test("asks for another editor only when it is the publisher who assessed", () => {
    expect(failing(aPublication(), reviewerIds[0])).toEqual(["publisherIndependent"]);
  });

  test("lets off-scale verdicts stand without evidence", () => {
    expect(failing(withClaim({ evidence: [], verdicts: [aVerdict({ rating: "unproven", evidence: [] })] }))).toEqual([]);
  });

  test("does not claim that rules hold which had nothing to judge", () => {
    const codes = find(aPublication({ claims: [] })).map((finding) => finding.code);
    expect(codes).not.toContain("quorumIn");
    expect(codes).not.toContain("twoSources");
  });

  test("stops at what is not recorded, at a single source, at interests not noted and at sources not kept", () => {
    const failed = failedFindings(find(aPublication({ waivers: [] })));
    expect(failed.map((finding) => finding.code)).toEqual([...diligenceCodes]);
    expect(failed.every(({ waiving, places }) => waiving === "allowed" && places.length === 1)).toBe(true);
    expect(failed.find((finding) => finding.code === "counterEvidence")?.sentence).toContain("no search for counter-evidence is recorded");
  });

  test.each(waivableCodes)(
    "lets a report through without %s only by a waiver of just this rule and claim, where the owner allows it",
    (code) => {
      const lost = aPieceOfEvidence({ locator: "", source: { url: null } });
      const claim = aLoadedClaim({ evidence: [lost], verdicts: [aVerdict({ evidence: [lost] })] });
      const all = waivableCodes.map((rule) => aWaiver(rule));
      const others = all.filter(({ rule }) => rule !== code);
      const waived = find(aPublication({ claims: [claim], waivers: all })).find((finding) => finding.code === code);
      expect(failing(aPublication({ claims: [claim], waivers: all }))).toEqual([]);
      expect(waived).toMatchObject({
        outcome: "waived",
        waivers: [{ reason: `The council votes tomorrow (${code}).`, by: "Egon Editor" }],
      });
      expect(failing(aPublication({ claims: [claim], waivers: others }))).toEqual([code]);
      expect(failing(aPublication({ claims: [claim], waivers: [...others, aWaiver(code, { claimId: "another" })] }))).toEqual([code]);
      const strict = { ...newsroom, waivableRules: newsroom.waivableRules.filter((rule) => rule !== code) };
      const refused = find(aPublication({ claims: [claim], waivers: all, newsroom: strict })).find((finding) => finding.code === code);
      expect(refused).toMatchObject({ outcome: "failed", waiving: "notAllowed", waivers: [] });
    },
  );

  test("waives no other rule, whatever the tables say", () => {
    for (const code of blockingCodes.filter((one) => !waivableCodes.some((waivable) => waivable === one))) {
      const [publication] = broken[code].map((make) => make());
      if (publication === undefined) throw new Error(`Nothing breaks ${code}.`);
      const forged = publication.claims.map(({ id }) => ({ ...aWaiver("twoSources", { claimId: id }), rule: code }));
      const lax = { ...publication.newsroom, waivableRules: [...newsroom.waivableRules, code] };
      expect(failing({ ...publication, newsroom: lax, waivers: [...publication.waivers, ...forged] })).toContain(code);
    }
  });

  test("takes a fact-check that was put back, and flags a published report whose fact-check was taken back since", () => {
    const putBack = { ...takenBack, reinstatement: { reason: "It was right.", reinstatedAt: late, reinstatedBy: by } };
    expect(failing(withClaim({ evidence: [takenFrom([putBack])] }))).toEqual([]);
    const fallen = published({ evidence: [takenFrom([{ ...takenBack, reinstatement: null }])] });
    expect(failing(fallen)).toEqual(["somethingNew", "factChecksStand"]);
    expect(find(fallen).find(({ code }) => code === "factChecksStand")?.sentence).toMatch(/Version 1, which readers have, rests on it/);
    expect(isUpToDate(find(fallen))).toBe(false);
    expect(isUpToDate(find(published()))).toBe(true);
  });

  test("needs no waiver once it is recorded", () => {
    const second = aPieceOfEvidence({ id: "x", number: 2, source: { url: "https://other.example/a", publisher: "Other" } });
    const evidence = [aPieceOfEvidence(), second].map((piece) => ({
      ...piece,
      captureId: "c",
      source: { ...piece.source, interests: "None known." },
    }));
    const claim = aLoadedClaim({ evidence, verdicts: [aVerdict({ evidence })], contacts: [aStoredContact()], searches: [aStoredSearch()] });
    expect(find(aPublication({ claims: [claim], waivers: [] })).filter((finding) => finding.outcome !== "passed")).toEqual([]);
  });

  test.each([
    [["https://a.example/1", "A"], ["https://www.a.example/2", "B"], 1],
    [["https://a.example/1", "City"], ["https://b.example/2", "city "], 1],
    [["https://a.example/1", "A"], ["https://b.example/2", "B"], 2],
    [["https://a.example/1", null], [null, null], 2],
  ] as const)("counts sources that share a host or publisher as one: %j and %j", (one, other, count) => {
    const evidence = [one, other].map(([url, publisher], index) => aPieceOfEvidence({ number: index + 1, source: { url, publisher } }));
    expect(countIndependentSources(evidence)).toBe(count);
  });

  test("counts two publishers' reports of one agency as one source", () => {
    const source = (name: string) => ({ url: `https://${name}.example`, publisher: name, independenceGroup: "Agency wire of 3 March" });
    expect(countIndependentSources([source("a"), source("b")].map((one) => aPieceOfEvidence({ source: one })))).toBe(1);
  });

  test.each(["lost", "ambiguous"] as const)("stops at a copy in which the passage is %s", (anchorState) => {
    const lost = { ...aPieceOfEvidence(), captureId: "c", anchorState };
    const claim = aLoadedClaim({ evidence: [lost], verdicts: [aVerdict({ evidence: [lost] })] });
    const finding = find(aPublication({ claims: [claim], waivers: [] })).find(({ code }) => code === "sourcesCaptured");
    expect(finding).toMatchObject({ outcome: "failed", places: [{ detail: expect.any(String) }] });
  });

  test("finds that three sources are one when the third ties the others together", () => {
    const tied = [
      { url: "https://a.example", publisher: "A" },
      { url: "https://b.example", publisher: "B" },
      { url: "https://a.example/x", publisher: "B" },
    ];
    expect(countIndependentSources(tied.map((source) => aPieceOfEvidence({ source })))).toBe(1);
  });
});
