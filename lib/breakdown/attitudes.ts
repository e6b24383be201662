import { carriedAt, partisanAt } from "@/lib/breakdown/attitude-phrases";
import { ofPhrase } from "@/lib/breakdown/noun-phrases";
import { type Complement, clauseStartsAt, complementEnd } from "@/lib/breakdown/speech-contents";
import { speechFrames } from "@/lib/breakdown/speech-cues";
import type { Line } from "@/lib/breakdown/speech-lines";
import { type Attribution, joined, type Reading, startOf, trimmed } from "@/lib/breakdown/speech-spans";
import { isClauseVerb, isComma, isPassive, spanOf } from "@/lib/breakdown/speech-subjects";

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/));
}

/** Qualities by which a person stands to what follows: `is sure that`, `were willing to`, `is critical of`. */
const stances = words(`
  sure certain afraid convinced confident worried glad happy proud hopeful frustrated concerned optimistic pessimistic skeptical sceptical adamant aware unaware surprised shocked disappointed
  angry unsure willing unwilling eager reluctant determined critical supportive opposed wary doubtful hesitant keen committed dismissive mindful outraged furious pleased alarmed nervous adamantly
  grateful thankful sorry ashamed dissatisfied satisfied dedicated`);

/** Nouns that stand for saying, thinking or willing when they belong to somebody and something follows: `her decision to`, `the mayor's claim that`. */
const acts = words(`
  claim claims statement statements plan plans promise promises pledge pledges call calls decision proposal proposals refusal determination eagerness willingness reluctance desire hope hopes
  belief view views opinion argument arguments accusation accusations allegation allegations suggestion suggestions warning warnings demand demands request requests vow threat threats assertion assertions
  admission acknowledgment acknowledgement announcement theory criticism criticisms attack attacks support opposition commitment comments comment remarks question questions concern concerns fear fears
  conclusion endorsement condemnation description contention insistence recommendation prediction estimate estimates denial disdain contempt praise enthusiasm obsession emphasis agreement intention goal wish
  doubt doubts complaint complaints idea ideas vision`);

const object = (from: number, cueLast: number): Complement => ({ from, sort: "object", cueLast });

/** The agent of a passive at chunk `at`, over what the subject is called or taken for: `was called a liar by`; -1 for none. */
function agentAt({ chunks }: Line, at: number): number {
  let by = at + 1;
  if (chunks[by]?.word === "as") by += 1;
  if (chunks[by]?.kind === "noun") by = ofPhrase(chunks, by).next;
  else if (chunks[by]?.kind === "adjective" || chunks[by]?.kind === "adverb") by += 1;
  if (chunks[by]?.word !== "by") return -1;
  while (chunks[by + 1]?.kind === "adverb") by += 1;
  return chunks[by + 1]?.kind === "noun" ? by + 1 : -1;
}

/** `Clinton was supported by …`, `was called a liar by …`: the one behind `by` says so of the subject. */
function passive({ line, subjects }: Reading, at: number): Attribution | null {
  const { chunks } = line;
  const verb = chunks[at];
  const agentChunk = agentAt(line, at);
  const agent = chunks[agentChunk];
  const subject = subjects[at];
  if (!verb || !agent || !subject || !isPassive(line, at)) return null;
  const frame = speechFrames.get(line.sentence.tokens[verb.last]?.lower ?? "");
  let by = agentChunk - 1;
  while (chunks[by]?.kind === "adverb") by -= 1;
  const isClose = by === at + 1;
  const source = spanOf(line, chunks[by + 1]?.first ?? agent.first, agent.last);
  const cue = spanOf(line, verb.first, isClose ? (chunks[by]?.last ?? verb.last) : verb.last);
  const said = spanOf(line, subject.first, subject.last);
  const taken = isClose ? null : spanOf(line, chunks[at + 1]?.first ?? 0, chunks[by - 1]?.last ?? 0);
  const content = joined([said, taken].flatMap((part) => (part ? [part] : [])));
  return frame && verb.first < verb.last && source && cue && content ? { source, cue, content } : null;
}

/** `Many Democrats are afraid that …`. */
function stance({ line, subjects }: Reading, at: number): Attribution | null {
  const { chunks, sentence, text, span } = line;
  const verb = chunks[at];
  const subject = subjects[at];
  if (!verb || !subject) return null;
  const last = sentence.tokens[verb.last]?.lower ?? "";
  let quality = at;
  if (!stances.has(last)) {
    quality = at + 1;
    while (chunks[quality]?.kind === "adverb") quality += 1;
    if (!/^(?:am|is|are|was|were|be|been|being|feels?|felt|seems?|remains?|became|sounded|isn't|aren't|wasn't|weren't)$/.test(last))
      return null;
    const chunk = chunks[quality];
    if (!chunk || (chunk.kind !== "adjective" && chunk.kind !== "verb" && chunk.kind !== "adverb")) return null;
    if (!stances.has(sentence.tokens[chunk.last]?.lower ?? "")) return null;
  }
  const next = chunks[quality + 1];
  const after = chunks[quality + 2];
  const held = chunks[quality];
  if (!next || !held) return null;
  let complement: Complement | null = null;
  if (/^(?:that|whether|how|if|why)$/.test(next.word)) complement = { from: quality + 1, sort: "clause", cueLast: held.last };
  else if (next.kind === "verb" && next.form === "infinitive") complement = { from: quality + 1, sort: "infinitive", cueLast: held.last };
  else if (/^(?:about|of|with|at|over|to|for)$/.test(next.word) && after) complement = object(quality + 2, next.last);
  else if (next.kind === "noun") complement = { from: quality + 1, sort: "clause", cueLast: held.last };
  if (!complement) return null;
  const end = complementEnd(line, at, complement);
  const content = trimmed(text, startOf(line, complement.from), end < chunks.length ? startOf(line, end) : span.end);
  const cue = spanOf(line, verb.first, complement.cueLast);
  return content && cue ? { source: spanOf(line, subject.first, subject.last), cue, content } : null;
}

/** Where the sentence goes on behind what hangs on a noun: `his determination to act alone | inflamed them`, `contrary to his claim that it failed, | it worked`. */
function mainVerbAfter(line: Line, { from, sort }: Complement): number {
  const { chunks, sentence } = line;
  let governor = sort === "infinitive" ? from : -1;
  for (let at = from + 1; at < chunks.length; at += 1) {
    const chunk = chunks[at];
    if (isComma(chunk) && clauseStartsAt(line, at + 1)) return at;
    if (/^(?:relative|conjunction|and)$/.test(chunk?.kind ?? "")) governor = -1;
    if (chunk?.kind !== "verb") continue;
    if (governor >= 0 && isClauseVerb(line, at)) {
      if (!speechFrames.get(sentence.tokens[chunks[governor]?.last ?? -1]?.lower ?? "")?.clause) return at;
      governor = -1;
    } else if (governor >= 0 || chunk.form === "infinitive") governor = at;
  }
  return chunks.length;
}

/** `her decision to …`, `the mayor's claim that …`. */
function act({ line }: Reading, at: number): Attribution | null {
  const { chunks, sentence, text, span } = line;
  const noun = chunks[at];
  const next = chunks[at + 1];
  if (noun?.kind !== "noun" || !next || !acts.has(sentence.tokens[noun.last]?.lower ?? "")) return null;
  let owner = -1;
  for (let token = noun.first; token < noun.last; token += 1)
    if (
      /['’]s?$/.test(sentence.tokens[token]?.text ?? "") ||
      /^(?:his|her|their|its|my|our|your)$/.test(sentence.tokens[token]?.lower ?? "")
    )
      owner = token;
  if (owner < 0) return null;
  let complement: Complement | null = null;
  // `his plan that matches the promise`: a relative clause says nothing of what he thinks.
  if (next.word === "that" && chunks[at + 2]?.kind !== "verb") complement = { from: at + 1, sort: "clause", cueLast: noun.last };
  else if (next.kind === "verb" && next.form === "infinitive") complement = { from: at + 1, sort: "infinitive", cueLast: noun.last };
  if (!complement) return null;
  const end = Math.min(complementEnd(line, at, complement), mainVerbAfter(line, complement));
  const content = trimmed(text, startOf(line, complement.from), end < chunks.length ? startOf(line, end) : span.end);
  const cue = spanOf(line, Math.min(owner + 1, noun.last), complement.cueLast);
  return content && cue ? { source: spanOf(line, noun.first, owner), cue, content } : null;
}

/** What somebody is said to think, will or be blamed for without a verb of saying: nouns with an owner, stances, and passives with `by`. */
export function attitudeAt(reading: Reading, at: number): Attribution | null {
  const kind = reading.line.chunks[at]?.kind;
  if (kind === "noun") return act(reading, at);
  return kind === "verb" ? (passive(reading, at) ?? stance(reading, at) ?? carriedAt(reading, at) ?? partisanAt(reading, at)) : null;
}
