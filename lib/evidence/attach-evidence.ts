import "server-only";
import { personOf } from "@/lib/actor";
import { moveClaim } from "@/lib/claims/move-claim";
import { defineCommand } from "@/lib/command";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { anchorInNewest } from "./anchor-in-newest";
import { demandPlace } from "./demand-place";
import { mayAttachEvidence } from "./policy";
import { recordSource } from "./record-source";
import { attachEvidenceInput } from "./schema";

/** Attaches a passage of a source to a claim. A verdict already settled becomes stale: its evidence set moved. */
export const attachEvidence = defineCommand({
  name: "attachEvidence",
  input: attachEvidenceInput,
  load: ({ database, actor, input }) =>
    database.claim.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.claimId } },
      select: { id: true, articleId: true, state: true, _count: { select: { evidence: true } } },
    }),
  permit: mayAttachEvidence,
  async execute({ database, actor, input, subject: claim }) {
    const { workspaceId } = actor;
    const { source, events } = await recordSource(database, actor, input);
    const { quote, locator, stance, directness, secondaryReason, note } = input;
    demandPlace(source.kind, locator);
    // Evidence is withdrawn, never deleted: the next number has never been used.
    const number = claim._count.evidence + 1;
    const anchor = await anchorInNewest(database, actor, { sourceId: source.id, quote });
    const evidence = await database.evidence.create({
      data: {
        ...anchor,
        ...{ workspaceId, claimId: claim.id, sourceId: source.id, number, createdById: personOf(actor) },
        ...{ quote, locator, stance, directness, secondaryReason, note },
      },
      select: { id: true },
    });
    await moveClaim(database, actor, { claim, action: "attachEvidence" });
    const stale = await staleVerdict(database, actor, { claim, reason: `Evidence ${number} was attached.` });
    return {
      value: { evidenceId: evidence.id, sourceId: source.id, number },
      events: [
        {
          type: "evidence.attached",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            evidenceId: evidence.id,
            sourceId: source.id,
            evidence: { number, source: source.title, url: source.url, quote, locator, stance, directness, note },
            staleVerdict: stale,
            ...(anchor === null ? {} : { anchor: { captureId: anchor.captureId, state: anchor.anchorState } }),
          },
        },
        ...events,
      ],
    };
  },
});
