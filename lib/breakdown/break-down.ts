import { assessSentence } from "@/lib/breakdown/assess-sentence";
import { attribute } from "@/lib/breakdown/attribute";
import { type Block, findBlocks } from "@/lib/breakdown/blocks";
import { type Said, type Saying, saidIn } from "@/lib/breakdown/claimant";
import { withAbsoluteDates } from "@/lib/breakdown/dates";
import { definiteIn, type Introduced, introduce } from "@/lib/breakdown/definites";
import { findEmbedded } from "@/lib/breakdown/embedded";
import type { Manner, Span } from "@/lib/breakdown/gap-walk";
import { keepReadings } from "@/lib/breakdown/keep-readings";
import type { SentenceKind } from "@/lib/breakdown/kind";
import { type Meanings, meaningModel } from "@/lib/breakdown/meaning";
import { findQuotations } from "@/lib/breakdown/quotations";
import { readSentence } from "@/lib/breakdown/read-sentence";
import { noReferents, type Referents, remember } from "@/lib/breakdown/referents";
import { type Reason, scoreSentence, worthThreshold } from "@/lib/breakdown/scores";
import { mannerOf, sentencesWithin } from "@/lib/breakdown/sentences";
import { standAlone, withOwner } from "@/lib/breakdown/stand-alone";
import type { Token } from "@/lib/breakdown/tokens";
import { kindsMeant, kindsTold } from "@/lib/breakdown/told-kinds";

export type { Saying } from "@/lib/breakdown/claimant";
export type { SentenceKind } from "@/lib/breakdown/kind";
export type { Reason } from "@/lib/breakdown/scores";

/** One sentence: UTF-16 offsets, the number of its block, and scores in 0..1 with the words that led to them. */
export type Sentence = {
  start: number;
  end: number;
  block: number;
  kind: SentenceKind;
  checkWorthiness: number;
  /** Check-worthiness as the model has it, before any adjustment. */
  score: number;
  verifiable: number;
  subjective: number;
  reasons: Reason[];
  /** Where the text says who says so. */
  saying?: Saying;
};

/** A stretch proposed as a claim: in the article's own words by its offsets, and worded to stand alone in `statement`. */
export type Candidate = {
  start: number;
  end: number;
  sentence: number;
  kind: SentenceKind;
  statement: string;
  claimant: string | null;
  checkWorthiness: number;
  /** Check-worthiness as the model has it, before any adjustment. */
  score: number;
  reasons: Reason[];
};

/** A stretch whose check-worthiness may be adjusted, and what is known of it; `isFree` when it is proposed whatever its score. */
export type Scored = {
  start: number;
  end: number;
  kind: SentenceKind;
  score: number;
  reasons: readonly Reason[];
  isFree: boolean;
};

/** An article taken apart, with the provider and version that did it. */
export type Breakdown = { provider: string; version: string; blocks: Block[]; sentences: Sentence[]; candidates: Candidate[] };

/**
 * What is known of an article beside its text; `blocks` replaces the division of plain text. `adjust` turns the model's score of a
 * stretch into its check-worthiness, 0..1; then the threshold holds for all stretches, those too that are else proposed whatever their score.
 */
export type BreakdownOptions = {
  blocks?: readonly Block[];
  title?: string;
  author?: string;
  publishedOn?: string;
  language?: string;
  adjust?: (scored: Scored) => number;
  /** What its sentences mean, where sentence embeddings are at hand. */
  meanings?: Meanings;
};

const provider = "rules and sparse linear models";
const version = "13";

/** Who breaks a text down here, and in which version: a layer learnt for another version is of no use. */
export const offlineProvenance = { provider, version } as const;

/** The same with sentence embeddings. A layer holds for both: check-worthiness is the same. */
const meaningProvenance = {
  provider: "rules, sparse linear models and sentence embeddings",
  version: `${version} with ${meaningModel}`,
} as const;

/** Whether sentences of a kind are proposed as claims. */
export function isProposable(kind: SentenceKind): boolean {
  return kind === "claim" || kind === "quoted-claim" || kind === "background";
}

/** The sentences of an article, headings left out, as `breakDown` finds them. */
export function splitArticle(text: string, { blocks = findBlocks(text) }: BreakdownOptions): Span[] {
  const manner = mannerOf(text, blocks.length);
  return blocks.flatMap((block) => (block.kind === "heading" ? [] : sentencesWithin(text, block, manner)));
}

/** The sentences of a block; a heading is one. */
function spansOf(text: string, { kind, start, end }: Block, manner: Manner): Span[] {
  return kind === "heading" ? [{ start, end }] : sentencesWithin(text, { start, end }, manner);
}

/**
 * Breaks a text into blocks, sentences and candidate claims, offline and in time linear in its length. Offsets are UTF-16
 * code units of `text`, ordered, never inside a surrogate pair. A text without words gives empty lists; it never throws.
 */
export function breakDown(text: string, options: BreakdownOptions = {}): Breakdown {
  const blocks = options.blocks ? options.blocks.map((block) => ({ ...block })) : findBlocks(text);
  const manner = mannerOf(text, blocks.length);
  const sentences: Sentence[] = [];
  const candidates: Candidate[] = [];
  const introduced: Introduced = new Map();
  const divided = blocks.map((block) => ({ ...block, manner, sentences: spansOf(text, block, manner) }));
  const readings = keepReadings(
    text,
    divided.flatMap((block) => block.sentences),
    divided.filter(({ kind }) => kind !== "heading"),
  );
  const kinds = kindsTold(text);
  const attributions = attribute(text, readings, new Map(kinds));
  const said = saidIn(attributions);
  let firstSaid = 0;
  let referents = noReferents(kinds, kindsMeant(text, attributions));
  // A text that is all in quotation marks is its author's all the same.
  const quotations = findQuotations(text).filter(({ start, end }) => end - start < text.length / 2);
  let firstQuoted = 0;
  for (const [number, block] of divided.entries()) {
    for (const span of block.sentences) {
      while ((said[firstSaid]?.end ?? span.end) <= span.start) firstSaid += 1;
      while ((quotations[firstQuoted]?.end ?? span.end) < span.end) firstQuoted += 1;
      const isQuoted = (quotations[firstQuoted]?.start ?? text.length) <= span.start;
      const {
        read,
        claimant,
        saying,
        kind,
        reasons,
        checkWorthiness: score,
        ...scores
      } = assessSentence(text, span, {
        ...{ block: block.kind, said: reachingInto(said, firstSaid, span), known: readings.readingOf(span) },
        meaning: options.meanings?.get(text.slice(span.start, span.end)),
      });
      const { tokens } = read;
      const isFree = kind === "quoted-claim" && scores.verifiable >= 0.5;
      const checkWorthiness = options.adjust?.({ ...span, kind, score, reasons, isFree }) ?? score;
      sentences.push({ ...span, block: number, kind, checkWorthiness, score, ...scores, reasons, ...(saying === null ? {} : { saying }) });
      const context = {
        text,
        tokens,
        referents,
        // Whoever is quoted without a name is not the author.
        author: isQuoted ? null : (options.author ?? null),
        publishedOn: options.publishedOn,
        sentence: sentences.length - 1,
        adjust: options.adjust,
      };
      const presupposed = kind === "heading" || kind === "question" ? [] : embeddedCandidates(context);
      const opensWithFact = presupposed[0]?.claimant === context.author && /^the fact that\b/i.test(text.slice(span.start, span.end));
      if (!opensWithFact && isProposable(kind) && (checkWorthiness >= worthThreshold || (isFree && options.adjust === undefined))) {
        const statement = standAlone(withDefinite(text, span, definiteIn(read, introduced)), referents);
        candidates.push({
          ...span,
          sentence: context.sentence,
          kind,
          statement: dated(statement, options.publishedOn),
          claimant: withOwner(claimant, statement) ?? (kind === "quoted-claim" ? null : context.author),
          checkWorthiness,
          score,
          reasons,
        });
      } else candidates.push(...presupposed);
      if (block.kind === "heading") continue;
      referents = remember(text, read, referents);
      introduce(text, read, introduced);
    }
  }
  return { ...(options.meanings === undefined ? offlineProvenance : meaningProvenance), blocks, sentences, candidates };
}

/** The stretches from the first on that reach into a sentence. */
function reachingInto(said: readonly Said[], first: number, { end }: Span): Said[] {
  const found: Said[] = [];
  for (let at = first, one = said[at]; one !== undefined && one.start < end; at += 1, one = said[at]) found.push(one);
  return found;
}

type Context = {
  text: string;
  tokens: readonly Token[];
  referents: Referents;
  author: string | null;
  publishedOn: string | undefined;
  sentence: number;
  adjust: BreakdownOptions["adjust"];
};

/** The words of a sentence with what `the agreement` was introduced as behind it in [brackets]. */
function withDefinite(text: string, span: { start: number; end: number }, definite: { end: number; phrase: string } | null): string {
  if (!definite) return text.slice(span.start, span.end);
  return `${text.slice(span.start, definite.end)} [${definite.phrase}]${text.slice(definite.end, span.end)}`;
}

function dated(statement: string, publishedOn: string | undefined): string {
  return publishedOn === undefined ? statement : withAbsoluteDates(statement, publishedOn);
}

function embeddedCandidates(context: Context): Candidate[] {
  const { text, tokens } = context;
  return findEmbedded(text, tokens).flatMap((found) => {
    const read = readSentence(text, found.owner ? found.start : found.clauseStart, found.end);
    if (read.signals.some((signal) => signal.code === "duty" || signal.code === "future" || signal.code === "condition")) return [];
    const { checkWorthiness: score, reasons } = scoreSentence(read, "alone");
    const kind = found.owner ? "quoted-claim" : "claim";
    const checkWorthiness = context.adjust?.({ start: found.start, end: found.end, kind, score, reasons, isFree: true }) ?? score;
    if (context.adjust !== undefined && checkWorthiness < worthThreshold) return [];
    const named: Referents = {
      sentences: [
        {
          named: [{ name: found.owner ?? "", kind: "body", isSubject: true, isFull: true, isOpen: true }],
          hasOtherThing: false,
          hasOtherPerson: false,
        },
      ],
      kinds: new Map(),
      likely: new Map(),
      people: new Set(),
    };
    return [
      {
        start: found.start,
        end: found.end,
        sentence: context.sentence,
        kind,
        statement: dated(
          standAlone(text.slice(found.clauseStart, found.end), found.owner ? named : context.referents),
          context.publishedOn,
        ),
        claimant: found.owner ?? context.author,
        checkWorthiness,
        score,
        reasons,
      } as const,
    ];
  });
}
