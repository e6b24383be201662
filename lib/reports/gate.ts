import { includedClaims } from "./build-version";
import { advisoryRules } from "./gate-advice";
import { blockingRules } from "./gate-blocking";
import { advisoryCodes, blockingCodes, claimCodes, type Finding, type GateState, type Rule } from "./gate-rule";

function find(state: GateState, named: { code: Finding["code"]; rule: Rule; otherwise: "failed" | "warning" }): Finding {
  const { places, holds, fails } = named.rule(state);
  const isPassed = places.length === 0;
  return { code: named.code, outcome: isPassed ? "passed" : named.otherwise, sentence: isPassed ? holds : fails, places };
}

/** Every rule's finding for a report about to be published, in a fixed order. Rules with nothing to judge are left out. Pure. */
export function checkGate(state: GateState): Finding[] {
  const hasClaims = includedClaims(state.publication).length > 0;
  return [
    ...blockingCodes.map((code) => find(state, { code, rule: blockingRules[code], otherwise: "failed" })),
    ...advisoryCodes.map((code) => find(state, { code, rule: advisoryRules[code], otherwise: "warning" })),
  ].filter(({ code, outcome }) => outcome !== "passed" || hasClaims || !claimCodes.has(code));
}

/** The findings that stop publication. */
export function failedFindings(findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.outcome === "failed");
}

/** Whether nothing stands in the way of publication but that there is nothing new to publish. */
export function isUpToDate(findings: readonly Finding[]): boolean {
  const failed = failedFindings(findings);
  return failed.length > 0 && failed.every((finding) => finding.code === "somethingNew");
}
