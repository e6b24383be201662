import { z } from "zod";
import type { Sentence } from "@/lib/breakdown/break-down";
import type { Passage } from "@/lib/breakdown/providers/model-question";
import { questionVersion } from "@/lib/breakdown/providers/model-question";
import type { Known, Proposal } from "@/lib/breakdown/providers/provider";
import { isSupported } from "@/lib/breakdown/providers/supported-wording";

const claimsMax = 200;

/** The only answer that is taken from a language model. */
export const modelAnswer = z.object({
  claims: z
    .array(
      z.object({
        sentence: z.number().int(),
        quote: z.string().min(1).max(2_000),
        statement: z.string().min(1).max(1_000),
        claimant: z.string().max(200).nullable(),
        kind: z.enum(["claim", "quoted-claim", "background"]),
        confidence: z.number().min(0).max(1),
      }),
    )
    .max(claimsMax),
});

/** An answer in the only form that is taken. */
export type ModelAnswer = z.infer<typeof modelAnswer>;

/** What an answer is held against. `stems` are those of the whole article. */
export type Source = {
  text: string;
  sentences: readonly Sentence[];
  known: Known;
  stems: ReadonlySet<string>;
  model: string;
  passage: Passage;
};

/** Name under which a language model's proposals are stored. */
export const modelProvider = "language model";

/**
 * Turns an answer into proposals, taking no word of it on trust. A claim is refused when its sentence was not asked about or is a heading,
 * when its quote does not stand in that sentence letter for letter and in whole words, or when it was named before. A statement that says
 * more than the article gives way to the quote; a claimant whom the article does not name becomes unknown. Scores stay the offline ones.
 */
export function checkAnswer(answer: ModelAnswer, source: Source): { proposals: Proposal[]; refusedTotal: number } {
  const proposals: Proposal[] = [];
  const places = new Set<string>();
  for (const claim of answer.claims) {
    const proposal = checkClaim(claim, source);
    const place = `${proposal?.start}-${proposal?.end}`;
    if (proposal === null || places.has(place)) continue;
    places.add(place);
    proposals.push(proposal);
  }
  proposals.sort((a, b) => a.start - b.start || b.end - a.end);
  return { proposals, refusedTotal: answer.claims.length - proposals.length };
}

function checkClaim(claim: ModelAnswer["claims"][number], source: Source): Proposal | null {
  const { text, sentences, passage } = source;
  const sentence = sentences[claim.sentence];
  if (sentence === undefined || claim.sentence < passage.first || claim.sentence > passage.last || sentence.kind === "heading") return null;
  const quote = claim.quote.trim();
  const start = placeOf(text, quote, sentence);
  if (start === null) return null;
  const end = start + quote.length;
  return {
    start,
    end,
    sentence: claim.sentence,
    kind: claim.kind,
    statement: statementOf(claim.statement.trim(), quote, source),
    claimant: claimantOf(claim.claimant, source),
    checkWorthiness: sentence.checkWorthiness,
    reasons: sentence.reasons.filter((reason) => reason.start < end && reason.end > start),
    provider: modelProvider,
    model: source.model,
    version: questionVersion,
    score: claim.confidence,
  };
}

/** Where the quote stands in its sentence, in whole words and more than one of them; null when it does not. */
function placeOf(text: string, quote: string, within: { start: number; end: number }): number | null {
  const words = quote.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word));
  if (!quote.isWellFormed() || words.length < 2) return null;
  for (let at = text.indexOf(quote, within.start); at >= 0 && at + quote.length <= within.end; at = text.indexOf(quote, at + 1)) {
    if (!cutsWord(text, at) && !cutsWord(text, at + quote.length)) return at;
  }
  return null;
}

function cutsWord(text: string, at: number): boolean {
  return /[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) && /^[\p{L}\p{M}\p{N}]/u.test(text.slice(at, at + 2));
}

function statementOf(statement: string, quote: string, { known, stems }: Source): string {
  const isPlain = statement.isWellFormed() && !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(statement);
  return isPlain && isSupported(statement, { sentence: quote, article: stems, publishedOn: known.publishedOn }) ? statement : quote;
}

function claimantOf(claimant: string | null, { text, known }: Source): string | null {
  const name = claimant?.trim() ?? "";
  if (name === "" || /[\p{Cc}\n]/u.test(name)) return null;
  return text.includes(name) || known.author === name ? name : null;
}
