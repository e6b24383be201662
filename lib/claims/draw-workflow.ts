import { type ClaimAction, type ClaimState, claimActions, claimStates, claimTransitions, returningActions } from "./workflow";

/** One arrow of the life of a claim. */
export type ClaimStep = { from: ClaimState; to: ClaimState; action: ClaimAction };

const returning: Partial<Record<ClaimAction, readonly ClaimAction[]>> = returningActions;

// A claim that was on hold when it was withdrawn goes back to where it stood before the hold.
const waiting: readonly ClaimState[] = ["onHold", "dismissed", "withdrawn"];

/** Every step a claim can take, returns spelled out: `resumeClaim` leads to each state a claim can have been held in. */
export function listClaimSteps(): ClaimStep[] {
  return claimActions.flatMap((action) => {
    const transitions = claimTransitions[action];
    return claimStates.flatMap((from): ClaimStep[] => {
      const to = transitions[from];
      if (to === undefined) return [];
      const back = returning[action];
      if (back === undefined) return [{ from, to, action }];
      const stoodIn = back.flatMap((left) => claimStates.filter((state) => claimTransitions[left][state] === from));
      return [...new Set(stoodIn)].filter((state) => !waiting.includes(state)).map((state) => ({ from, to: state, action }));
    });
  });
}

/** The life of a claim as Mermaid text, drawn from the table: one arrow for each pair of states, labelled with what can lead along it. */
export function drawWorkflow(): string {
  const arrows = new Map<string, ClaimAction[]>();
  for (const { from, to, action } of listClaimSteps()) {
    if (from === to) continue;
    const arrow = `${from} --> ${to}`;
    arrows.set(arrow, [...(arrows.get(arrow) ?? []), action]);
  }
  return [
    "stateDiagram-v2",
    "  [*] --> proposed: breakDown",
    "  proposed --> dismissedCandidate: dismissCandidate",
    "  dismissedCandidate --> proposed: restoreCandidate",
    "  proposed --> accepted: acceptCandidate",
    "  [*] --> accepted: markClaim",
    ...[...arrows].map(([arrow, actions]) => `  ${arrow}: ${actions.join(", ")}`),
  ].join("\n");
}
