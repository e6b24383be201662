import "server-only";
import { randomUUID } from "node:crypto";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { deriveClaim } from "./derive-claim";
import { loadReplaceable, type Replaceable } from "./load-replaceable";
import { mayMergeClaims } from "./policy";
import { replaceClaim } from "./replace-claim";
import { mergeClaimsInput } from "./schema";

/**
 * Makes one claim of several of the same article. It takes all their places and evidence, marked as carried; no assessment and no verdict,
 * which become stale. The claims themselves are withdrawn; `undoLineage` takes them back while nobody has built on the new one.
 */
export const mergeClaims = defineCommand({
  name: "mergeClaims",
  input: mergeClaimsInput,
  async load({ database, actor, input }) {
    const claims: Replaceable[] = [];
    for (const { claimId } of input.claims) {
      const claim = await loadReplaceable(database, actor, claimId);
      if (claim === null) return null;
      claims.push(claim);
    }
    return { claims };
  },
  permit: mayMergeClaims,
  async execute({ database, actor, input, subject: { claims } }) {
    const [first, second, ...rest] = claims;
    if (first === undefined || second === undefined || new Set(claims.map(({ id }) => id)).size !== claims.length) {
      return refuseField("claims", "Choose at least two different claims.");
    }
    if (claims.some(({ articleId }) => articleId !== first.articleId)) refuseField("claims", "Only claims of one article can be merged.");
    const reworded = claims.find((claim) =>
      input.claims.some((seen) => seen.claimId === claim.id && seen.revisionNumber !== claim.revisionNumber),
    );
    if (reworded !== undefined) {
      refuseConflict(
        `Somebody else reworded one of the claims meanwhile. It now reads: “${reworded.wording.statement}”. Nothing was merged.`,
      );
    }
    const stepId = randomUUID();
    const merged = [];
    for (const claim of claims) merged.push({ claim, stale: await replaceClaim(database, actor, { claim, reason: staleReasons.merged }) });
    const { statement } = input;
    const { claimId, event } = await deriveClaim(database, actor, {
      from: [first, second, ...rest],
      statement,
      relation: "merged",
      stepId,
    });
    const told = merged.map(
      ({ claim, stale }): NewEvent => ({
        type: "claim.merged",
        subject: { articleId: claim.articleId, claimId: claim.id },
        payload: { stepId, from: claim.state, into: claimId, statement, staleVerdict: stale },
      }),
    );
    return { value: { stepId, claimId }, events: [event, ...told] };
  },
});
