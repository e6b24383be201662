import { z } from "zod";
import { line, optionalLine, optionalProse, prose } from "@/lib/text";

/** What is sealed of a source: who it is, how to reach them, and what else nobody is to know. */
export const sealedFields = z.object({
  name: optionalLine(200).transform((name) => name ?? ""),
  contact: optionalProse(2000),
  note: optionalProse(10_000),
});

/** What is sealed, in clear: only for whoever may read it, after the reading was recorded. */
export type SealedFields = z.output<typeof sealedFields>;

/** Input of `sealSource`; `revision` is the one the person saw, 0 for none. The summary is for every member. */
export const sealSourceInput = z
  .object({
    sourceId: z.uuid("Choose a source."),
    revision: z.number().int().min(0),
    summary: prose(1000, "Say what everybody may know, such as “an official of the ministry, known to the editor”."),
    ...sealedFields.shape,
  })
  .superRefine(({ name, contact, note }, context) => {
    if (name === "" && contact === "" && note === "")
      context.addIssue({ code: "custom", path: ["name"], message: "Write what is to be sealed: a name, a contact or a note." });
  });

/** Input of `withholdSource`: what readers are told; `number` is that of the statement the person saw, 0 for none. */
export const withholdSourceInput = z.object({
  sourceId: z.uuid("Choose a source."),
  number: z.number().int().min(0),
  summary: line(300, "Say what readers may know of the source."),
  reason: line(500, "Say why the source is withheld."),
});

/** Input of `readSealedSource`. */
export const readSealedSourceInput = z.object({ sourceId: z.uuid("Choose a source.") });

/** Input of `nameSealedReader` and `removeSealedReader`. */
export const sealedReaderInput = z.object({ sourceId: z.uuid("Choose a source."), memberId: z.uuid("Choose a member.") });

/** Input of `eraseSealedSource`. */
export const eraseSealedSourceInput = z.object({ sourceId: z.uuid("Choose a source."), reason: prose(500, "Say why in a few words.") });

/** Input of `resealSources`: how many at once. */
export const resealSourcesInput = z.object({ countMax: z.number().int().min(1).max(1000) });
