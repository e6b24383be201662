import { z } from "zod";
import { contactChannels, contactOutcomes } from "@/lib/evidence/schema";
import { waivableCodes } from "./waivable";

// What later formats of a version added, one part each.

const text = z.string();
const day = z.iso.date();
const moment = z.iso.datetime({ precision: 3 });
const count = z.number().int().min(0);

/** One contact with the claimant, as far as readers are told of it. Since format 3. */
export const contactPart = z.strictObject({
  contactedOn: day,
  channel: z.enum(contactChannels),
  deadlineOn: day.nullable(),
  /** What came of it; null while nothing had. */
  outcome: z.enum(contactOutcomes).nullable(),
  /** The claimant's words; null when there are none, or none that may be published. */
  answer: text.nullable(),
  attachments: z.array(
    z.strictObject({ fileName: text, mediaType: text, sizeBytes: count, contentHash: z.string().regex(/^[0-9a-f]{64}$/) }),
  ),
});

/** One search for what could show the opposite. Since format 3. */
export const searchPart = z.strictObject({ question: text, places: text, searchedOn: day, isFound: z.boolean() });

/** A rule that a claim did not fulfil, and why it was published all the same. Since format 4. */
export const waiverPart = z.strictObject({ rule: z.enum(waivableCodes), claimId: text, reason: text, waivedBy: text, waivedAt: moment });

/** That what is said is taken back: in which version, when, why, and by which two people. Since format 5. */
export const retractionPart = z.strictObject({
  number: z.number().int().min(2),
  retractedAt: moment,
  reason: text,
  askedBy: text,
  confirmedBy: text,
});

/** Why readers are not told who a source is; empty where the rule was waived instead. Since format 6. */
export const withheldPart = z.strictObject({ reason: text });
