import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayAnswerErrorReport } from "./policy";
import { answerErrorReportInput } from "./schema";

/**
 * Answers a reader's report of an error for all to see, once. "Corrected" is refused with INVALID until a version newer than the reader's is
 * published: no correction is promised that is not there.
 */
export const answerErrorReport = defineCommand({
  name: "answerErrorReport",
  input: answerErrorReportInput,
  async load({ database, actor, input }) {
    const found = await database.errorReport.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.errorReportId } },
      select: {
        id: true,
        claimId: true,
        versionNumber: true,
        outcome: true,
        report: { select: { id: true, articleId: true, versionNumber: true } },
      },
    });
    return found === null ? null : { ...found, isAnswered: found.outcome !== null };
  },
  permit: mayAnswerErrorReport,
  async execute({ database, actor, input, subject: { id, claimId, versionNumber, report } }) {
    const { outcome, answer } = input;
    if (outcome === "corrected" && report.versionNumber <= versionNumber) {
      refuseField("outcome", "No version was published since the one this reader saw. Publish the correction first.");
    }
    await database.errorReport.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { outcome, answer, answeredById: personOf(actor), answeredAt: now() },
    });
    return {
      value: { errorReportId: id },
      events: [
        {
          type: "error.answered",
          subject: { articleId: report.articleId, reportId: report.id, ...(claimId === null ? {} : { claimId }) },
          payload: { errorReportId: id, outcome, answer },
        },
      ],
    };
  },
});
