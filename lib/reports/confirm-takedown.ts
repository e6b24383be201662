import "server-only";
import { personOf } from "@/lib/actor";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { addLaterVersion } from "./add-later-version";
import { loadTakedown } from "./load-takedown";
import { mayConfirmTakedown } from "./policy";
import { confirmTakedownInput, takedownCategory } from "./schema";
import { planTakedown } from "./takedown";
import { openVersion } from "./version";

/**
 * Takes down what somebody else asked to take down: the words of every version that holds it are gone from the newsroom's tables, their hashes, numbers and
 * times stay, and their addresses say so. A report that loses one of several claims goes on in a new version without it. Refused with CONFLICT when
 * another version came out since the person looked. It cannot be undone.
 */
export const confirmTakedown = defineCommand({
  name: "confirmTakedown",
  input: confirmTakedownInput,
  load: ({ database, actor, input }) => loadTakedown(database, actor, input.takedownId),
  permit: mayConfirmTakedown,
  async execute({ database, actor, input, subject }) {
    const { workspaceId } = actor;
    const settledById = personOf(actor);
    const { id: takedownId, claimId, number, report } = subject;
    if (report.versionNumber !== input.versionNumber) {
      refuseConflict(`Version ${report.versionNumber} of this report was published meanwhile. Read it first; nothing was taken down.`);
    }
    const at = now();
    const category = takedownCategory.parse(subject.category);
    const readable = report.versions.map((row) => ({ ...row, version: openVersion(row) }));
    const plan = planTakedown(readable, { claimId, number }, { at, by: actor.name, category });
    if ("problem" in plan) refuseConflict(plan.problem);
    await database.takedown.update({
      where: { workspaceId_id: { workspaceId, id: takedownId } },
      data: { outcome: "confirmed", settledById, settledAt: at },
    });
    if (plan.isWhole) await database.report.update({ where: { workspaceId_id: { workspaceId, id: report.id } }, data: { takedownId } });
    const claims = plan.isWhole ? report.claims.map((one) => one.claimId) : claimId === null ? [] : [claimId];
    await database.publishedClaim.updateMany({ where: { workspaceId, claimId: { in: claims } }, data: { takedownId } });
    const where = { articleId: report.articleId, reportId: report.id };
    const edition = { workspaceId, articleId: report.articleId, publishedById: settledById, at };
    const published = plan.next === null ? [] : [await addLaterVersion(database, plan.next, edition)];
    return {
      value: { versions: plan.versions.length, number: plan.next?.report.number ?? null },
      takesDown: { takedownId, versionIds: plan.versions.map(({ id }) => id) },
      events: [
        {
          type: "takedown.confirmed",
          subject: { ...where, ...(claimId === null ? {} : { claimId }) },
          payload: {
            ...{ takedownId, category, isWhole: plan.isWhole },
            versions: plan.versions.map(({ id, contentHash, version }) => ({ versionId: id, number: version.report.number, contentHash })),
            claims,
          },
        },
        ...published,
      ],
    };
  },
});
