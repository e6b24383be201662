import { z } from "zod";
import { line, optionalEmailAddress, optionalProse, prose } from "@/lib/text";
import { waivableCodes } from "./waivable";

const articleId = z.uuid("Choose an article.");

/** Longest summary, in UTF-16 units: about three lines of a published page and a little over. */
const summaryLengthMax = 600;

/** Input of `draftReport`; `revision` is the one the person saw, 0 when there was no draft yet. */
export const draftReportInput = z.object({
  articleId,
  revision: z.number().int().min(0),
  title: line(200, "Ask the question at stake, such as “Did the port really double its traffic?”"),
  summary: prose(summaryLengthMax, "Say in about three lines what was found."),
});

/** Changes that can be published today after the first version. A retraction needs a procedure of its own (docs/publishing.md). */
const laterChanges = ["typo", "clarification", "update", "correction"] as const;

/**
 * Input of `publishReport`. `versionNumber` is the newest version the person saw (0 for none) and `contentSeen` the hash of the preview
 * they read: what is published is what they saw, or nothing.
 */
export const publishReportInput = z
  .object({
    articleId,
    versionNumber: z.number().int().min(0),
    contentSeen: z.string().length(64).optional(),
    change: z.enum(["first", ...laterChanges], "Say what kind of change this is."),
    reason: optionalProse(1000),
  })
  .superRefine(({ change, reason }, context) => {
    if (change !== "first" && reason === "") {
      context.addIssue({ code: "custom", path: ["reason"], message: "Say what was changed and why: readers see it." });
    }
  });

const waivable = z.enum(waivableCodes, "This rule cannot be waived.");

/** Input of `setWaivableRules`: all that may be waived from now on. */
export const setWaivableRulesInput = z.object({
  rules: z.array(waivable).transform((rules) => waivableCodes.filter((code) => rules.includes(code))),
});

/** Input of `waiveRule`: the claims the person saw failing, and the reason that readers will see. */
export const waiveRuleInput = z.object({
  articleId,
  rule: waivable,
  claimIds: z.array(z.uuid()).min(1, "Choose the claims."),
  reason: prose(1000, "Say why it is right to publish all the same: readers see it."),
});

/** Input of `endWaivers`. */
export const endWaiversInput = z.object({ articleId, rule: waivable });

/** Input of `askRetraction`: a claim of the report, or all of it when there is none. */
export const askRetractionInput = z.object({
  articleId,
  claimId: z
    .union([z.uuid("Choose a claim."), z.literal(""), z.null()])
    .default(null)
    .transform((claimId) => (claimId === "" ? null : claimId)),
  reason: prose(2000, "Say why it is retracted: readers see it above every version."),
});

/** Input of `confirmRetraction`; `versionNumber` is the newest version the person saw. */
export const confirmRetractionInput = z.object({ retractionId: z.uuid("Choose a retraction."), versionNumber: z.number().int().min(1) });

/** Input of `dropRetraction`. */
export const dropRetractionInput = z.object({ retractionId: z.uuid("Choose a retraction.") });

/** Why the law wants something gone, as readers are told. */
export const takedownCategory = z.enum(["courtOrder", "privacy", "copyright", "safety", "otherLaw"]);

/** One such ground. */
export type TakedownCategory = z.output<typeof takedownCategory>;

/** What is to go: nothing named is the whole report, `v` and a number an earlier version, an id a claim. */
const takedownScope = z
  .union([z.literal(""), z.string().regex(/^v[1-9][0-9]{0,5}$/), z.uuid()], "Choose what is to be taken down.")
  .transform((what) => {
    if (what === "") return { claimId: null, number: null };
    return what.startsWith("v") ? { claimId: null, number: Number(what.slice(1)) } : { claimId: what, number: null };
  });

/** Input of `askTakedown`; the reason is for the newsroom, readers are told the category alone. */
export const askTakedownInput = z.object({
  articleId,
  what: takedownScope,
  category: z.enum(takedownCategory.options, "Choose the ground."),
  reason: prose(2000, "Say what demands it, such as the court and the file number. Readers do not see it."),
});

/** Input of `confirmTakedown`; `versionNumber` is the newest version the person saw. */
export const confirmTakedownInput = z.object({ takedownId: z.uuid("Choose a takedown."), versionNumber: z.number().int().min(1) });

/** Input of `dropTakedown`. */
export const dropTakedownInput = z.object({ takedownId: z.uuid("Choose a takedown.") });

/** Longest report of an error, in UTF-16 units. */
export const errorMessageLengthMax = 4000;

/**
 * Input of `reportError`: what a reader says is wrong in a claim as published, or in the report when `claimId` is null, in the version they
 * had before them.
 */
export const reportErrorInputIn = ({ whatMissing, emailWrong }: { whatMissing: string; emailWrong: string }) =>
  z.object({
    reportId: z.uuid("Name the report."),
    claimId: z.uuid().nullable(),
    versionNumber: z.number().int().min(1),
    message: prose(errorMessageLengthMax, whatMissing),
    /** Where the reader wants to be told what comes of it; null for nowhere. */
    email: optionalEmailAddress(emailWrong),
  });

/** The same in English. */
export const reportErrorInput = reportErrorInputIn({
  whatMissing: "Say what is wrong, and how you know.",
  emailWrong: "Give an e-mail address, or leave it empty.",
});

/** What can come of a reader's report of an error. */
export const errorOutcomes = ["corrected", "stands", "notAnError"] as const;

/** Input of `answerErrorReport`; readers see outcome and answer. */
export const answerErrorReportInput = z.object({
  errorReportId: z.uuid("Choose a report."),
  outcome: z.enum(errorOutcomes, "Say what came of it."),
  answer: prose(2000, "Say what you found: the reader, and everybody else, sees it."),
});
