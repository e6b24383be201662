import "server-only";
import { defineCommand } from "@/lib/command";
import { loadClaimForEvidence, putEvidence } from "@/lib/evidence/put-evidence";
import { recordSource } from "@/lib/evidence/record-source";
import { shorten } from "@/lib/reports/shorten";
import { refuseConflict } from "@/lib/result";
import { mayAttachFactCheck } from "./policy";
import { attachFactCheckInput } from "./schema";
import { newestWithdrawal } from "./standing";

const titleLengthMax = 500;

/** Attaches an imported fact-check to a claim as evidence, with its publisher's page as the source: in one step, and captured as any page is. */
export const attachFactCheck = defineCommand({
  name: "attachFactCheck",
  input: attachFactCheckInput,
  load: async ({ database, actor, input }) => {
    const { workspaceId } = actor;
    const claim = await loadClaimForEvidence(database, actor, input.claimId);
    const factCheck = await database.factCheck.findUnique({
      where: { workspaceId_id: { workspaceId, id: input.factCheckId } },
      select: {
        ...{ id: true, url: true, claim: true, publisher: true, reviewedOn: true, ratingWords: true, licence: true },
        ...{ origin: true, contentHash: true, withdrawals: newestWithdrawal },
      },
    });
    return claim === null || factCheck === null
      ? null
      : { ...claim, factCheck, isTakenBack: factCheck.withdrawals[0]?.reinstatement === null };
  },
  permit: mayAttachFactCheck,
  async execute({ database, actor, input, subject: { factCheck, ...claim } }) {
    // What came in again after it was taken back is the same fact-check.
    const { contentHash } = factCheck;
    const attached = await database.evidence.findFirst({
      where: { workspaceId: actor.workspaceId, claimId: input.claimId, withdrawnAt: null, factCheck: { contentHash } },
      select: { number: true },
    });
    if (attached !== null) refuseConflict(`Evidence ${attached.number} is this fact-check already.`);
    const { publisher, ratingWords, licence, origin } = factCheck;
    const reviewedOn = factCheck.reviewedOn?.toISOString().slice(0, 10) ?? null;
    const { source, events } = await recordSource(database, actor, {
      ...{ sourceId: null, sourceKind: "factCheck", sourceUrl: factCheck.url, sourcePublisher: publisher, sourceAuthor: null },
      ...{ sourceTitle: shorten(`${publisher}: ${factCheck.claim}`.replace(/\s+/g, " "), titleLengthMax), sourcePublishedOn: reviewedOn },
      sourceInterests: "",
    });
    const rated = `Rated “${ratingWords}”${reviewedOn === null ? "" : ` on ${reviewedOn}`}. Imported from ${origin}; ${licence === null ? "no licence stated" : `licence: ${licence}`}.`;
    const passage = {
      ...{
        quote: factCheck.claim,
        locator: "the claim as its markup states it",
        stance: input.stance,
        note: rated,
        factCheckId: factCheck.id,
      },
      ...{ directness: "secondary" as const, secondaryReason: "It is another publisher’s finding." },
    };
    const { value, event } = await putEvidence(database, actor, { claim, source, passage });
    return { value, events: [event, ...events] };
  },
});
