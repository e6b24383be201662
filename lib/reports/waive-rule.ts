import "server-only";
import { personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { loadPublication } from "./load-publication";
import { mayWaiveRule } from "./policy";
import { waiveRuleInput } from "./schema";
import { placesFailing, waiversOf } from "./waivers";

/**
 * Lets a report through although some of its claims do not fulfil a rule, with a reason that readers see. It holds for these claims alone, until
 * it is ended. Refused with INVALID for a rule that the owner does not let be waived, and with CONFLICT when nothing is to be waived.
 */
export const waiveRule = defineCommand({
  name: "waiveRule",
  input: waiveRuleInput,
  load: ({ database, actor, input }) => loadPublication(database, actor.workspaceId, input.articleId),
  permit: (actor, { report }) => mayWaiveRule(actor, { isDrafted: report !== null }),
  async execute({ database, actor, input, subject: publication }) {
    const { workspaceId } = actor;
    const { rule, reason } = input;
    const { article, newsroom, report } = publication;
    if (report === null) throw new Error("A rule was waived for a report that nobody wrote.");
    if (!newsroom.waivableRules.includes(rule)) refuseField("rule", "An owner has not allowed this rule to be waived (Settings).");
    const waived = new Set(waiversOf(publication, rule).map(({ claimId }) => claimId));
    const asked = new Set(input.claimIds);
    const claimIds = placesFailing(publication, rule).flatMap((place) =>
      place.kind === "claim" && asked.has(place.claimId) && !waived.has(place.claimId) ? [place.claimId] : [],
    );
    if (claimIds.length === 0)
      refuseConflict("These claims fulfil the rule by now, or it is waived for them already. Nothing was changed.");
    const rows = await database.waiver.createManyAndReturn({
      data: claimIds.map((claimId) => ({
        ...{ workspaceId, reportId: report.id, claimId, rule, reason, createdById: personOf(actor), createdAt: now() },
      })),
      select: { id: true, claimId: true },
    });
    const [first, ...rest] = rows.map(
      ({ id: waiverId, claimId }): NewEvent => ({
        type: "rule.waived",
        subject: { articleId: article.id, reportId: report.id, claimId },
        payload: { waiverId, rule, reason },
      }),
    );
    if (first === undefined) throw new Error("A waiver was not written.");
    return { value: { claims: rows.length }, events: [first, ...rest] };
  },
});
