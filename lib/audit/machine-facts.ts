import { z } from "zod";
import { comparable, type Said, type Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const maybe = text.nullable();
/** What was imported, and of whom. The private of it may have been erased. */
const imported = z.object({
  ...{ format: text, annotationId: maybe, author: maybe, madeAt: maybe, tags: z.union([z.array(text), text]) },
});

function origin({ payload }: ReadEvent): Record<string, unknown> {
  const { madeAt, ...said } = imported.parse(payload);
  return comparable({ ...said, madeAt: madeAt === null ? "" : new Date(madeAt).toISOString() });
}

/** What events say of what machines did, of what was imported, and of what people chose to be told of. */
export const machineSayings: Sayings = {
  "claim.imported": (event) => {
    const { note } = z.object({ note: text }).parse(event.payload);
    return { table: "ImportedAnnotation", row: String(event.subject.claimId), expected: { ...origin(event), note } };
  },
  "comment.imported": (event) => {
    const { commentId, answersId } = z.object({ commentId: text, answersId: maybe }).parse(event.payload);
    return { table: "ImportedComment", row: commentId, expected: { ...origin(event), answersId: answersId ?? "" } };
  },
  "log.checked": ({ payload }) => {
    const found = z.object({
      ...{ checkId: text, events: z.int(), root: text, faults: z.int(), signedUpTo: z.int().nullable(), rows: z.int().nullable() },
    });
    const { checkId, ...expected } = found.parse(payload);
    return { table: "LogCheck", row: checkId, expected: comparable(expected) };
  },
  "fixity.checked": ({ payload }) => {
    const found = z.array(z.object({ contentHash: text, found: maybe }));
    const { checkId, files, bytes, faults } = z.object({ checkId: text, files: z.int(), bytes: z.number(), faults: found }).parse(payload);
    const lines = faults.map((fault) => `${fault.contentHash} ${fault.found ?? ""}`).toSorted();
    return { table: "FixityCheck", row: checkId, expected: { files, bytes, faults: lines.join("\n") } };
  },
  "layer.trained": ({ payload }) => {
    const trained = z.object({ number: z.int(), provider: text, version: text, decisions: z.int(), articles: z.int() });
    const { number, ...expected } = trained.parse(payload);
    return { table: "LearnedLayer", row: String(number), expected: { ...expected, isRetired: false } };
  },
  "layer.reverted": ({ payload }): Said => {
    const { number } = z.object({ number: z.int() }).parse(payload);
    return { table: "LearnedLayer", row: String(number), expected: { isRetired: true } };
  },
  "member.notificationsChosen": ({ payload, subject }) => ({
    table: "NotificationChoice",
    row: String(subject.memberId),
    expected: comparable(z.object({ muted: z.array(text) }).parse(payload)),
  }),
};
