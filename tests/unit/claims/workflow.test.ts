import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Actor } from "@/lib/actor";
import { drawWorkflow, listClaimSteps } from "@/lib/claims/draw-workflow";
import { mayDismissClaim, mayHoldClaim, mayReopenClaim, mayRestoreClaim, mayResumeClaim, mayWithdrawClaim } from "@/lib/claims/policy";
import { type ClaimAction, type ClaimState, claimActions, claimStates } from "@/lib/claims/workflow";

const editor: Actor = { workspaceId: "w", userId: "e", name: "Edith", role: "editor" };

/** What an editor can do to a claim alone, whoever else has gone home. */
const editorsWays: Partial<Record<ClaimAction, (claim: { state: ClaimState }) => unknown>> = {
  holdClaim: (claim) => mayHoldClaim(editor, claim),
  resumeClaim: (claim) => mayResumeClaim(editor, claim),
  dismissClaim: (claim) => mayDismissClaim(editor, claim),
  restoreClaim: (claim) => mayRestoreClaim(editor, claim),
  reopenClaim: (claim) => mayReopenClaim(editor, claim),
  withdrawClaim: (claim) => mayWithdrawClaim(editor, claim),
};

const steps = listClaimSteps();

function reachableFrom(start: ClaimState, by: (action: ClaimAction, state: ClaimState) => boolean): Set<ClaimState> {
  const seen = new Set<ClaimState>([start]);
  for (const state of seen) {
    for (const step of steps) if (step.from === state && by(step.action, state)) seen.add(step.to);
  }
  return seen;
}

describe("the life of a claim", () => {
  test("is drawn in the guide as the code has it", () => {
    const guide = readFileSync("docs/review.md", "utf8");
    const drawn = /```mermaid\n([\s\S]*?)\n```/.exec(guide)?.[1];
    expect(drawn).toBe(drawWorkflow());
  });

  test("reaches every state from its first", () => {
    expect([...reachableFrom("accepted", () => true)].toSorted()).toEqual([...claimStates].toSorted());
  });

  test.each(claimStates)("has a way out of %s that an editor alone can take", (state) => {
    const ways = steps.filter((step) => step.from === state && step.to !== state && editorsWays[step.action]?.({ state }) === true);
    expect(ways.map(({ action }) => action)).not.toEqual([]);
  });

  test.each(claimStates)("leads from %s to a published report", (state) => {
    expect(reachableFrom(state, () => true).has("published")).toBe(true);
  });

  test("has a step for every action it lists", () => {
    expect(claimActions.filter((action) => !steps.some((step) => step.action === action))).toEqual([]);
  });
});
