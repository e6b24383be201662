import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { mayAskRetraction } from "./policy";
import { retractionProblem } from "./retraction";
import { askRetractionInput } from "./schema";
import { openVersion } from "./version";

/**
 * Asks for the retraction of a published report, or of one claim of it. Readers see nothing of it until another editor confirms. Refused with
 * CONFLICT when it is retracted, or asked for, already.
 */
export const askRetraction = defineCommand({
  name: "askRetraction",
  input: askRetractionInput,
  load: ({ database, actor, input }) =>
    database.report.findUnique({
      where: { workspaceId_articleId: { workspaceId: actor.workspaceId, articleId: input.articleId } },
      select: {
        ...{ id: true, articleId: true, versionNumber: true, takedownId: true },
        versions: { orderBy: { number: "desc" }, take: 1, select: { canonical: true, contentHash: true } },
        retractions: { where: { settledAt: null }, select: { claimId: true } },
      },
    }),
  permit: (actor, { versionNumber, takedownId }) => mayAskRetraction(actor, { isPublished: versionNumber > 0 && takedownId === null }),
  async execute({ database, actor, input, subject: { id: reportId, articleId, versions, retractions } }) {
    const { claimId, reason } = input;
    const [stored] = versions;
    if (stored === undefined) throw new Error("A report without a version was to be retracted.");
    const problem = retractionProblem(openVersion(stored), claimId);
    if (problem !== null) refuseConflict(problem);
    if (retractions.some((one) => one.claimId === claimId))
      refuseConflict("Its retraction is asked for already. Another editor can confirm it.");
    const { id: retractionId } = await database.retraction.create({
      data: { workspaceId: actor.workspaceId, reportId, claimId, reason, askedById: personOf(actor), askedAt: now() },
      select: { id: true },
    });
    return {
      value: { retractionId },
      events: [
        {
          type: "retraction.asked",
          subject: { articleId, reportId, ...(claimId === null ? {} : { claimId }) },
          payload: { retractionId, reason },
        },
      ],
    };
  },
});
