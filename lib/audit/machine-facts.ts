import { z } from "zod";
import { byCodePoints, madeBy, momentOf, type Said, type Sayings } from "./fact";
import { hashOfJson } from "./hash-of-json";
import type { ReadEvent } from "./read-event";

const text = z.string();
const maybe = text.nullable();

/** What was imported, and of whom. The private of it may have been erased. */
const imported = z.object({
  ...{ format: text, annotationId: maybe, author: maybe, madeAt: maybe, tags: z.union([z.array(text), text]) },
  /** Not said by events of before 29 November 2026. */
  ...{ fileHash: text.optional(), position: z.int().optional() },
});

function origin(event: ReadEvent): Record<string, unknown> {
  const { madeAt, ...said } = imported.parse(event.payload);
  return { ...said, madeAt: madeAt === null ? "" : new Date(madeAt).toISOString(), createdAt: momentOf(event) };
}

const claimImported = z.object({ note: text });
const commentImported = z.object({ commentId: text, answersId: maybe });
const layerReverted = z.object({ number: z.int() });
const memberNotificationsChosen = z.object({ muted: z.array(text) });

const logChecked = z.object({
  ...{ checkId: text, events: z.int(), root: text, faults: z.int(), signedUpTo: z.int().nullable(), rows: z.int().nullable() },
  faultsHash: text.optional(),
});
const fixityChecked = z.array(z.object({ contentHash: text, found: maybe }));
const fixityCheckedTold = z.object({ checkId: text, files: z.int(), bytes: z.number(), faults: fixityChecked });
const layerTrained = z.object({
  ...{ number: z.int(), provider: text, version: text, decisions: z.int(), articles: z.int() },
  /** Weights are not said by the first events of their kind. */
  ...{ before: z.unknown(), after: z.unknown(), weights: z.unknown().optional(), decidedUntil: text.optional() },
});

/** What events say of what machines did, of what was imported, and of what people chose to be told of. */
export const machineSayings: Sayings = {
  "claim.imported": (event) => {
    const { note } = claimImported.parse(event.payload);
    return { table: "ImportedAnnotation", row: String(event.subject.claimId), expected: { ...origin(event), note } };
  },
  "comment.imported": (event) => {
    const { commentId, answersId } = commentImported.parse(event.payload);
    return { table: "ImportedComment", row: commentId, expected: { ...origin(event), answersId: answersId ?? "" } };
  },
  "log.checked": (event) => {
    const { checkId, ...expected } = logChecked.parse(event.payload);
    return { table: "LogCheck", row: checkId, expected: { ...expected, checkedAt: momentOf(event) } };
  },
  "fixity.checked": (event) => {
    const { checkId, files, bytes, faults } = fixityCheckedTold.parse(event.payload);
    const found = faults
      .map((fault) => [fault.contentHash, fault.found])
      .toSorted(([one], [other]) => byCodePoints(one ?? "", other ?? ""));
    return { table: "FixityCheck", row: checkId, expected: { files, bytes, faults: hashOfJson(found), checkedAt: momentOf(event) } };
  },
  "layer.trained": (event) => {
    const { number, before, after, weights, ...said } = layerTrained.parse(event.payload);
    const learnt = { measures: hashOfJson({ before, after }), weights: weights === undefined ? undefined : hashOfJson(weights) };
    const expected = { ...said, ...learnt, isRetired: false, retiredAt: "", ...madeBy(event) };
    return { table: "LearnedLayer", row: String(number), expected };
  },
  "layer.reverted": (event): Said => {
    const { number } = layerReverted.parse(event.payload);
    return { table: "LearnedLayer", row: String(number), expected: { isRetired: true, retiredAt: momentOf(event) } };
  },
  "member.notificationsChosen": ({ payload, subject }) => ({
    table: "NotificationChoice",
    row: String(subject.memberId),
    expected: memberNotificationsChosen.parse(payload),
  }),
};
