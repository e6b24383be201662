import { z } from "zod";
import type { ReadEvent } from "./read-event";

/** A piece of evidence as it stood. */
export type EvidenceAsOf = { number: number; source: string; quote: string; stance: string };

/** A verdict as it stood: its rating's label, the reasons, and by whom and when it was settled. */
export type VerdictAsOf = { number: number; rating: string; justification: string; by: string; at: string; sequence: number };

/** A claim as it stood at some moment, told from the log alone. Of assessments only how many people gave one, or null where the viewer may not know. */
export type ClaimAsOf = {
  claimId: string;
  statement: string;
  claimant: string | null;
  quote: string;
  evidence: EvidenceAsOf[];
  assessments: number | null;
  verdict: VerdictAsOf | null;
  isVerdictStale: boolean;
  publishedIn: number | null;
};

/** An article and its claims as they stood at some moment. */
export type ArticleAsOf = { title: string | null; claims: ClaimAsOf[]; reportVersion: number | null };

const text = z.string();
const wording = z.object({ revision: z.int(), statement: text, claimant: text.nullable() });
const evidence = z.object({ number: z.int(), source: text, quote: text, stance: text });
const stale = z.object({ staleVerdict: z.int().nullable().optional() });
const placed = z.object({ place: z.object({ exact: text }), wording });
const decided = z.object({ number: z.int(), rating: z.object({ label: text }), justification: text });
const derived = z.object({
  wording,
  carried: z.array(z.object({ number: z.int(), fromClaim: text, fromNumber: z.int() })),
});
const titled = z.object({ article: z.object({ title: text }) });

function tellClaim(claim: ClaimAsOf, { type, payload, actor, time, sequence }: ReadEvent): void {
  if (stale.safeParse(payload).data?.staleVerdict != null) claim.isVerdictStale = true;
  switch (type) {
    case "claim.rewritten": {
      const { statement, claimant } = z.object({ to: wording }).parse(payload).to;
      Object.assign(claim, { statement, claimant, assessments: 0 });
      return;
    }
    case "evidence.attached":
      claim.evidence.push(z.object({ evidence }).parse(payload).evidence);
      return;
    case "evidence.revised": {
      const { to } = z.object({ to: evidence }).parse(payload);
      claim.evidence = claim.evidence.map((piece) => (piece.number === to.number ? to : piece));
      return;
    }
    case "evidence.withdrawn": {
      const { number } = z.object({ number: z.int() }).parse(payload);
      claim.evidence = claim.evidence.filter((piece) => piece.number !== number);
      return;
    }
    case "assessment.submitted":
    case "assessment.reaffirmed":
      if (payload.number === 1) claim.assessments = (claim.assessments ?? 0) + 1;
      return;
    case "claim.decided": {
      const { number, rating, justification } = decided.parse(payload);
      claim.verdict = { number, rating: rating.label, justification, by: actor.name, at: time, sequence };
      claim.isVerdictStale = false;
      return;
    }
    case "claim.published":
      claim.publishedIn = z.object({ number: z.int() }).parse(payload).number;
      return;
    default:
  }
}

/** Tells an article's state from its events, oldest first, up to whichever is the last given. Kinds it does not know change nothing. */
export function articleAsOf(events: Iterable<ReadEvent>): ArticleAsOf {
  const article: ArticleAsOf = { title: null, claims: [], reportVersion: null };
  const claims = new Map<string, ClaimAsOf>();
  for (const event of events) {
    const { type, payload, subject } = event;
    const { claimId } = subject;
    if (type === "article.submitted") article.title = titled.parse(payload).article.title;
    if (type === "article.described") article.title = z.object({ to: z.object({ title: text }) }).parse(payload).to.title;
    if (type === "report.published") article.reportVersion = z.object({ number: z.int() }).parse(payload).number;
    if (claimId === undefined) continue;
    if (type === "claim.marked" || type === "claim.accepted") {
      const { place, wording: first } = placed.parse(payload);
      const { statement, claimant } = first;
      const none = { evidence: [], assessments: 0, verdict: null, isVerdictStale: false, publishedIn: null };
      claims.set(claimId, { claimId, statement, claimant, quote: place.exact, ...none });
    }
    if (type === "claim.derived") {
      const { wording: first, carried } = derived.parse(payload);
      const { statement, claimant } = first;
      const evidence = carried.flatMap(({ number, fromClaim, fromNumber }) =>
        (claims.get(fromClaim)?.evidence ?? []).filter((piece) => piece.number === fromNumber).map((piece) => ({ ...piece, number })),
      );
      const none = { quote: "", assessments: 0, verdict: null, isVerdictStale: false, publishedIn: null };
      claims.set(claimId, { claimId, statement, claimant, evidence, ...none });
    }
    const claim = claims.get(claimId);
    if (claim !== undefined) tellClaim(claim, event);
  }
  return { ...article, claims: [...claims.values()] };
}

/** One thing that is different between two moments, in words: `null` stands for nothing there. */
export type Difference = { claimId: string | null; statement: string; what: string; before: string | null; after: string | null };

function describeClaim(claim: ClaimAsOf): [string, string | null][] {
  const { verdict } = claim;
  return [
    ["Wording", claim.statement],
    ["Claimant", claim.claimant],
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

/** What changed between two moments of an article: claim by claim, in the order of their making. */
export function differences(before: ArticleAsOf, after: ArticleAsOf): Difference[] {
  const ofArticle: Difference[] = [
    { claimId: null, statement: "", what: "Title", before: before.title, after: after.title },
    {
      claimId: null,
      statement: "",
      what: "Report version",
      before: before.reportVersion?.toString() ?? null,
      after: after.reportVersion?.toString() ?? null,
    },
  ];
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
