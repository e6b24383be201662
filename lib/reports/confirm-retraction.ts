import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { addLaterVersion } from "./add-later-version";
import { loadRetraction } from "./load-retraction";
import { mayConfirmRetraction } from "./policy";
import { retractedVersion, retractionProblem } from "./retraction";
import { confirmRetractionInput } from "./schema";
import { openVersion } from "./version";

/**
 * Retracts what another editor asked to retract: a version of its own, made of the newest one and nothing from the desk, with the notice for
 * readers. Every version before stays at its address. Refused with CONFLICT when another version came out since the person looked.
 */
export const confirmRetraction = defineCommand({
  name: "confirmRetraction",
  input: confirmRetractionInput,
  load: ({ database, actor, input }) => loadRetraction(database, actor, input.retractionId),
  permit: mayConfirmRetraction,
  async execute({ database, actor, input, subject }) {
    const { workspaceId } = actor;
    const settledById = personOf(actor);
    const { id: retractionId, claimId, reason, askedBy, report } = subject;
    const [stored] = report.versions;
    if (stored === undefined) throw new Error("A report without a version was to be retracted.");
    if (report.versionNumber !== input.versionNumber) {
      refuseConflict(`Version ${report.versionNumber} of this report was published meanwhile. Read it first; nothing was retracted.`);
    }
    if (report.takedownId !== null) refuseConflict("This report was taken down meanwhile; nothing was retracted.");
    const previous = { version: openVersion(stored), contentHash: stored.contentHash };
    const problem = retractionProblem(previous.version, claimId);
    if (problem !== null) refuseConflict(problem);
    const at = now();
    const version = retractedVersion(previous, { claimId, reason, askedBy: askedBy.name }, { at, by: actor.name });
    const { number } = version.report;
    const published = await addLaterVersion(database, version, {
      workspaceId,
      articleId: report.articleId,
      publishedById: settledById,
      at,
    });
    await database.retraction.update({
      where: { workspaceId_id: { workspaceId, id: retractionId } },
      data: { outcome: "confirmed", settledById, settledAt: at, versionNumber: number },
    });
    const where = { articleId: report.articleId, reportId: report.id };
    return {
      value: { number },
      events: [
        published,
        {
          type: "retraction.confirmed",
          subject: { ...where, ...(claimId === null ? {} : { claimId }) },
          payload: { retractionId, number, reason },
        },
      ],
    };
  },
});
