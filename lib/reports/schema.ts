import { z } from "zod";
import { line, optionalProse, prose } from "@/lib/text";

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
