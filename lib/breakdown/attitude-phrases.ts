import { type Complement, complementEnd } from "@/lib/breakdown/speech-contents";
import type { Line } from "@/lib/breakdown/speech-lines";
import { type Attribution, type Reading, startOf, trimmed } from "@/lib/breakdown/speech-spans";
import { spanOf } from "@/lib/breakdown/speech-subjects";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Those who are for or against something: `is a staunch opponent of the tax`. */
const partisans = words(`
  opponent opponents supporter supporters critic critics advocate advocates proponent proponents defender defenders champion champions backer backers admirer admirers foe foes enemy enemies believer believers
  sceptic sceptics skeptic skeptics fan fans adherent adherents detractor detractors`);

/** Nouns of judging, fearing and wanting that something follows with a preposition: `voiced disdain for the press`, `raised doubts about the plan`. */
const judgements = words(`
  disdain contempt criticism criticisms praise support opposition objection objections concern concerns fear fears doubt doubts worry worries outrage anger frustration enthusiasm admiration respect affection obsession
  hostility scepticism skepticism reservations misgivings regret regrets disgust dislike distrust mistrust hatred love preference desire demand demands call calls hope hopes plan plans proposal proposals promise promises
  pledge pledges threat threats warning warnings comment comments remark remarks statement statements question questions complaint complaints accusation accusations allegation allegations claim claims view views
  opinion opinions stance position belief confidence optimism pessimism attack attacks rhetoric assessment description characterization characterisation portrayal condemnation denunciation endorsement rejection
  dismissal defence defense acknowledgment acknowledgement admission denial recommendation request requests appeal appeals vow advocacy illusions sympathy gratitude apology condolences`);

const judgementPrepositions = /^(?:of|for|about|on|over|with|against|toward|towards|in|at|to)$/;

/** Verbs that do no more than carry such a noun. */
const carriers = words(`
  make makes made making have has had having raise raises raised raising issue issues issued issuing give gives gave given giving voice voices voiced voicing express expresses expressed expressing
  deliver delivers delivered delivering send sends sent sending release releases released releasing launch launches launched launching unleash unleashes unleashed unleashing lay laid outline outlines outlined
  offer offers offered offering share shares shared sharing repeat repeats repeated reiterate reiterates reiterated draw draws drew take takes took file files filed`);

const be = /^(?:am|is|are|was|were|be|been|being|isn't|aren't|wasn't|weren't|'s|'re)$/;

/** What follows a noun of judging at chunk `at`: a clause, an infinitive, or a phrase behind its preposition. */
function complementOf({ chunks }: Line, at: number): Complement | null {
  const noun = chunks[at];
  const next = chunks[at + 1];
  if (!noun || !next) return null;
  if (next.word === "that" && chunks[at + 2]?.kind !== "verb") return { from: at + 1, sort: "clause", cueLast: noun.last };
  if (next.kind === "verb" && next.form === "infinitive") return { from: at + 1, sort: "infinitive", cueLast: noun.last };
  const object = chunks[at + 2];
  const takes = next.kind === "preposition" && judgementPrepositions.test(next.word);
  return takes && (object?.kind === "noun" || object?.form === "ing") ? { from: at + 2, sort: "object", cueLast: next.last } : null;
}

function contentOf(line: Line, at: number, complement: Complement): Attribution["content"] | null {
  const end = complementEnd(line, at, complement);
  return trimmed(line.text, startOf(line, complement.from), end < line.chunks.length ? startOf(line, end) : line.span.end);
}

/** `raised doubts about the plan`, `made the claim that …`: a verb that only carries the noun behind it. */
export function carriedAt({ line, subjects }: Reading, at: number): Attribution | null {
  const { chunks, sentence } = line;
  const verb = chunks[at];
  const subject = subjects[at];
  const noun = chunks[at + 1];
  if (!verb || !subject || noun?.kind !== "noun" || !carriers.has(sentence.tokens[verb.last]?.lower ?? "")) return null;
  if (!judgements.has(sentence.tokens[noun.last]?.lower ?? "")) return null;
  const complement = complementOf(line, at + 1);
  const content = complement ? contentOf(line, at, complement) : null;
  const cue = complement ? spanOf(line, verb.first, complement.cueLast) : null;
  return content && cue ? { source: spanOf(line, subject.first, subject.last), cue, content } : null;
}

/** `is a staunch opponent of the tax`, `are in favour of it`, `was against the war`. */
export function partisanAt({ line, subjects }: Reading, at: number): Attribution | null {
  const { chunks, sentence } = line;
  const verb = chunks[at];
  const subject = subjects[at];
  if (!verb || !subject || !be.test(sentence.tokens[verb.last]?.lower ?? "")) return null;
  let from = at + 1;
  while (chunks[from]?.kind === "adverb" || chunks[from]?.kind === "adjective") from += 1;
  const first = chunks[from];
  let object = -1;
  if (first?.word === "against") object = from + 1;
  else if (first?.word === "in" && /^(?:favor|favour|support)$/.test(chunks[from + 1]?.word ?? "") && chunks[from + 2]?.word === "of")
    object = from + 3;
  else if (
    first?.kind === "noun" &&
    partisans.has(sentence.tokens[first.last]?.lower ?? "") &&
    /^(?:of|in)$/.test(chunks[from + 1]?.word ?? "")
  )
    object = from + 2;
  const held = chunks[object];
  if (!held || (held.kind !== "noun" && held.form !== "ing")) return null;
  const cue = spanOf(line, verb.first, chunks[object - 1]?.last ?? verb.last);
  const content = contentOf(line, at, { from: object, sort: "object", cueLast: verb.last });
  return content && cue ? { source: spanOf(line, subject.first, subject.last), cue, content } : null;
}
