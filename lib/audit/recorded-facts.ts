import { z } from "zod";
import { claimSayings } from "./claim-facts";
import { copiedSayings } from "./copied-facts";
import { discussionSayings } from "./discussion-facts";
import type { Fact, Replay, Said, Sayings } from "./fact";
import { machineSayings } from "./machine-facts";
import { newsroomSayings } from "./newsroom-facts";
import { outgoingSayings } from "./outgoing-facts";
import { placeSayings } from "./place-facts";
import { erasedWords } from "./private-parts";
import type { ReadEvent } from "./read-event";
import { reportSayings } from "./report-facts";
import { rulingSayings } from "./ruling-facts";
import { sourceSayings } from "./source-facts";

const text = z.string();
const label = z.object({ key: text });
const evidence = z.object({
  ...{ number: z.int(), quote: text, locator: text, stance: text, directness: text, note: text },
  /** Not said by events from before 28 November 2026. */
  secondaryReason: text.optional(),
});
const wording = z.object({ revision: z.int(), statement: text, claimant: text.nullable() });
/** Before anybody could release anything to readers, nothing was. */
const released = z.boolean().default(false);

const place = z.object({ start: z.int(), end: z.int() }).nullable();
const anchor = z.object({ captureId: text.nullable(), state: text.nullable(), place: place.optional() });

/** Where a passage stands. Events from before 28 November 2026 say in which capture and how certainly, not at which characters. */
function placed({ captureId, state, place: at }: z.infer<typeof anchor>) {
  return {
    captureId: captureId ?? "",
    anchorState: state ?? "",
    place: at === undefined ? undefined : at === null ? "" : `${at.start}-${at.end}`,
  };
}

const factCheckStep = z.object({ stepId: text, rowsHash: text, reason: text });

// One line a kind of event. What several kinds say of the same row adds up, the newest last.
const sayings: Sayings = {
  "claim.decided": ({ payload, subject, actor }) => {
    const decided = z.object({
      verdictId: text,
      number: z.int(),
      revision: z.int(),
      rating: label,
      justification: text,
      confidence: text,
      evidenceSetHash: text,
    });
    const { verdictId, rating, ...expected } = decided.parse(payload);
    return { table: "Verdict", row: verdictId, expected: { ...expected, ...madeBy({ subject, actor }), rating: rating.key } };
  },
  "assessment.submitted": assessed,
  "assessment.reaffirmed": assessed,
  "claim.sentBack": ({ payload }) => {
    const { assessments } = z.object({ assessments: z.array(text) }).parse(payload);
    return assessments.map((row): Said => ({ table: "Assessment", row, expected: { isSentBack: true } }));
  },
  "claim.assessmentsRejected": ({ payload }) => {
    const { assessments } = z.object({ assessments: z.array(text) }).parse(payload);
    return assessments.map((row): Said => ({ table: "Assessment", row, expected: { state: "rejected" } }));
  },
  "evidence.attached": ({ payload, subject }) => {
    const attached = z.object({ evidenceId: text, sourceId: text, factCheckId: text.default(""), evidence, anchor: anchor.optional() });
    const { evidenceId, sourceId, factCheckId, evidence: expected, anchor: at } = attached.parse(payload);
    const origin = { claimId: subject.claimId, sourceId, factCheckId, carriedFromId: "" };
    return {
      table: "Evidence",
      row: evidenceId,
      expected: { ...expected, ...origin, ...(at === undefined ? {} : placed(at)), isWithdrawn: false },
    };
  },
  "evidence.revised": ({ payload }) => {
    const { evidenceId, to, anchor: at } = z.object({ evidenceId: text, to: evidence, anchor: anchor.optional() }).parse(payload);
    const { secondaryReason, ...expected } = to;
    return { table: "Evidence", row: evidenceId, expected: { ...expected, secondaryReason, ...(at === undefined ? {} : placed(at)) } };
  },
  "evidence.withdrawn": ({ payload }) => ({
    table: "Evidence",
    row: z.object({ evidenceId: text }).parse(payload).evidenceId,
    expected: { isWithdrawn: true },
  }),
  "passage.placed": ({ payload }) => {
    const { evidenceId, captureId, to, place: at } = z.object({ evidenceId: text, captureId: text, to: text, place }).parse(payload);
    return { table: "Evidence", row: evidenceId, expected: placed({ captureId, state: to, place: at }) };
  },
  "search.recorded": ({ payload, subject }) => {
    const recorded = z.object({ searchId: text, question: text, places: text, isFound: z.boolean(), note: text, isDisclosed: released });
    const { searchId, ...expected } = recorded.parse(payload);
    return { table: "EvidenceSearch", row: searchId, expected: { ...expected, claimId: subject.claimId, carriedFromId: "" } };
  },
  "search.disclosed": ({ payload }) => {
    const { searchId, ...expected } = z.object({ searchId: text, isDisclosed: z.boolean() }).parse(payload);
    return { table: "EvidenceSearch", row: searchId, expected };
  },
  "contact.logged": ({ payload, subject }) => {
    const made = { contactedOn: text, madeAt: text.nullable().default(null), deadlineOn: text.nullable() };
    const logged = z.object({ contactId: text, channel: text, question: text, isDisclosed: released, ...made });
    const { contactId, madeAt, deadlineOn, ...expected } = logged.parse(payload);
    const open = { outcome: "", answer: "", isPublishable: false, claimId: subject.claimId, carriedFromId: "" };
    return {
      table: "ClaimantContact",
      row: contactId,
      expected: { ...open, ...expected, madeAt: madeAt ?? "", deadlineOn: deadlineOn ?? "" },
    };
  },
  "contact.answered": ({ payload }) => {
    const { contactId, ...expected } = z
      .object({ contactId: text, outcome: text, answer: text, isPublishable: z.boolean() })
      .parse(payload);
    return { table: "ClaimantContact", row: contactId, expected };
  },
  "contact.disclosed": ({ payload }) => {
    const { contactId, ...expected } = z.object({ contactId: text, isDisclosed: z.boolean(), isPublishable: z.boolean() }).parse(payload);
    return { table: "ClaimantContact", row: contactId, expected };
  },
  "sufficientSet.named": ({ payload, subject }) => {
    const pieces = z.union([text, z.array(z.object({ evidenceId: text, revision: z.int() }))]);
    const named = z.object({ setId: text, stance: text, note: text, revision: z.int(), evidence: pieces });
    const { setId, evidence: given, ...said } = named.parse(payload);
    const list =
      typeof given === "string"
        ? given
        : given
            .map(({ evidenceId, revision }) => `${evidenceId} ${revision}`)
            .toSorted()
            .join("\n");
    return {
      table: "SufficientSet",
      row: setId,
      expected: { ...said, claimId: subject.claimId, evidence: list, carriedFromId: "", isWithdrawn: false },
    };
  },
  "sufficientSet.withdrawn": ({ payload }) => ({
    table: "SufficientSet",
    row: z.object({ setId: text }).parse(payload).setId,
    expected: { isWithdrawn: true },
  }),
  "contact.attached": ({ payload }) => {
    const attached = z.object({
      attachmentId: text,
      fileName: text,
      contentHash: text,
      mediaType: text,
      sizeBytes: z.number(),
      isPublishable: z.boolean(),
    });
    const { attachmentId, ...expected } = attached.parse(payload);
    return { table: "ContactAttachment", row: attachmentId, expected };
  },
  "attachment.disclosed": ({ payload }) => {
    const { attachmentId, ...expected } = z.object({ attachmentId: text, isPublishable: z.boolean() }).parse(payload);
    return { table: "ContactAttachment", row: attachmentId, expected };
  },
  "rule.waived": ({ payload }) => {
    const { waiverId, ...expected } = z.object({ waiverId: text, rule: text, reason: text }).parse(payload);
    return { table: "Waiver", row: waiverId, expected: { ...expected, isEnded: false } };
  },
  "waiver.ended": ({ payload }) => ({
    table: "Waiver",
    row: z.object({ waiverId: text }).parse(payload).waiverId,
    expected: { isEnded: true },
  }),
  "retraction.asked": ({ payload }) => {
    const { retractionId, reason } = z.object({ retractionId: text, reason: text }).parse(payload);
    return { table: "Retraction", row: retractionId, expected: { reason, outcome: "", number: 0 } };
  },
  "retraction.confirmed": ({ payload }) => {
    const { retractionId, number } = z.object({ retractionId: text, number: z.int() }).parse(payload);
    return { table: "Retraction", row: retractionId, expected: { outcome: "confirmed", number } };
  },
  "retraction.dropped": ({ payload }) => ({
    table: "Retraction",
    row: z.object({ retractionId: text }).parse(payload).retractionId,
    expected: { outcome: "dropped" },
  }),
  "factChecks.imported": ({ payload }) => {
    // Imports of before they had names say nothing of single rows.
    const { importId, tableHash } = z.object({ importId: text.optional(), tableHash: text.optional() }).parse(payload);
    return importId === undefined ? undefined : { table: "FactCheckImport", row: importId, expected: { tableHash } };
  },
  "factChecks.withdrawn": ({ payload }) => {
    // Steps of before they had names say nothing of single rows.
    const { stepId, ...expected } = factCheckStep.partial({ stepId: true, rowsHash: true }).parse(payload);
    return stepId === undefined ? undefined : { table: "FactCheckWithdrawal", row: stepId, expected };
  },
  "factChecks.reinstated": ({ payload }) => {
    const { stepId, ...expected } = factCheckStep.parse(payload);
    return { table: "FactCheckReinstatement", row: stepId, expected };
  },
  "source.sealed": (event) => sealed(event, { ...z.object({ commitment: text, summary: text }).parse(event.payload), isErased: false }),
  "source.withheld": ({ payload }) => {
    const { withholdingId, ...expected } = z.object({ withholdingId: text, number: z.int(), summary: text, reason: text }).parse(payload);
    return { table: "SourceWithholding", row: withholdingId, expected };
  },
  "source.seal-erased": (event) => sealed(event, { isErased: true }),
  "capture.finished": captured,
  "capture.uploaded": captured,
  "claim.marked": (event) => worded(event, z.object({ wording }).parse(event.payload).wording),
  "claim.accepted": (event) => worded(event, z.object({ wording }).parse(event.payload).wording),
  "claim.imported": (event) => worded(event, z.object({ wording }).parse(event.payload).wording),
  "claim.derived": (event) => worded(event, z.object({ wording }).parse(event.payload).wording),
  "claim.rewritten": (event) => {
    const { to, reason } = z.object({ to: wording, reason: text }).parse(event.payload);
    return worded(event, to, reason);
  },
};

/** Of which claim, and by whom. */
function madeBy({ subject, actor }: Pick<ReadEvent, "subject" | "actor">) {
  return { claimId: subject.claimId, by: actor.id ?? undefined };
}

/** Whoever assesses a wording again takes back what they said of it before. */
function assessed({ payload, subject, actor }: ReadEvent, { facts, standing }: Replay): Said[] {
  const given = z.object({
    ...{ assessmentId: text, number: z.int(), revision: z.int(), rating: z.union([label, text]) },
    ...{ justification: text.optional(), confidence: text.optional() },
  });
  const { assessmentId: row, rating, ...words } = given.parse(payload);
  const key = `${subject.claimId} ${words.revision} ${actor.id}`;
  const before = facts.get(`Assessment/${standing.get(key)}`);
  standing.set(key, row);
  const expected = {
    ...words,
    rating: typeof rating === "string" ? rating : rating.key,
    state: "submitted",
    isSentBack: false,
    ...madeBy({ subject, actor }),
  };
  const replaced =
    before?.expected.state === "submitted" ? [{ table: before.table, row: before.row, expected: { state: "withdrawn" } }] : [];
  return [{ table: "Assessment", row, expected }, ...replaced];
}

function captured({ payload }: ReadEvent): Said[] {
  const found = z.object({ evidenceId: text, anchorState: text, place: place.optional() });
  const { captureId, anchored } = z.object({ captureId: text, anchored: z.array(found) }).parse(payload);
  return anchored.map(({ evidenceId, anchorState: state, place: at }): Said => {
    return { table: "Evidence", row: evidenceId, expected: placed({ captureId, state, place: at }) };
  });
}

function worded({ subject }: ReadEvent, { revision, statement, claimant }: z.infer<typeof wording>, reason = ""): Said {
  return { table: "ClaimRevision", row: `${subject.claimId}/${revision}`, expected: { statement, claimant: claimant ?? "", reason } };
}

function sealed({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "SealedSource", row: String(subject.sourceId), expected };
}

const everySaying: readonly Sayings[] = [
  ...[sayings, claimSayings, newsroomSayings, discussionSayings, reportSayings, outgoingSayings],
  ...[sourceSayings, placeSayings, rulingSayings, machineSayings, copiedSayings],
];

/** The kinds of events that say what a row holds. */
export const sayingTypes: readonly string[] = [...new Set(everySaying.flatMap(Object.keys))];

/** What is known before the first event of a log. */
export function emptyReplay(): Replay {
  return { facts: new Map(), standing: new Map(), listed: new Map(), untold: new Set() };
}

function addFact({ facts }: Replay, { table, row, expected: said }: Said, sequence: number): void {
  const place = `${table}/${row}`;
  const expected = { ...facts.get(place)?.expected };
  for (const [column, value] of Object.entries(said)) {
    if (value === erasedWords || value === undefined) delete expected[column];
    else expected[column] = z.union([text, z.number(), z.boolean()]).parse(value);
  }
  facts.set(place, { table, row, sequence, expected });
}

/** Adds what events say of rows to a replay, in the order of the log. Parts that were erased say nothing. */
export function replayFacts(events: Iterable<ReadEvent>, replay: Replay): Map<string, Fact> {
  for (const event of events) {
    const said = everySaying.flatMap((one) => one[event.type]?.(event, replay) ?? []);
    for (const one of said) addFact(replay, one, event.sequence);
  }
  return replay.facts;
}
