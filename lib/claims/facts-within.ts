import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import type { TextRange } from "@/lib/articles/graphemes";
import { withAbsoluteDates } from "@/lib/breakdown/dates";
import { type AtomicClaim, decompose } from "@/lib/breakdown/decompose";
import { readSentence } from "@/lib/breakdown/read-sentence";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { listClaimsAt } from "./claims-at";

/** One fact of several that a candidate states: the words of the article that are its own, by UTF-16 offsets, and a statement that stands alone. */
export type FactWithin = TextRange & { statement: string };

/** The same with the claim that its words are already; null for none. */
export type OfferedFact = FactWithin & { claimId: string | null };

const factsMin = 2;
const joint = /^,? ?(?:and )?$/;

/**
 * The facts that a candidate's words state, one by one, in their order; empty when they state one only, and null when the viewer may not see the candidate.
 * Whom an opening pronoun stands for, and which day a relative date is, is said as the candidate says it.
 */
export async function listFactsWithin(viewer: Viewer, candidateId: string): Promise<OfferedFact[] | null> {
  const { workspaceId } = visibleTo(viewer);
  if (!z.uuid().safeParse(candidateId).success) return null;
  const candidate = await database.candidate.findUnique({
    where: { workspaceId_id: { workspaceId, id: candidateId } },
    select: {
      start: true,
      end: true,
      statement: true,
      snapshot: { select: { id: true, text: true } },
      article: { select: { publishedOn: true } },
    },
  });
  if (candidate === null) return null;
  const { snapshot, article, ...range } = candidate;
  const publishedOn = article.publishedOn?.toISOString().slice(0, 10) ?? null;
  const facts = factsWithin({ text: snapshot.text, ...range, publishedOn });
  if (facts.length === 0) return [];
  const claims = await listClaimsAt(database, { workspaceId, snapshotId: snapshot.id }, facts);
  return facts.map((fact) => ({
    ...fact,
    claimId: claims.find(({ start, end }) => start === fact.start && end === fact.end)?.claimId ?? null,
  }));
}

/** The same of words at hand. */
export function factsWithin(of: TextRange & { text: string; statement: string; publishedOn: string | null }): FactWithin[] {
  const { text, start, end, publishedOn } = of;
  const sentence = readSentence(text, start, end);
  const facts = decompose(text, start, end)
    // `The Right Road (1983)`, which brackets say, is no claim.
    .filter(({ spans, statement }) => !isWhole(spans, of) && !statement.endsWith(")."))
    .map((fact) => ({ ...fact, words: wordsOf(sentence, fact.spans) }));
  const told = byPredicate(sentence, facts);
  if (told.length < factsMin) return [];
  const named = nameOf(of);
  return told.map((group) => {
    const words = statementOf(text, group);
    // Only the pronoun that opens the sentence: the same one further on may stand for something else.
    const opens = named !== null && group.some(({ spans }) => spans.some((span) => span.start === named.at));
    const worded = opens ? words.replace(named.pronoun, named.name) : words;
    return { ...ownRange(sentence, group, told), statement: publishedOn === null ? worded : withAbsoluteDates(worded, publishedOn) };
  });
}

type Spans = AtomicClaim["spans"];

/** A fact with the places of its words among those of the sentence. */
type Fact = AtomicClaim & { words: ReadonlySet<number> };

function isWhole(spans: Spans, { text, start, end }: TextRange & { text: string }): boolean {
  const [first, ...others] = spans;
  return first !== undefined && others.length === 0 && /^\W*$/u.test(text.slice(start, first.start) + text.slice(first.end, end));
}

function wordsOf({ tokens }: ReadSentence, spans: Spans): Set<number> {
  return new Set(tokens.flatMap(({ start, end }, at) => (spans.some((span) => span.start < end && span.end > start) ? [at] : [])));
}

/**
 * Facts apart by what they say of something: where, when and how it was, which decomposition tells apart as well, stays together. Two facts share their
 * predicate when they share a verb, and not both have another one besides, as behind `the ministry said`.
 */
function byPredicate({ tags }: ReadSentence, facts: readonly Fact[]): Fact[][] {
  const hasVerb = (words: readonly number[]) => words.some((at) => tags[at] === "VERB" || tags[at] === "AUX");
  const isSame = (one: Fact, other: Fact) => {
    const apart = (a: Fact, b: Fact) => hasVerb([...a.words].filter((at) => !b.words.has(at)));
    return hasVerb([...one.words].filter((at) => other.words.has(at))) && !(apart(one, other) && apart(other, one));
  };
  const told: Fact[][] = [];
  for (const fact of facts) {
    const same = told.find((group) => group.some((other) => isSame(fact, other)));
    if (same === undefined) told.push([fact]);
    else same.push(fact);
  }
  return told;
}

/** From the first to the last word that no other fact has: a subject that several share is said in each of them, and belongs to none. */
function ownRange({ tokens }: ReadSentence, group: readonly Fact[], told: readonly Fact[][]): TextRange {
  const words = new Set(group.flatMap((fact) => [...fact.words]));
  const others = new Set(told.flatMap((other) => (other === group ? [] : other.flatMap((fact) => [...fact.words]))));
  const own = [...words].filter((at) => !others.has(at) && tokens[at]?.kind !== "mark");
  const places = (own.length > 0 ? own : [...words]).flatMap((at) => tokens[at] ?? []);
  return { start: Math.min(...places.map(({ start }) => start)), end: Math.max(...places.map(({ end }) => end)) };
}

/** One fact as it is worded; several that say one thing in the words of all of them, in their order. */
function statementOf(text: string, group: readonly Fact[]): string {
  const [longest, ...others] = group.toSorted((one, other) => other.statement.length - one.statement.length);
  if (longest === undefined) return "";
  // What was put in for one of them may not fit all.
  if (others.length === 0 || group.some(({ statement }) => statement.includes("["))) return longest.statement;
  const joined: Spans = [];
  for (const { start, end } of group.flatMap(({ spans }) => spans).toSorted((one, other) => one.start - other.start)) {
    const last = joined.at(-1);
    // A comma or a joint between two items of a list is theirs, `nurses, porters and drivers`.
    if (last !== undefined && (start <= last.end + 1 || joint.test(text.slice(last.end, start))))
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, end) };
    else joined.push({ start, end });
  }
  const words = joined.map(({ start, end }) => text.slice(start, end)).join(" ");
  return `${words.charAt(0).toUpperCase()}${words.slice(1).replace(/[\s,;.]+$/u, "")}.`;
}

/** The name in [brackets] that a candidate's statement has in the place of the pronoun that its words open with, and where that stands in the text. */
function nameOf({ text, start, end, statement }: TextRange & { text: string; statement: string }) {
  const name = /^\[[^\]]+\]/u.exec(statement)?.[0];
  const pronoun = /\b(?:it|he|she|they|its|his|her|their)\b/iu.exec(text.slice(start, end));
  if (name === undefined || pronoun === null) return null;
  return { name, at: start + pronoun.index, pronoun: new RegExp(`^${pronoun[0]}\\b`, "iu") };
}
