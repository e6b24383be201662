import { createHash } from "node:crypto";
import { z } from "zod";
import { canonicalBytes } from "@/lib/audit/canonical";
import { type Mark, markAt, shapes } from "@/lib/verdicts/marks";
import { averitecLabels, feverLabels } from "@/lib/verdicts/scales";
import { formatProblems } from "./version-formats";
import { contactPart, retractionPart, searchPart, waiverPart, withheldPart } from "./version-parts";

/** What a published version can be: the first, or a change of an earlier one and how deep it goes. */
const reportChanges = ["first", "typo", "clarification", "update", "correction", "retraction"] as const;

/** How a version differs from the one before. */
export type ReportChange = (typeof reportChanges)[number];

const text = z.string();
const day = z.iso.date();
const moment = z.iso.datetime({ precision: 3 });
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.number().int().min(0);
const number = z.number().int().min(1);

const colour = z.string().regex(/^#[0-9a-f]{6}$/);
/** How a label looks beside its word. Since format 2. */
const look = z.strictObject({ shape: z.enum(shapes), light: colour, dark: colour });

const rating = z.strictObject({
  key: text,
  label: text,
  meaning: text,
  /** Place on the scale: larger is truer. Null is off the scale. */
  value: z.number().int().min(1).nullable(),
  averitec: z.enum(averitecLabels).nullable(),
  fever: z.enum(feverLabels).nullable(),
  look: look.optional(),
  /** Label and meaning in other languages, by language code. Since format 2. */
  translations: z.record(text, z.strictObject({ label: text, meaning: text })).optional(),
});

const scale = z
  .strictObject({
    id: text,
    name: text,
    number,
    /** Least and greatest value of the scale's own ordinal labels; null when it has fewer than two. */
    worst: z.number().int().min(1).nullable(),
    best: z.number().int().nullable(),
    ratings: z.array(rating).min(1),
  })
  .superRefine((given, context) => {
    const range = scaleRange(given.ratings);
    if (given.worst !== (range?.worst ?? null) || given.best !== (range?.best ?? null)) {
      context.addIssue({ code: "custom", message: "worst and best must be the least and greatest ordinal value" });
    }
    const values = (label: "Supported" | "Refuted") =>
      given.ratings.flatMap((one) => (one.averitec === label && one.value !== null ? [one.value] : []));
    if (values("Supported").some((high) => values("Refuted").some((low) => low >= high))) {
      context.addIssue({ code: "custom", message: "the scale is inverted: what is refuted must stand below what is supported" });
    }
  });

const evidence = z.strictObject({
  number,
  quote: text,
  locator: text,
  stance: z.enum(["supports", "refutes", "context"]),
  directness: z.enum(["primary", "secondary"]),
  secondaryReason: text,
  note: text,
  source: z.strictObject({
    title: text,
    url: text.nullable(),
    publisher: text.nullable(),
    author: text.nullable(),
    publishedOn: day.nullable(),
    kind: text,
    interests: text,
  }),
  /** That its source is confidential, and why; the title is then what readers may know of it. Only where it is so. Since format 6. */
  withheld: withheldPart.optional(),
});

const earlierVerdict = z.strictObject({
  number,
  publishedAt: moment,
  statement: text,
  rating: z.strictObject({ key: text, label: text, position: z.number().min(0).max(1).nullable(), look: look.optional() }),
});

const claim = z.strictObject({
  id: text,
  slug: text,
  statement: text,
  /** The claimant's own words in the article, with what stands around them, and where: UTF-16 offsets into the snapshot. */
  quote: z.strictObject({ exact: text, prefix: text, suffix: text, start: count, end: count }),
  claimant: z.strictObject({ name: text, kind: z.enum(["person", "organisation"]), sameAs: text.nullable() }).nullable(),
  /** When it was claimed, never when it was checked; null when nobody recorded it. */
  claimedOn: day.nullable(),
  revision: number,
  verdict: z.strictObject({
    id: text,
    number,
    scaleId: text,
    rating,
    justification: text,
    confidence: z.enum(["low", "medium", "high"]),
    decidedAt: moment,
    decidedBy: text,
  }),
  evidence: z.array(evidence),
  /** Right of reply, and the search for counter-evidence. Since format 3. */
  contacts: z.array(contactPart).optional(),
  searches: z.array(searchPart).optional(),
  /** That this claim is retracted; null while it stands. Since format 5. */
  retraction: retractionPart.nullable().optional(),
  /** How many people assessed this wording independently. */
  assessments: count,
  firstPublishedAt: moment,
  /** When what is said about this claim last changed; never earlier than `firstPublishedAt`. */
  modifiedAt: moment,
  /** What earlier versions said of this claim, oldest first. */
  history: z.array(earlierVerdict),
});

const earlierVersion = z.strictObject({
  number,
  change: z.enum(reportChanges),
  reason: text,
  publishedAt: moment,
  publishedBy: text,
  contentHash: hash,
});

/**
 * The shape of one published version. A published format is only ever added to by a new number: format 2 says of each label how it looks and
 * what it is in other languages, format 3 of each claim what the claimant was asked and what was searched for, format 4 which rules were
 * waived, format 5 what is retracted, format 6 which sources are withheld, format 7 topics, format 8 the newsroom's time zone. Format 9
 * says nothing more, but its ratings speak the language of the report. Versions in earlier formats are read as they were published.
 */
export const reportVersionSchema = z
  .strictObject({
    format: z.literal("assay-report-version"),
    formatVersion: z.union([
      z.literal(1),
      z.literal(2),
      z.literal(3),
      z.literal(4),
      z.literal(5),
      z.literal(6),
      z.literal(7),
      z.literal(8),
      z.literal(9),
    ]),
    newsroom: z.strictObject({
      name: text,
      slug: text,
      language: text,
      /** By which clocks its pages say days and times: the name of a time zone (IANA). Since format 8. */
      timeZone: text.optional(),
      /** Paths from the site's root: a newsroom may move to another domain, its record may not. */
      path: text,
      methodologyPath: text,
      correctionsPath: text,
      /** Independent assessments each claim needed. */
      quorum: count,
    }),
    article: z.strictObject({
      title: text,
      author: text.nullable(),
      outlet: text.nullable(),
      url: text.nullable(),
      publishedOn: day.nullable(),
      language: text,
      selectionReason: text,
      snapshot: z.strictObject({ number, textHash: hash, retrievedAt: moment }),
    }),
    report: z.strictObject({
      id: text,
      slug: text,
      title: text,
      summary: text,
      number,
      change: z.enum(reportChanges),
      reason: text,
      publishedAt: moment,
      publishedBy: text,
      firstPublishedAt: moment,
      /** Earlier versions, oldest first, each with its hash: the versions form a chain. */
      history: z.array(earlierVersion),
      /** Rules that were waived, claim by claim. Since format 4. */
      waivers: z.array(waiverPart).optional(),
      /** That the whole report is retracted; null while it stands. Since format 5. */
      retraction: retractionPart.nullable().optional(),
      /** What the article is about, as an editor chose. Since format 7. */
      topics: z.array(text).optional(),
    }),
    scales: z.array(scale),
    /** In the order of the article. */
    claims: z.array(claim),
    /** Claims taken up but left undecided on purpose. */
    setAside: z.strictObject({ onHold: count, dismissed: count }),
  })
  .superRefine((version, context) => {
    for (const message of formatProblems(version)) context.addIssue({ code: "custom", path: ["formatVersion"], message });
    for (const [index, one] of version.claims.entries()) {
      const home = version.scales.find((given) => given.id === one.verdict.scaleId);
      const listed = home?.ratings.find((given) => given.key === one.verdict.rating.key);
      if (listed === undefined || listed.value !== one.verdict.rating.value || listed.label !== one.verdict.rating.label) {
        context.addIssue({ code: "custom", path: ["claims", index, "verdict"], message: "the rating is not on the scale it names" });
      }
    }
  });

/** Everything one published version says. Page, markup, feeds and proof are made of this and nothing else. */
export type ReportVersion = z.infer<typeof reportVersionSchema>;
/** One claim of a published version. */
export type VersionClaim = ReportVersion["claims"][number];
/** One piece of evidence of a published version. */
export type VersionEvidence = VersionClaim["evidence"][number];
/** One contact with the claimant as readers are told of it. */
export type VersionContact = z.infer<typeof contactPart>;
/** One search for counter-evidence as readers are told of it. */
export type VersionSearch = z.infer<typeof searchPart>;
/** A retraction as readers are told of it. */
export type VersionRetraction = z.infer<typeof retractionPart>;
/** One label as a published version holds it. */
export type VersionRating = VersionClaim["verdict"]["rating"];
/** One edition of a rating scale as a published version holds it. */
export type VersionScale = ReportVersion["scales"][number];

/** What a version says its article is about; nothing in formats that did not say. */
export function topicsOf({ report }: ReportVersion): readonly string[] {
  return report.topics ?? [];
}

/** Least and greatest value among a scale's ordinal labels; null when there are fewer than two, which make no scale. */
export function scaleRange(ratings: readonly { value: number | null }[]): { worst: number; best: number } | null {
  const values = ratings.flatMap(({ value }) => (value === null ? [] : [value]));
  if (values.length < 2) return null;
  const worst = Math.min(...values);
  const best = Math.max(...values);
  return best > worst ? { worst, best } : null;
}

/** Where a value stands between worst (0) and best (1); null off the scale. */
export function scalePosition(scale: { worst: number | null; best: number | null }, value: number | null): number | null {
  if (value === null || scale.worst === null || scale.best === null) return null;
  return (value - scale.worst) / (scale.best - scale.worst);
}

/** A label without how it looks and its translations, which format 1 did not say: for comparing what two versions say. */
export function wordsOnly({ look: _, translations: __, ...words }: VersionRating): Omit<VersionRating, "look" | "translations"> {
  return words;
}

/** How a label of a scale looks: as it was published, or in format 1 by its place. */
export function markIn(given: { worst: number | null; best: number | null }, { look: own, value }: VersionRating): Mark {
  return own === undefined ? markAt(scalePosition(given, value)) : { ...own, isOff: value === null };
}

/** How a label of an earlier version looked. */
export function markBefore({ look: own, position }: VersionClaim["history"][number]["rating"]): Mark {
  return own === undefined ? markAt(position) : { ...own, isOff: position === null };
}

/** The scale a claim's verdict was given on. Throws when the version does not hold it, which its schema rules out. */
export function scaleOf(version: ReportVersion, claim: VersionClaim): VersionScale {
  const scale = version.scales.find((given) => given.id === claim.verdict.scaleId);
  if (scale === undefined) throw new Error(`The version does not hold the scale of claim ${claim.id}.`);
  return scale;
}

/** A version as it is stored and hashed: RFC 8785 bytes and their SHA-256 in lower-case hex. Throws ZodError on anything malformed. */
export function sealVersion(version: ReportVersion): { canonical: Uint8Array<ArrayBuffer>; contentHash: string } {
  const canonical = canonicalBytes(reportVersionSchema.parse(version));
  return { canonical, contentHash: createHash("sha256").update(canonical).digest("hex") };
}

/** Reads a stored version back, after checking that its bytes still have the recorded hash. Throws when they do not. */
export function openVersion(stored: { canonical: Uint8Array; contentHash: string }): ReportVersion {
  const found = createHash("sha256").update(stored.canonical).digest("hex");
  if (found !== stored.contentHash) throw new Error("A published version does not have the hash it was recorded with.");
  return reportVersionSchema.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(stored.canonical)));
}
