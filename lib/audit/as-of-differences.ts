import type { ArticleAsOf, ClaimAsOf, ReportAsOf } from "./as-of";

/** One thing that is different between two moments, in words: `null` stands for nothing there. */
export type Difference = { claimId: string | null; statement: string; what: string; before: string | null; after: string | null };

function describeClaim(claim: ClaimAsOf): [string, string | null][] {
  const { verdict } = claim;
  return [
    ["Wording", claim.statement],
    ["Claimant", claim.claimant],
    ["Words in the article", `${claim.quote}${claim.isQuoteGone ? " (gone from the newest text)" : ""}`],
    ["Set aside", claim.setAside],
    ...claim.evidence.map(({ number, source, quote, stance }): [string, string] => [
      `Evidence ${number}`,
      `${source} (${stance}): ${quote}`,
    ]),
    ["Assessments", claim.assessments === 0 || claim.assessments === null ? null : String(claim.assessments)],
    [
      "Verdict",
      verdict === null ? null : `${verdict.rating}${claim.isVerdictStale ? " (no longer stands)" : ""}: ${verdict.justification}`,
    ],
    ["Published in version", claim.publishedIn === null ? null : String(claim.publishedIn)],
  ];
}

/** A report's newest version in words: `version 2 (correction), taken down`. */
export function sayVersion({ version }: ReportAsOf): string {
  if (version === null) return "not published";
  const { number, change, isTakenDown } = version;
  return `version ${number}${change === "first" ? "" : ` (${change})`}${isTakenDown ? ", taken down" : ""}`;
}

function describeArticle({ title, snapshot, report }: ArticleAsOf): [string, string | null][] {
  return [
    ["Title", title],
    ["Text", snapshot === null ? null : `snapshot ${snapshot}`],
    ["Report’s title", report?.title ?? null],
    ["Report", report === null ? null : sayVersion(report)],
  ];
}

/** What changed between two moments of an article, of its report and, claim by claim in the order of their making, of its claims. */
export function differences(before: ArticleAsOf, after: ArticleAsOf): Difference[] {
  const isNow = new Map(describeArticle(after));
  const ofArticle = describeArticle(before).map(
    ([what, was]): Difference => ({ claimId: null, statement: "", what, before: was, after: isNow.get(what) ?? null }),
  );
  const earlier = new Map(before.claims.map((claim) => [claim.claimId, claim]));
  const later = new Map(after.claims.map((claim) => [claim.claimId, claim]));
  const ofClaims = [...new Set([...earlier.keys(), ...later.keys()])].flatMap((claimId): Difference[] => {
    const [one, other] = [earlier.get(claimId), later.get(claimId)];
    const [was, is] = [new Map(one ? describeClaim(one) : []), new Map(other ? describeClaim(other) : [])];
    const statement = other?.statement ?? one?.statement ?? "";
    return [...new Set([...was.keys(), ...is.keys()])].map((what) => ({
      claimId,
      statement,
      what,
      before: was.get(what) ?? null,
      after: is.get(what) ?? null,
    }));
  });
  return [...ofArticle, ...ofClaims].filter((one) => one.before !== one.after);
}
