import { z } from "zod";
import { date, line, optionalDate, optionalLine, optionalProse, optionalTime, optionalUrl, prose } from "@/lib/text";

const passage = {
  quote: prose(20_000, "Quote the passage the claim is checked against."),
  locator: optionalLine(200).transform((locator) => locator ?? ""),
  stance: z.enum(["supports", "refutes", "context"], "Say whether it supports, refutes or gives context."),
  directness: z.enum(["primary", "secondary"]).default("primary"),
  secondaryReason: optionalProse(1000),
  note: optionalProse(5000),
};

function saysWhySecondary(evidence: { directness: string; secondaryReason: string }, context: z.RefinementCtx) {
  if (evidence.directness === "secondary" && evidence.secondaryReason === "") {
    context.addIssue({ code: "custom", path: ["secondaryReason"], message: "Say why a secondary source is used and not a primary one." });
  }
}

/** Kinds of sources. */
export const sourceKinds = [
  "webPage",
  "document",
  "image",
  "recording",
  "dataset",
  "socialPost",
  "interview",
  "email",
  "officialRecord",
  "factCheck",
  "other",
] as const;

/** Input of `attachEvidence`: a passage, and either a known source's id or what a new source needs. */
export const attachEvidenceInput = z
  .object({
    claimId: z.uuid("Choose a claim."),
    sourceId: z.union([z.uuid(), z.literal(""), z.null()]).optional(),
    sourceKind: z.enum(sourceKinds).default("webPage"),
    sourceTitle: optionalLine(500),
    sourceUrl: optionalUrl(),
    sourcePublisher: optionalLine(200),
    sourceAuthor: optionalLine(200),
    sourcePublishedOn: optionalDate(),
    sourceInterests: optionalProse(2000),
    ...passage,
  })
  .superRefine(saysWhySecondary)
  .superRefine((evidence, context) => {
    if (!evidence.sourceId && evidence.sourceTitle === null) {
      context.addIssue({ code: "custom", path: ["sourceTitle"], message: "Name the source." });
    }
  });

/** Input of `reviseEvidence`; `revision` is the one the person saw. */
export const reviseEvidenceInput = z
  .object({ evidenceId: z.uuid(), revision: z.number().int().min(1), ...passage })
  .superRefine(saysWhySecondary);

/** Input of `recordSearch`: what was looked for that could refute the claim, where, and whether something was found. */
export const recordSearchInput = z.object({
  claimId: z.uuid("Choose a claim."),
  question: prose(1000, "Say what was looked for."),
  places: prose(2000, "Say where: archives, registers, people, search terms."),
  isFound: z.enum(["found", "nothing"], "Say whether something was found."),
  note: optionalProse(5000),
  /** Whether readers are told of it: what, where, on which day, and with what result. Never the note. */
  isDisclosed: z.boolean().default(false),
});

/** Input of `discloseSearch`. */
export const discloseSearchInput = z.object({ searchId: z.uuid("Choose a search."), isDisclosed: z.boolean() });

/** How a claimant was asked. */
export const contactChannels = ["email", "phone", "inPerson", "letter", "socialMedia", "form"] as const;

/** Input of `logContact`: when and how the claimant was asked, what, and until when they may answer; days as `YYYY-MM-DD`, the time as `HH:MM` by the newsroom's clock. */
export const logContactInput = z
  .object({
    claimId: z.uuid("Choose a claim."),
    channel: z.enum(contactChannels, "Say how they were asked."),
    contactedOn: date("Say on which day they were asked."),
    contactedTime: optionalTime(),
    question: prose(10_000, "Write what they were asked."),
    deadlineOn: optionalDate(),
    /** Whether readers are told of it: day, channel, deadline and outcome. Never the question. */
    isDisclosed: z.boolean().default(false),
  })
  .superRefine(({ contactedOn, deadlineOn }, context) => {
    if (deadlineOn !== null && deadlineOn < contactedOn) {
      context.addIssue({ code: "custom", path: ["deadlineOn"], message: "The deadline lies before the contact." });
    }
  });

/** Input of `discloseContact`: whether readers are told of a contact, and whether the claimant agreed that the answer is published. */
export const discloseContactInput = z.object({
  contactId: z.uuid("Choose a contact."),
  isDisclosed: z.boolean(),
  isPublishable: z.boolean(),
});

/** Input of `discloseAttachment`: whether the claimant agreed that the file is published. */
export const discloseAttachmentInput = z.object({ attachmentId: z.uuid("Choose a file."), isPublishable: z.boolean() });

/** How a contact ended. */
export const contactOutcomes = ["answered", "declined", "noAnswer", "notReached"] as const;

/** Input of `recordReply`: what came of a contact. */
export const recordReplyInput = z
  .object({
    contactId: z.uuid(),
    outcome: z.enum(contactOutcomes, "Say what came of it."),
    answer: optionalProse(20_000),
    isPublishable: z.boolean().default(false),
  })
  .superRefine(({ outcome, answer }, context) => {
    if (outcome === "answered" && answer === "") {
      context.addIssue({ code: "custom", path: ["answer"], message: "Write what they answered." });
    }
  });

/** Input of `withdrawEvidence`. */
export const withdrawEvidenceInput = z.object({ evidenceId: z.uuid(), reason: line(500, "Say why in a few words.") });

/** Input of `nameSufficientSet`; `revisionNumber` is the wording the person saw. */
export const nameSufficientSetInput = z.object({
  claimId: z.uuid("Choose a claim."),
  revisionNumber: z.number().int().min(1),
  stance: z.enum(["supports", "refutes"], "Say whether it supports or refutes the claim."),
  evidenceIds: z.array(z.uuid()).min(1, "Choose the evidence that suffices.").max(50),
  note: prose(2000, "Say why this suffices."),
});

/** Input of `withdrawSufficientSet`. */
export const withdrawSufficientSetInput = z.object({ setId: z.uuid(), reason: line(500, "Say why in a few words.") });

/** Input of `placePassage`: one of the places found in the copy, in UTF-16 offsets of its text, or null when it is not in it. */
export const placePassageInput = z.object({
  evidenceId: z.uuid(),
  captureId: z.uuid(),
  place: z.object({ start: z.number().int().min(0), end: z.number().int().min(1) }).nullable(),
});
