import type { Actor } from "@/lib/actor";
import { checkGate, failedFindings } from "@/lib/reports/gate";
import { getPublication } from "@/lib/reports/queries";
import { setWaivableRules } from "@/lib/reports/set-waivable-rules";
import { waivableCodes } from "@/lib/reports/waivable";
import { waiveRule } from "@/lib/reports/waive-rule";
import type { Result } from "@/lib/result";
import { accepted, type Newsroom } from "./newsroom";

/** Lets editors waive whatever can be waived. */
export async function withEveryWaiver(newsroom: Newsroom): Promise<void> {
  accepted(await setWaivableRules(newsroom.owner, { rules: [...waivableCodes] }));
}

/** Waives, for an article's drafted report, every rule that fails and can be waived: for tests of something else than these rules. */
export async function waiveWhatFails(editor: Actor, articleId: string): Promise<void> {
  for (const result of await tryToWaive(editor, articleId)) accepted(result);
}

/** The same, answering what came of each attempt: others may be at it at the same time. */
export async function tryToWaive(editor: Actor, articleId: string): Promise<Result<unknown>[]> {
  const publication = await getPublication(editor, articleId);
  if (publication === null) throw new Error("There is no such article.");
  const failed = failedFindings(checkGate({ publication, version: null, publisherId: editor.userId, baseUrl: "https://assay.example" }));
  const results: Result<unknown>[] = [];
  for (const { code, places } of failed) {
    const rule = waivableCodes.find((one) => one === code);
    if (rule === undefined) continue;
    const claimIds = places.flatMap((place) => (place.kind === "claim" ? [place.claimId] : []));
    results.push(await waiveRule(editor, { articleId, rule, claimIds, reason: "This test is about something else." }));
  }
  return results;
}
