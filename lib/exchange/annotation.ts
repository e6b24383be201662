import type { Selector } from "@/lib/articles/selector";

/** The media type of a W3C Web Annotation in JSON-LD. */
export const annotationMediaType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

/** The context every annotation names. */
export const annotationContext = "http://www.w3.org/ns/anno.jsonld";

/** The address of a copy by its text's SHA-256: a snapshot names itself so. */
export const copyPrefix = "urn:sha256:";

/** A claim as other tools see it. */
export type AnnotatedClaim = {
  id: string;
  created: string;
  modified: string;
  creator: { type: "Organization" | "Person"; name: string; homepage?: string };
  language: string;
  statement: string;
  /** The label of the verdict that stands; null when none does. */
  rating: string | null;
  /** The note and tags it came with from another tool. */
  note: string;
  tags: readonly string[];
  /** The address of the text, or of the copy when it has no address. */
  source: string;
  quote: Pick<Selector, "exact" | "prefix" | "suffix">;
  /** Where the words stand in one copy of the text, in Unicode code points as the model counts; null to leave it out. */
  place: { start: number; end: number; textHash: string; retrievedAt: string } | null;
};

/** A claim as one W3C Web Annotation: where it stands, what it says, and how it was rated. */
export function annotationOf(claim: AnnotatedClaim) {
  const { language, place, quote } = claim;
  const body = (purpose: string, value: string) => ({ type: "TextualBody", purpose, format: "text/plain", language, value });
  return {
    id: claim.id,
    type: "Annotation",
    motivation: claim.rating === null ? "describing" : "assessing",
    created: claim.created,
    modified: claim.modified,
    creator: claim.creator,
    body: [
      body("describing", claim.statement),
      ...(claim.rating === null ? [] : [body("classifying", claim.rating)]),
      ...(claim.note === "" ? [] : [body("commenting", claim.note)]),
      ...claim.tags.map((tag) => body("tagging", tag)),
    ],
    target: {
      source: claim.source,
      selector: [
        { type: "TextQuoteSelector", exact: quote.exact, prefix: quote.prefix, suffix: quote.suffix },
        ...(place === null ? [] : [{ type: "TextPositionSelector", start: place.start, end: place.end }]),
      ],
      ...(place === null ? {} : { state: { type: "TimeState", sourceDate: place.retrievedAt, cached: `${copyPrefix}${place.textHash}` } }),
    },
  };
}

/** Annotations as one collection with all of them in its first page. */
export function collectionOf<Annotation>({ id, label, items }: { id: string; label: string; items: readonly Annotation[] }) {
  return {
    "@context": [annotationContext, { as: "https://www.w3.org/ns/activitystreams#" }],
    id,
    type: "AnnotationCollection",
    label,
    total: items.length,
    first: { id: `${id}#page`, type: "AnnotationPage", startIndex: 0, items },
  };
}
