import { z } from "zod";
import { madeBy, momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const evidence = z.object({
  ...{ number: z.int(), quote: text, locator: text, stance: text, directness: text, note: text },
  /** Not said by events from before 28 November 2026. */
  secondaryReason: text.optional(),
});

/** Before anybody could release anything to readers, nothing was. */
const released = z.boolean().default(false);

const place = z.object({ start: z.int(), end: z.int() }).nullable();
const anchor = z.object({ captureId: text.nullable(), state: text.nullable(), place: place.optional() });

/** Where nothing was looked for. */
const nowhere: z.infer<typeof anchor> = { captureId: null, state: null, place: null };

function placeOf(at: z.infer<typeof place> | undefined): string | undefined {
  return at === undefined ? undefined : at === null ? "" : `${at.start}-${at.end}`;
}

/** Where a passage stands. Events from before 28 November 2026 say in which capture and how certainly, not at which characters. */
function placed({ captureId, state, place: at }: z.infer<typeof anchor>) {
  return {
    captureId: captureId ?? "",
    anchorState: state ?? "",
    place: placeOf(at),
  };
}

/** Each change of what a piece says counts. */
function counted({ facts }: Replay, evidenceId: string): { revision: number | undefined } {
  const before = facts.get(`Evidence/${evidenceId}`)?.expected.revision;
  return { revision: typeof before === "number" ? before + 1 : undefined };
}

const capturedTold = z.object({ evidenceId: text, anchorState: text, place: place.optional() });

const anchoredTold = z.object({ captureId: text, anchored: z.array(capturedTold) });

function captured({ payload }: ReadEvent): Said[] {
  const { captureId, anchored } = anchoredTold.parse(payload);
  return anchored.map(({ evidenceId, anchorState: state, place: at }): Said => {
    return { table: "Evidence", row: evidenceId, expected: placed({ captureId, state, place: at }) };
  });
}

function pieces(given: string | readonly { evidenceId: string; revision: number }[]): string {
  if (typeof given === "string") return given;
  const lines = given.map(({ evidenceId, revision }) => `${evidenceId} ${revision}`);
  return lines.toSorted().join("\n");
}

const evidenceRevised = z.object({ evidenceId: text, to: evidence, anchor: anchor.optional() });
const evidenceWithdrawn = z.object({ evidenceId: text });
const passagePlaced = z.object({ evidenceId: text, captureId: text, to: text, place });
const searchDisclosed = z.object({ searchId: text, isDisclosed: z.boolean() });
const contactAnswered = z.object({ contactId: text, outcome: text, answer: text, isPublishable: z.boolean() });
const contactDisclosed = z.object({ contactId: text, isDisclosed: z.boolean(), isPublishable: z.boolean() });
const attachmentDisclosed = z.object({ attachmentId: text, isPublishable: z.boolean() });
const sufficientSetWithdrawn = z.object({ setId: text });

const evidenceAttached = z.object({ evidenceId: text, sourceId: text, factCheckId: text.default(""), evidence, anchor: anchor.optional() });
const searchRecorded = z.object({ searchId: text, question: text, places: text, isFound: z.boolean(), note: text, isDisclosed: released });
const contactLogged = z.object({
  ...{ contactId: text, channel: text, question: text, isDisclosed: released },
  ...{ contactedOn: text, madeAt: text.nullable().default(null), deadlineOn: text.nullable() },
});
const contactAttached = z.object({
  ...{ contactId: text, attachmentId: text, fileName: text, contentHash: text, mediaType: text },
  ...{ sizeBytes: z.number(), isPublishable: z.boolean(), propertiesHash: text.optional() },
});
const sufficientSetNamed = z.object({
  ...{ setId: text, stance: text, note: text, revision: z.int() },
  evidence: z.union([text, z.array(z.object({ evidenceId: text, revision: z.int() }))]),
});

/** What events say of evidence and of the diligence beside it: searches, contacts with what came with them, and what suffices by itself. */
export const evidenceSayings: Sayings = {
  "evidence.attached": (event) => {
    const { evidenceId, sourceId, factCheckId, evidence: said, anchor: at } = evidenceAttached.parse(event.payload);
    // What was not looked for stands nowhere; events of before 29 November 2026 may leave out what was.
    const looked = at ?? (event.timesRows === true ? nowhere : undefined);
    return {
      table: "Evidence",
      row: evidenceId,
      // In one piece: there is more evidence than of most else, and an object put together of others takes several times as long.
      expected: {
        number: said.number,
        quote: said.quote,
        locator: said.locator,
        stance: said.stance,
        directness: said.directness,
        note: said.note,
        secondaryReason: said.secondaryReason,
        claimId: event.subject.claimId,
        sourceId,
        factCheckId,
        carriedFromId: "",
        createdById: personOf(event),
        createdAt: momentOf(event),
        revision: 1,
        captureId: looked && (looked.captureId ?? ""),
        anchorState: looked && (looked.state ?? ""),
        place: looked && placeOf(looked.place),
        isWithdrawn: false,
        withdrawnAt: "",
      },
    };
  },
  "evidence.revised": ({ payload }, replay) => {
    const { evidenceId, to, anchor: at } = evidenceRevised.parse(payload);
    const { secondaryReason, ...said } = to;
    const expected = { ...said, secondaryReason, ...counted(replay, evidenceId) };
    return { table: "Evidence", row: evidenceId, expected: { ...expected, ...(at === undefined ? {} : placed(at)) } };
  },
  "evidence.withdrawn": (event, replay) => {
    const { evidenceId } = evidenceWithdrawn.parse(event.payload);
    const expected = { isWithdrawn: true, withdrawnAt: momentOf(event), ...counted(replay, evidenceId) };
    return { table: "Evidence", row: evidenceId, expected };
  },
  "passage.placed": ({ payload }) => {
    const { evidenceId, captureId, to, place: at } = passagePlaced.parse(payload);
    return { table: "Evidence", row: evidenceId, expected: placed({ captureId, state: to, place: at }) };
  },
  "capture.finished": captured,
  "capture.uploaded": captured,
  "search.recorded": (event) => {
    const said = searchRecorded.parse(event.payload);
    const expected = {
      question: said.question,
      places: said.places,
      isFound: said.isFound,
      note: said.note,
      isDisclosed: said.isDisclosed,
      claimId: event.subject.claimId,
      carriedFromId: "",
      createdById: personOf(event),
      createdAt: momentOf(event),
    };
    return { table: "EvidenceSearch", row: said.searchId, expected };
  },
  "search.disclosed": ({ payload }) => {
    const { searchId, ...expected } = searchDisclosed.parse(payload);
    return { table: "EvidenceSearch", row: searchId, expected };
  },
  "contact.logged": (event) => {
    const said = contactLogged.parse(event.payload);
    const expected = {
      outcome: "",
      answer: "",
      isPublishable: false,
      claimId: event.subject.claimId,
      carriedFromId: "",
      channel: said.channel,
      question: said.question,
      isDisclosed: said.isDisclosed,
      contactedOn: said.contactedOn,
      madeAt: said.madeAt ?? "",
      deadlineOn: said.deadlineOn ?? "",
      createdById: personOf(event),
      createdAt: momentOf(event),
    };
    return { table: "ClaimantContact", row: said.contactId, expected };
  },
  "contact.answered": ({ payload }) => {
    const { contactId, ...expected } = contactAnswered.parse(payload);
    return { table: "ClaimantContact", row: contactId, expected };
  },
  "contact.disclosed": ({ payload }) => {
    const { contactId, ...expected } = contactDisclosed.parse(payload);
    return { table: "ClaimantContact", row: contactId, expected };
  },
  "contact.attached": (event) => {
    const { attachmentId, ...said } = contactAttached.parse(event.payload);
    const expected = { ...said, attachedById: personOf(event), attachedAt: momentOf(event) };
    return { table: "ContactAttachment", row: attachmentId, expected };
  },
  "attachment.disclosed": ({ payload }) => {
    const { attachmentId, ...expected } = attachmentDisclosed.parse(payload);
    return { table: "ContactAttachment", row: attachmentId, expected };
  },
  "sufficientSet.named": (event) => {
    const { setId, evidence: given, ...said } = sufficientSetNamed.parse(event.payload);
    const standing = { carriedFromId: "", isWithdrawn: false, withdrawnAt: "" };
    const expected = { ...said, claimId: event.subject.claimId, evidence: pieces(given), ...standing, ...madeBy(event) };
    return { table: "SufficientSet", row: setId, expected };
  },
  "sufficientSet.withdrawn": (event) => ({
    table: "SufficientSet",
    row: sufficientSetWithdrawn.parse(event.payload).setId,
    expected: { isWithdrawn: true, withdrawnAt: momentOf(event) },
  }),
};
