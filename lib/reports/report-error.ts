import "server-only";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { database as committed } from "@/lib/database";
import { environment } from "@/lib/environment";
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
  load: async ({ database, actor, input }) => {
    const report = await database.report.findFirst({
      where: {
        workspaceId: actor.workspaceId,
        id: input.reportId,
        versionNumber: { gt: 0 },
        takedownId: null,
        ...(input.claimId === null ? {} : { claims: { some: { claimId: input.claimId, takedownId: null } } }),
      },
      select: { id: true, articleId: true, versionNumber: true },
    });
    if (report === null) return null;
    // Nothing is appended while the newsroom's lock is held: the first event of this command gets the number that comes next.
    const head = await committed.logHead.findUniqueOrThrow({ where: { workspaceId: actor.workspaceId }, select: { size: true } });
    return { ...report, firstSequence: head.size };
  },
  permit: mayReportError,
  async execute({ database, actor, input, subject: report }) {
    const { workspaceId } = actor;
    const { claimId, versionNumber, message, email } = input;
    const { firstSequence } = report;
    if (versionNumber > report.versionNumber) refuseField("versionNumber", "That version was never published.");
    const { id } = await database.errorReport.create({
      data: { workspaceId: actor.workspaceId, reportId: report.id, claimId, versionNumber, message },
      select: { id: true },
    });
    const subject = { articleId: report.articleId, reportId: report.id, ...(claimId === null ? {} : { claimId }) };
    const agreed: NewEvent[] = [];
    // Without a mail server no address is kept.
    if (email !== null && environment.mail !== null) {
      const { id: recipientId } = await database.mailRecipient.create({
        data: { workspaceId, kind: "reader", address: email, reportId: report.id, errorReportId: id, firstSequence },
        select: { id: true },
      });
      agreed.push({ type: "mail.agreed", subject, payload: { recipientId, kind: "reader" } });
    }
    return {
      value: { errorReportId: id },
      events: [
        {
          type: "error.reported",
          subject,
          payload: { errorReportId: id, number: versionNumber, message },
        },
        ...agreed,
      ],
    };
  },
});
