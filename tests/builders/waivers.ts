import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { checkGate, failedFindings } from "@/lib/reports/gate";
import type { Finding } from "@/lib/reports/gate-rule";
import { previewVersion } from "@/lib/reports/preview";
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

async function failuresOf(editor: Actor, articleId: string): Promise<Finding[]> {
  const publication = await getPublication(editor, articleId);
  if (publication === null) throw new Error("There is no such article.");
  const version = previewVersion(publication, { at: now(), by: editor.name });
  return failedFindings(checkGate({ publication, version, publisherId: editor.userId, baseUrl: "https://assay.example" }));
}

const ruleOf = ({ code }: Finding) => waivableCodes.find((one) => one === code);

async function waiveEach(editor: Actor, articleId: string, failed: readonly Finding[]): Promise<Result<unknown>[]> {
  const results: Result<unknown>[] = [];
  for (const finding of failed) {
    const rule = ruleOf(finding);
    if (rule === undefined) continue;
    const claimIds = finding.places.flatMap((place) => (place.kind === "claim" ? [place.claimId] : []));
    results.push(await waiveRule(editor, { articleId, rule, claimIds, reason: "This test is about something else." }));
  }
  return results;
}

/** Waives, for an article's drafted report, every rule that fails and can be waived: for tests of something else than these rules. */
export async function waiveWhatFails(editor: Actor, articleId: string): Promise<void> {
  for (const result of await waiveEach(editor, articleId, await failuresOf(editor, articleId))) accepted(result);
}

/** The same where nothing else stands in the way, answering what came of each attempt: others may be at it at the same time. */
export async function tryToWaive(editor: Actor, articleId: string): Promise<Result<unknown>[]> {
  const failed = await failuresOf(editor, articleId);
  return failed.every((finding) => ruleOf(finding) !== undefined) ? waiveEach(editor, articleId, failed) : [];
}
