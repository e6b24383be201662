import "server-only";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { mayReportError } from "./policy";
import { reportErrorInput } from "./schema";

/**
 * Takes a reader's word that something published is wrong. It gets an address of its own, where the outcome will stand. NOT_FOUND unless the
 * report, and the claim in it, are public; INVALID when that version was never published.
 */
export const reportError = defineCommand({
  name: "reportError",
  input: reportErrorInput,
  load: ({ database, actor, input }) =>
    database.report.findFirst({
      where: {
        workspaceId: actor.workspaceId,
        id: input.reportId,
        versionNumber: { gt: 0 },
        takedownId: null,
        ...(input.claimId === null ? {} : { claims: { some: { claimId: input.claimId, takedownId: null } } }),
      },
      select: { id: true, articleId: true, versionNumber: true },
    }),
  permit: mayReportError,
  async execute({ database, actor, input, subject: report }) {
    const { claimId, versionNumber, message } = input;
    if (versionNumber > report.versionNumber) refuseField("versionNumber", "That version was never published.");
    const { id } = await database.errorReport.create({
      data: { workspaceId: actor.workspaceId, reportId: report.id, claimId, versionNumber, message },
      select: { id: true },
    });
    return {
      value: { errorReportId: id },
      events: [
        {
          type: "error.reported",
          subject: { articleId: report.articleId, reportId: report.id, ...(claimId === null ? {} : { claimId }) },
          payload: { errorReportId: id, number: versionNumber, message },
        },
      ],
    };
  },
});
