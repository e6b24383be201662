import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";
import { artefact } from "./capture-schema";
import { captureOutcomes, passageStates } from "./capture-words";
import { contactOutcomes } from "./schema";

const evidence = z.object({
  number: z.number().int(),
  source: z.string(),
  url: z.string().nullable(),
  quote: z.string(),
  locator: z.string(),
  stance: z.enum(["supports", "refutes", "context"]),
  directness: z.enum(["primary", "secondary"]),
  /** Why it is not a primary source. Absent in events from before this was said. */
  secondaryReason: z.string().optional(),
  note: z.string(),
});

/** Where a passage stands in a copy, in UTF-16 offsets of its text; null for nowhere certain. Absent in events from before it was said. */
const place = z.object({ start: z.number().int(), end: z.number().int() }).nullable();

/** In which capture the passage was looked for, and with what outcome; left out while there was none. */
const anchor = z.object({ captureId: z.string().nullable(), state: z.string().nullable(), place: place.optional() }).optional();

const anchored = z.array(z.object({ evidenceId: z.string(), anchorState: z.string(), place: place.optional() }));

/** Left out by events of before anybody could say it: then it was not. */
const disclosed = z.boolean().optional();

const verbs = { supports: "supporting", refutes: "refuting", context: "giving context to" } as const;

const outcomes: Record<(typeof contactOutcomes)[number], string> = {
  answered: "an answer from the claimant",
  declined: "a refusal to answer from the claimant",
  noAnswer: "no answer from the claimant",
  notReached: "that the claimant was not reached",
};

const text = z.string();
const hash = z.string();
const sourceFacts = z.object({
  ...{ kind: text, title: text, publisher: text.nullable(), author: text.nullable(), publishedOn: text.nullable() },
  ...{ language: text.nullable(), interests: text, independenceGroup: text.nullable(), reliabilityNote: text },
});

const capture = { captureId: z.string(), number: z.number().int() };
const attempt = z.number().int();

/** SHA-256 of the canonical JSON of what was judged and what was sent along. Absent in events from before they were said. */
const hashes = z.object({ checks: hash, redirects: hash, headers: hash, properties: hash, certificateHash: hash.nullable() }).optional();

const endings = {
  ok: "in full",
  partial: "in part",
  blocked: "without getting through: the site keeps visitors out",
  failed: "without success",
} as const;

function sayChecked(checked: readonly { state: string }[]): string {
  const flagged = checked.filter(({ state }) => state !== "unchanged");
  if (flagged.length === 0) return "";
  return `; ${[...new Set(flagged.map(({ state }) => state))].map((state) => `${flagged.filter((one) => one.state === state).length} ${state}`).join(", ")}`;
}

/** What the log can say about sources and evidence. */
export const evidenceEvents = {
  "source.added": eventKind(
    z.object({
      ...{ title: text, kind: text, url: text.nullable(), publisher: text.nullable() },
      /** Absent in events from before these were said. */
      ...{ author: text.nullable().optional(), publishedOn: text.nullable().optional(), interests: text.optional() },
    }),
    (p) => `added the source ${p.title}`,
  ),
  "source.address-given": eventKind(z.object({ title: text, url: text }), (p) => `said that ${p.title} is at ${p.url}`),
  "source.described": eventKind(z.object({ from: sourceFacts, to: sourceFacts }), (p) => `corrected what is known of ${p.to.title}`),
  "evidence.attached": eventKind(
    z.object({
      ...{ evidenceId: z.string(), sourceId: z.string(), evidence, staleVerdict: z.number().int().nullable(), anchor },
      factCheckId: z.string().optional(),
    }),
    (p) => `attached evidence ${p.evidence.number} from ${p.evidence.source}, ${verbs[p.evidence.stance]} the claim`,
  ),
  "evidence.revised": eventKind(
    z.object({ evidenceId: z.string(), from: evidence, to: evidence, staleVerdict: z.number().int().nullable(), anchor }),
    (p) => `revised evidence ${p.to.number}`,
  ),
  "passage.placed": eventKind(
    z.object({
      ...{ evidenceId: text, captureId: text, number: z.number().int(), from: text.nullable(), to: text },
      place,
    }),
    (p) =>
      p.place === null
        ? `said that the passage of evidence ${p.number} is not in its copy`
        : `said where the passage of evidence ${p.number} stands in its copy`,
  ),
  "search.recorded": eventKind(
    z.object({
      searchId: z.string(),
      question: z.string(),
      places: z.string(),
      isFound: z.boolean(),
      note: z.string(),
      isDisclosed: disclosed,
    }),
    (p) => `looked for counter-evidence and found ${p.isFound ? "some" : "none"}`,
  ),
  // Says neither which evidence nor for which side: others may still be blind.
  "sufficientSet.named": eventKind(
    z.object({
      ...{ setId: text, revision: z.number().int(), stance: z.enum(["supports", "refutes"]), note: text },
      evidence: z.array(z.object({ evidenceId: text, number: z.number().int(), revision: z.number().int() })),
    }),
    () => "named evidence that suffices by itself",
  ),
  "sufficientSet.withdrawn": eventKind(z.object({ setId: text, reason: text }), () => "took back that some evidence suffices by itself"),
  "contact.logged": eventKind(
    z.object({
      contactId: z.string(),
      channel: z.string(),
      contactedOn: z.string(),
      /** Null where only the day is known; absent in events from before there was a time. */
      madeAt: z.string().nullable().optional(),
      question: z.string(),
      deadlineOn: z.string().nullable(),
      isDisclosed: disclosed,
    }),
    () => "asked the claimant for a reply",
  ),
  "contact.answered": eventKind(
    z.object({
      contactId: z.string(),
      outcome: z.enum(contactOutcomes),
      answer: z.string(),
      isPublishable: z.boolean(),
    }),
    (p) => `recorded ${outcomes[p.outcome]}`,
  ),
  "contact.disclosed": eventKind(z.object({ contactId: text, isDisclosed: z.boolean(), isPublishable: z.boolean() }), (p) =>
    p.isDisclosed
      ? `let readers know of a contact with the claimant, ${p.isPublishable ? "with" : "without"} the answer`
      : "kept a contact with the claimant from readers",
  ),
  "search.disclosed": eventKind(z.object({ searchId: text, isDisclosed: z.boolean() }), (p) =>
    p.isDisclosed ? "let readers know of a search for counter-evidence" : "kept a search for counter-evidence from readers",
  ),
  "contact.attached": eventKind(
    z.object({
      ...{ contactId: z.string(), attachmentId: z.string(), fileName: z.string(), contentHash: z.string() },
      ...{ mediaType: z.string(), sizeBytes: z.number(), isPublishable: z.boolean() },
      /** SHA-256 of the canonical JSON of what the file says of itself. Absent in events from before it was said. */
      propertiesHash: z.string().optional(),
    }),
    (p) => `attached ${p.fileName} to a contact with the claimant`,
  ),
  "attachment.disclosed": eventKind(
    z.object({ attachmentId: text, fileName: text, isPublishable: z.boolean() }),
    (p) => `said that ${p.fileName}, which came with a contact, ${p.isPublishable ? "may be" : "is not to be"} published`,
  ),
  "capture.requested": eventKind(z.object({ ...capture, url: z.string() }), (p) => `asked for capture ${p.number} of ${p.url}`),
  "capture.begun": eventKind(z.object({ ...capture, attempt, tool: z.string() }), (p) =>
    p.attempt === 1 ? `began capture ${p.number}` : `began capture ${p.number} again (attempt ${p.attempt})`,
  ),
  "capture.postponed": eventKind(
    z.object({ ...capture, attempt, problem: z.string() }),
    (p) => `put capture ${p.number} off after attempt ${p.attempt}: ${p.problem}`,
  ),
  "capture.finished": eventKind(
    z.object({
      ...{ ...capture, outcome: z.enum(captureOutcomes), detail: z.string(), finalUrl: z.string().nullable() },
      ...{ status: z.number().int().nullable(), textHash: z.string().nullable(), tool: z.string(), capturedAt: z.string().nullable() },
      ...{ artefacts: z.array(artefact), certificate: z.string().nullable(), hashes },
      anchored,
      checked: z.array(z.object({ evidenceId: z.string(), state: z.enum(passageStates) })),
    }),
    (p) => `finished capture ${p.number} ${endings[p.outcome]}${sayChecked(p.checked)}`,
  ),
  "capture.uploaded": eventKind(
    z.object({
      ...{
        ...capture,
        fileName: z.string(),
        outcome: z.enum(captureOutcomes),
        textHash: z.string().nullable(),
        artefacts: z.array(artefact),
        detail: z.string().optional(),
        tool: z.string().optional(),
      },
      ...{ hashes, anchored },
    }),
    (p) => `uploaded ${p.fileName} as copy ${p.number}`,
  ),
  "fixity.checked": eventKind(
    z.object({
      ...{ checkId: z.string(), files: z.number().int(), bytes: z.number() },
      faults: z.array(z.object({ contentHash: z.string(), found: z.string().nullable() })),
    }),
    (p) => `read ${p.files} stored files again: ${p.faults.length === 0 ? "all intact" : `${p.faults.length} damaged or missing`}`,
  ),
  "evidence.withdrawn": eventKind(
    z.object({ evidenceId: z.string(), number: z.number().int(), reason: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `withdrew evidence ${p.number}${because(p.reason)}`,
  ),
} as const;
