import { z } from "zod";
import type { ReadEvent } from "./read-event";
import { placesCarried, placesDerived, placesMarked, placesSettled, placesUnsettled, shownWords, type ToldPlaces } from "./told-places";

/** A piece of evidence as it stood. */
export type EvidenceAsOf = { number: number; source: string; quote: string; stance: string };

/** A verdict as it stood: its rating's label, the reasons, and by whom and when it was settled. */
export type VerdictAsOf = { number: number; rating: string; justification: string; by: string; at: string; sequence: number };

/** A claim as it stood at some moment, told from the log alone. Of assessments only how many people gave one, or null where the viewer may not know. */
export type ClaimAsOf = {
  claimId: string;
  statement: string;
  claimant: string | null;
  /** The words of the article as they last stood for certain. */
  quote: string;
  /** Whether somebody had confirmed that they are gone from the newest text. */
  isQuoteGone: boolean;
  evidence: EvidenceAsOf[];
  assessments: number | null;
  verdict: VerdictAsOf | null;
  isVerdictStale: boolean;
  publishedIn: number | null;
  /** Why nobody worked on it, such as `dismissed`; null while somebody could. */
  setAside: string | null;
};

/** A report as it stood: its heading, and of its newest version the number, the kind of change, by whom and when it was published. */
export type ReportAsOf = {
  title: string;
  version: { number: number; change: string; by: string; at: string; isTakenDown: boolean } | null;
};

/** An article, its claims and its report as they stood at some moment; `snapshot` numbers the text that was its newest. */
export type ArticleAsOf = { title: string | null; snapshot: number | null; claims: ClaimAsOf[]; report: ReportAsOf | null };

const text = z.string();
const wording = z.object({ revision: z.int(), statement: text, claimant: text.nullable() });
const evidence = z.object({ number: z.int(), source: text, quote: text, stance: text });
const attached = z.object({ evidence, sourceId: text });
const stale = z.object({ staleVerdict: z.int().nullable().optional() });
const begun = z.object({ wording });
const decided = z.object({ number: z.int(), rating: z.object({ label: text }), justification: text });
const derived = z.object({
  wording,
  carried: z.array(z.object({ number: z.int(), fromClaim: text, fromNumber: z.int() })),
});
const titled = z.object({ article: z.object({ title: text }) });
const numbered = z.object({ number: z.int() });
const published = z.object({ number: z.int(), change: text });
const holding = z.object({ number: z.int(), claims: z.array(z.object({ claimId: text })).optional() });
const returned = z.object({ to: text });
const assessed = z.object({ assessmentId: text });
const keptOut = z.object({ withdrawn: z.array(text) });
const described = z.object({ to: z.object({ title: text }) });
const takenDown = z.object({ versions: z.array(numbered) });

const aside: Readonly<Record<string, string>> = {
  "claim.dismissed": "dismissed",
  "claim.withdrawn": "withdrawn",
  "claim.held": "on hold",
  "claim.split": "split into others",
  "claim.merged": "merged into another",
  "claim.markedDuplicate": "marked as a duplicate of another",
};
const asideStates: Readonly<Record<string, string>> = { dismissed: "dismissed", withdrawn: "withdrawn", onHold: "on hold" };

const nothingYet = {
  quote: "",
  isQuoteGone: false,
  assessments: 0,
  verdict: null,
  isVerdictStale: false,
  publishedIn: null,
  setAside: null,
};

/** What only the telling needs to know of a claim: its places, the newest assessment of each person on the present wording, and the source of each piece of evidence. */
type Told = { claim: ClaimAsOf; places: ToldPlaces; assessments: Map<string, string>; sources: Map<number, string> };

function tellAssessments({ claim, assessments }: Told, { type, payload, actor }: ReadEvent): void {
  switch (type) {
    case "assessment.submitted":
    case "assessment.reaffirmed": {
      const { assessmentId } = assessed.parse(payload);
      assessments.set(actor.id ?? assessmentId, assessmentId);
      break;
    }
    case "claim.rewritten":
    case "claim.assessmentsRejected":
      assessments.clear();
      break;
    case "claim.conflictDeclared": {
      const withdrawn = new Set(keptOut.parse(payload).withdrawn);
      for (const [person, id] of assessments) if (withdrawn.has(id)) assessments.delete(person);
      break;
    }
    default:
      return;
  }
  claim.assessments = assessments.size;
}

// What a verdict rests on may have moved while its claim was set aside: then the claim comes back to be settled anew.
function comeBack(claim: ClaimAsOf, to: string): void {
  claim.setAside = asideStates[to] ?? null;
  if (claim.verdict !== null && claim.setAside === null && to !== "decided" && to !== "published") claim.isVerdictStale = true;
}

function tellClaim({ claim, places, sources }: Told, { type, payload, actor, time, sequence }: ReadEvent): void {
  if (stale.safeParse(payload).data?.staleVerdict != null) claim.isVerdictStale = true;
  claim.setAside = aside[type] ?? claim.setAside;
  switch (type) {
    case "claim.rewritten": {
      const { statement, claimant } = z.object({ to: wording }).parse(payload).to;
      Object.assign(claim, { statement, claimant });
      return;
    }
    case "claim.anchored":
      placesCarried(places, payload);
      return;
    case "claim.placed":
      placesSettled(places, payload, actor.id ?? "");
      return;
    case "claim.unplaced":
      placesUnsettled(places, payload);
      return;
    case "evidence.attached": {
      const { evidence: piece, sourceId } = attached.parse(payload);
      claim.evidence.push(piece);
      sources.set(piece.number, sourceId);
      return;
    }
    case "evidence.revised": {
      const { to } = z.object({ to: evidence }).parse(payload);
      claim.evidence = claim.evidence.map((piece) => (piece.number === to.number ? to : piece));
      return;
    }
    case "evidence.withdrawn": {
      const { number } = numbered.parse(payload);
      claim.evidence = claim.evidence.filter((piece) => piece.number !== number);
      return;
    }
    case "claim.decided": {
      const { number, rating, justification } = decided.parse(payload);
      claim.verdict = { number, rating: rating.label, justification, by: actor.name, at: time, sequence };
      claim.isVerdictStale = false;
      return;
    }
    case "claim.restored":
    case "claim.resumed":
    case "claim.lineageUndone":
      comeBack(claim, returned.parse(payload).to);
      return;
    case "claim.published":
      claim.publishedIn = numbered.parse(payload).number;
      return;
    default:
  }
}

function tellReport(report: ReportAsOf | null, { type, payload, actor, time }: ReadEvent): ReportAsOf | null {
  if (type === "report.drafted") return { title: z.object({ title: text }).parse(payload).title, version: report?.version ?? null };
  if (report === null) return null;
  if (type === "report.published") {
    const { number, change } = published.parse(payload);
    return { ...report, version: { number, change, by: actor.name, at: time, isTakenDown: false } };
  }
  if (type === "takedown.confirmed" && report.version !== null) {
    const isIn = takenDown.parse(payload).versions.some(({ number }) => number === report.version?.number);
    return isIn ? { ...report, version: { ...report.version, isTakenDown: true } } : report;
  }
  return report;
}

/** A version holds claims of before, too, of which no event of their own tells that they went out again. */
function tellHeld(claims: ReadonlyMap<string, Told>, { type, payload }: ReadEvent): void {
  if (type !== "report.published") return;
  const { number, claims: held = [] } = holding.parse(payload);
  for (const { claimId } of held) {
    const told = claims.get(claimId);
    if (told !== undefined) told.claim.publishedIn = number;
  }
}

function tellArticle(article: ArticleAsOf, event: ReadEvent): void {
  const { type, payload } = event;
  if (type === "article.submitted") Object.assign(article, { title: titled.parse(payload).article.title, snapshot: 1 });
  if (type === "article.renewed") article.snapshot = numbered.parse(payload).number;
  if (type === "article.described") article.title = z.object({ to: z.object({ title: text }) }).parse(payload).to.title;
  article.report = tellReport(article.report, event);
}

/** The same of one claim alone: without the article's other claims, its title and its report. */
export function claimAlone(state: ArticleAsOf, claimId: string): ArticleAsOf {
  return { title: null, snapshot: null, report: null, claims: state.claims.filter((claim) => claim.claimId === claimId) };
}

function tellSource(claims: Iterable<Told>, sourceId: string, title: string): void {
  for (const { claim, sources } of claims) {
    claim.evidence = claim.evidence.map((piece) => (sources.get(piece.number) === sourceId ? { ...piece, source: title } : piece));
  }
}

/** A claim that begins, by being marked or by being made of others. */
function beginClaim(claimId: string, { type, payload }: ReadEvent, claims: ReadonlyMap<string, Told>): Told | null {
  const told = { assessments: new Map<string, string>(), sources: new Map<number, string>() };
  if (type === "claim.marked" || type === "claim.accepted" || type === "claim.imported") {
    const { statement, claimant } = begun.parse(payload).wording;
    return { claim: { claimId, statement, claimant, evidence: [], ...nothingYet }, places: placesMarked(payload), ...told };
  }
  if (type !== "claim.derived") return null;
  const { wording: first, carried } = derived.parse(payload);
  const { statement, claimant } = first;
  const evidence = carried.flatMap(({ number, fromClaim, fromNumber }) => {
    const from = claims.get(fromClaim);
    const sourceId = from?.sources.get(fromNumber);
    if (sourceId !== undefined) told.sources.set(number, sourceId);
    return (from?.claim.evidence ?? []).filter((piece) => piece.number === fromNumber).map((piece) => ({ ...piece, number }));
  });
  const places = placesDerived(payload, (id) => claims.get(id)?.places ?? []);
  return { claim: { claimId, statement, claimant, evidence, ...nothingYet }, places, ...told };
}

/** The sources that an article's events name, whose own events tell what they were called. */
export function sourcesNamedIn(events: Iterable<ReadEvent>): string[] {
  const named = new Set<string>();
  for (const { type, payload } of events) if (type === "evidence.attached") named.add(attached.parse(payload).sourceId);
  return [...named];
}

/** Tells an article's state from its events and those of the sources they name, oldest first, up to whichever is the last given. Kinds it does not know change nothing. */
export function articleAsOf(events: Iterable<ReadEvent>): ArticleAsOf {
  const article: ArticleAsOf = { title: null, snapshot: null, claims: [], report: null };
  const claims = new Map<string, Told>();
  for (const event of events) {
    const { claimId, sourceId } = event.subject;
    if (event.type === "source.described") tellSource(claims.values(), sourceId ?? "", described.parse(event.payload).to.title);
    tellArticle(article, event);
    tellHeld(claims, event);
    if (claimId === undefined) continue;
    const told = beginClaim(claimId, event, claims) ?? claims.get(claimId);
    if (told === undefined) continue;
    claims.set(claimId, told);
    tellAssessments(told, event);
    tellClaim(told, event);
  }
  return { ...article, claims: [...claims.values()].map(({ claim, places }) => ({ ...claim, ...shownWords(places) })) };
}
