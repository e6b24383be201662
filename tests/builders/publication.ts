import { buildVersion } from "@/lib/reports/build-version";
import { diligenceCodes } from "@/lib/reports/gate-rule";
import type { LoadedClaim, Publication } from "@/lib/reports/load-publication";
import type { ReportChange, ReportVersion } from "@/lib/reports/version";
import { type WaivableCode, waivableCodes } from "@/lib/reports/waivable";
import { evidenceSetHash } from "@/lib/verdicts/evidence-set";
import { readyMadeScales } from "@/lib/verdicts/scales";

// What `loadPublication` would answer, without a database: for rules and shapes that are pure.

const scaleVersionId = "0190aaaa-0000-7000-8000-00000000000a";
const snapshotId = "0190aaaa-0000-7000-8000-00000000000b";
export const publisherId = "0190aaaa-0000-7000-8000-0000000000e1";
export const reviewerIds = ["0190aaaa-0000-7000-8000-0000000000f1", "0190aaaa-0000-7000-8000-0000000000f2"] as const;

const scale = {
  id: scaleVersionId,
  number: 1,
  name: "Five-point",
  scale: { name: "Five-point" },
  ratings: readyMadeScales.fivePoint.ratings.map((rating) => ({ ...rating, translations: { ...rating.translations } })),
};

type Evidence = LoadedClaim["evidence"][number];
type Verdict = LoadedClaim["verdicts"][number];
type Contact = LoadedClaim["contacts"][number];
type Search = LoadedClaim["searches"][number];

export function aPieceOfEvidence(changes: Partial<Omit<Evidence, "source">> & { source?: Partial<Evidence["source"]> } = {}): Evidence {
  const { source, ...rest } = changes;
  return {
    ...{ id: "0190aaaa-0000-7000-8000-00000000001a", number: 1, revision: 1, quote: "Total: 38,200,000.", locator: "page 12" },
    ...{ stance: "refutes", directness: "primary", secondaryReason: "", note: "", captureId: null, anchorState: null },
    factCheck: null,
    ...rest,
    source: {
      id: "0190aaaa-0000-7000-8000-00000000005a",
      ...{ title: "Bridge accounts", url: "https://city.example/accounts", publisher: "City", author: null },
      ...{ publishedOn: new Date("2026-03-01T00:00:00Z"), kind: "officialRecord", interests: "", independenceGroup: null },
      sealed: null,
      ...source,
    },
  };
}

/** A contact with the claimant that readers are told of, with an answer that may be published. */
export function aStoredContact(changes: Partial<Contact> = {}): Contact {
  return {
    ...{ id: "0190aaaa-0000-7000-8000-00000000004a", carriedFromId: null, channel: "email", outcome: "answered" },
    ...{ contactedAt: new Date("2026-11-10T00:00:00Z"), deadlineAt: new Date("2026-11-12T00:00:00Z") },
    ...{ answer: "I meant the draft budget.", isPublishable: true, isDisclosed: true, attachments: [] },
    ...changes,
  };
}

/** A search for counter-evidence that readers are told of. */
export function aStoredSearch(changes: Partial<Search> = {}): Search {
  return {
    ...{ question: "Figures that speak for 41 million.", places: "City archive", isFound: false, isDisclosed: true },
    createdAt: new Date("2026-11-11T09:00:00Z"),
    ...changes,
  };
}

/** The stored rating of the five-point scale with this key. */
export function aStoredRating(key: string): Verdict["rating"] {
  const rating = scale.ratings.find((one) => one.key === key);
  if (rating === undefined) throw new Error(`No rating ${key}.`);
  return { ...rating, scaleVersionId };
}

export function aVerdict(changes: Partial<Omit<Verdict, "rating">> & { rating?: string; evidence?: readonly Evidence[] } = {}): Verdict {
  const { rating, evidence, ...rest } = changes;
  return {
    ...{ id: "0190aaaa-0000-7000-8000-00000000002a", number: 1, revisionNumber: 1, snapshot: { number: 1 } },
    ...{ evidenceSetHash: evidenceSetHash(evidence ?? [aPieceOfEvidence()]), justification: "The accounts say 38.2 million [1]." },
    ...{ confidence: "high", decidedAt: new Date("2026-11-20T10:00:00Z"), decidedById: publisherId, staleAt: null, staleReason: null },
    decidedBy: { name: "Edith Editor" },
    ...rest,
    rating: aStoredRating(rating ?? "false"),
  };
}

export function aLoadedClaim(changes: Partial<LoadedClaim> = {}): LoadedClaim {
  return {
    ...{ id: "0190aaaa-0000-7000-8000-00000000003a", state: "decided", revisionNumber: 1, quorum: null, priority: 0, published: null },
    revisions: [
      {
        ...{ number: 1, statement: "The city paid 41 million for the new bridge in 2024.", claimedOn: new Date("2026-10-01T00:00:00Z") },
        claimant: { name: "Nan Osei", kind: "person", sameAs: null },
      },
    ],
    appearances: [
      {
        ...{ snapshotId, exact: "The city paid 41 million", prefix: "", suffix: " for the new bridge", start: 0, end: 24 },
        ...{ state: "exact", confirmedById: null, snapshot: { number: 1 } },
      },
    ],
    assessments: reviewerIds.map((reviewerId) => ({ reviewerId, revisionNumber: 1, submittedAt: new Date("2026-11-19T10:00:00Z") })),
    evidence: [aPieceOfEvidence()],
    verdicts: [aVerdict()],
    contacts: [],
    searches: [],
    ...changes,
  };
}

/** A waiver of one rule for the claim that `aLoadedClaim` makes. */
export function aWaiver(rule: WaivableCode, changes: Partial<Publication["waivers"][number]> = {}): Publication["waivers"][number] {
  return {
    ...{ rule, claimId: aLoadedClaim().id, reason: `The council votes tomorrow (${rule}).` },
    ...{ createdAt: new Date("2026-11-21T10:00:00Z"), createdBy: { name: "Egon Editor" } },
    ...changes,
  };
}

/** A report that passes every rule of the gate, those that a person must see to because they are waived. */
export function aPublication(changes: Partial<Publication> = {}): Publication {
  return {
    newsroom: {
      ...{
        slug: "courier",
        name: "The Harbour Courier",
        language: "en",
        timeZone: "UTC",
        methodology: "We check.",
        correctionsPolicy: "We correct.",
      },
      ...{
        quorum: 2,
        urgentQuorum: null,
        waivableRules: [...waivableCodes],
        ratingScaleId: "0190aaaa-0000-7000-8000-00000000000c",
        scaleVersionId,
      },
    },
    article: {
      ...{ id: "0190aaaa-0000-7000-8000-00000000000d", title: "The bridge bill", author: "A. Writer", outlet: "Evening Post" },
      ...{ url: "https://post.example/bridge", publishedOn: new Date("2026-10-02T00:00:00Z"), language: "en" },
      ...{ selectionReason: "The council votes on it.", topics: ["Harbour", "Budget 2024"], quorum: null },
    },
    snapshot: { id: snapshotId, number: 1, textHash: "a".repeat(64), retrievedAt: new Date("2026-10-05T08:00:00Z") },
    report: {
      ...{ id: "0190aaaa-0000-7000-8000-00000000000e", slug: "the-bridge", title: "Did the bridge cost 41 million?" },
      ...{ summary: "No: 38.2 million.", revision: 1, versionNumber: 0, takedownId: null },
    },
    previous: null,
    claims: [aLoadedClaim()],
    waivers: diligenceCodes.map((rule) => aWaiver(rule)),
    lineage: [],
    scales: [scale],
    ...changes,
  };
}

/** The version that publishing it makes. */
export function aVersion(
  publication: Publication = aPublication(),
  edition: { change?: ReportChange; reason?: string; at?: string; by?: string } = {},
): ReportVersion {
  const { report } = publication;
  if (report === null) throw new Error("Nobody wrote this report.");
  return buildVersion(publication, {
    ...{ reportId: report.id, slug: report.slug, title: report.title, summary: report.summary },
    ...{ change: edition.change ?? "first", reason: edition.reason ?? "", publishedBy: edition.by ?? "Edith Editor" },
    publishedAt: new Date(edition.at ?? "2026-11-24T12:00:00.000Z"),
    slugs: new Map(publication.claims.map((claim, index) => [claim.id, claim.published?.slug ?? `claim-${index + 1}`])),
  });
}

/** The only claim of a version with one. */
export function onlyClaim(version: ReportVersion) {
  const [claim] = version.claims;
  if (claim === undefined || version.claims.length !== 1) throw new Error(`Expected one claim, found ${version.claims.length}.`);
  return claim;
}

/** Words of a report in German, as long as a language takes to be known by. */
const inGerman = {
  title: "Hat die neue Brücke 41 Millionen gekostet?",
  summary: "Nein. In der Rechnung der Stadt stehen 38,2 Millionen, und die Bürgermeisterin hat das seit Langem gewusst.",
};

/** A publication that is written in German, of an article and a newsroom in these languages. */
export function aGermanPublication({ article: of, newsroom: by }: { article: string; newsroom: string }): Publication {
  const { article, newsroom, report, ...rest } = aPublication();
  if (report === null) throw new Error("The builder writes no report.");
  const claims = [aLoadedClaim({ verdicts: [aVerdict({ justification: "In der Rechnung der Stadt stehen 38,2 Millionen [1]." })] })];
  return {
    ...rest,
    claims,
    article: { ...article, language: of },
    newsroom: { ...newsroom, language: by },
    report: { ...report, ...inGerman },
  };
}
