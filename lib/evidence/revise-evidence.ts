import "server-only";
import { moveClaim } from "@/lib/claims/move-claim";
import { defineCommand } from "@/lib/command";
import { refuseConflict } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { anchorInNewest } from "./anchor-in-newest";
import { sayAnchor } from "./anchor-passage";
import { demandPlace } from "./demand-place";
import { loadEvidence } from "./load-evidence";
import { mayReviseEvidence } from "./policy";
import { reviseEvidenceInput } from "./schema";

const unanchored = { captureId: null, anchorState: null, anchorStart: null, anchorEnd: null };

/** Changes a piece of evidence; the log keeps both wordings and a settled verdict becomes stale. CONFLICT when somebody was first. */
export const reviseEvidence = defineCommand({
  name: "reviseEvidence",
  input: reviseEvidenceInput,
  load: ({ database, actor, input }) => loadEvidence(database, actor, input.evidenceId),
  permit: mayReviseEvidence,
  async execute({ database, actor, input, subject }) {
    if (subject.revision !== input.revision) refuseConflict("Somebody else revised this evidence meanwhile. Your changes were not saved.");
    const { workspaceId } = actor;
    const { claim, number, source } = subject;
    const { quote, locator, stance, directness, secondaryReason, note } = input;
    // What was said before there was a rule may stay.
    if (locator !== subject.locator) demandPlace(source.kind, locator);
    // Other words stand in another place, or nowhere: they are looked for anew.
    const anchor = quote === subject.quote ? null : ((await anchorInNewest(database, actor, { sourceId: source.id, quote })) ?? unanchored);
    await database.evidence.update({
      where: { workspaceId_id: { workspaceId, id: subject.id } },
      data: { quote, locator, stance, directness, secondaryReason, note, revision: subject.revision + 1, ...anchor },
    });
    await moveClaim(database, actor, { claim, action: "reviseEvidence" });
    const stale = await staleVerdict(database, actor, { claim, reason: staleReasons.evidence(number, "revised") });
    const named = { number, source: source.title, url: source.url };
    const before = {
      quote: subject.quote,
      locator: subject.locator,
      stance: subject.stance,
      directness: subject.directness,
      secondaryReason: subject.secondaryReason,
      note: subject.note,
    };
    return {
      value: { evidenceId: subject.id, revision: subject.revision + 1 },
      events: [
        {
          type: "evidence.revised",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: {
            evidenceId: subject.id,
            from: { ...named, ...before },
            to: { ...named, quote, locator, stance, directness, secondaryReason, note },
            staleVerdict: stale,
            ...(anchor === null ? {} : { anchor: sayAnchor(anchor) }),
          },
        },
      ],
    };
  },
});
