import type { Chunk } from "@/lib/breakdown/chunks";
import { linkTo } from "@/lib/breakdown/links";
import type { Tokens } from "@/lib/breakdown/noun-phrases";
import { quotationPairs } from "@/lib/breakdown/quotation-pairs";
import type { ReadSentence } from "@/lib/breakdown/sentence-features";

/**
 * A fact as the tokens that state it; `reading` is how they are read where a word has to be put between them, `isAside` where brackets held it, `isLost` where no
 * statement can be made of it.
 */
export type Fact = { tokens: number[]; reading?: Reading; isAside?: boolean; isLost?: boolean };

/**
 * `Falk [was] born in Castell`, `Falk [left the town], taking his dog`: what stands before and behind words put in, which are a form of `be` or words of
 * the sentence.
 */
export type Reading = { before: Tokens; link: string | Tokens; after: Tokens };

type Sentence = { sentence: ReadSentence; chunks: readonly Chunk[]; found: Fact[] };

/** A sentence being taken apart, with the facts found so far as lists of tokens; `within` is what a clause holds in, `the town where …`. */
export type Parse = Sentence & {
  depth: number;
  within?: Tokens;
  /** Of whom the clause around a relative clause tells. */
  outer?: readonly Tokens[];
  /** Reads a clause inside this one, from a chunk on. */
  clause: (parse: Parse, from: number) => void;
};

/** What follows a verb: each argument with the alternatives of a list. */
export type Argument = { role: "object" | "adjunct" | "fronted"; options: Tokens[] };

const claimsMax = 24;

const forms = /^(?:is|are|was|were|be|been|being|am|'s|'re|became|becomes|become|remains|remained)$/;

/** The quotation marks around words that a fact holds from the first to the last. */
function quotationMarks(sentence: ReadSentence, chosen: ReadonlySet<number>): number[] {
  return quotationPairs(sentence).flatMap(({ open, close }) => (chosen.has(open + 1) && chosen.has(close - 1) ? [open, close] : []));
}

/** Keeps one fact that is read with a word put in. */
export function emitReading(parse: Sentence, { before, link, after }: Reading): void {
  const put = typeof link === "string" ? link : withMarks(parse, link);
  const reading = { before: withMarks(parse, before), link: put, after: withMarks(parse, after) };
  const tokens = [...new Set([...reading.before, ...reading.after])].sort((a, b) => a - b);
  if (parse.found.length < claimsMax && after.length > 0) parse.found.push({ tokens, reading });
}

/** Keeps what a noun is called or is, behind a comma: `Ana Petrova [is] the treasurer`. */
export function emitNaming(parse: Sentence, before: Tokens, after: Tokens): void {
  const link = linkTo(parse, before, null);
  if (link !== null) emitReading(parse, { before, link, after });
}

/** Keeps what brackets say of the noun before them. */
export function emitAside(parse: Sentence, tokens: Tokens): void {
  if (parse.found.length < claimsMax) parse.found.push({ tokens: withMarks(parse, tokens), isAside: true });
}

/** Notes that the sentence says something here that makes no statement by itself. */
export function lose(parse: Sentence, tokens: Tokens): void {
  if (parse.found.length < claimsMax) parse.found.push({ tokens: [...tokens], isLost: true });
}

/** Keeps one fact, in as many variants as it joins qualities. */
export function emit(parse: Sentence, tokens: Tokens): void {
  for (const variant of qualityVariants(parse.sentence, withMarks(parse, tokens)))
    if (variant.length > 1 && parse.found.length < claimsMax) parse.found.push({ tokens: variant });
}

/** The tokens in order, with the marks that stand between two of them or around them. */
function withMarks(parse: Sentence, tokens: Tokens): number[] {
  const chosen = new Set(tokens);
  // A mark between two words of the fact belongs to it.
  for (const at of tokens) if (parse.sentence.tokens[at + 1]?.kind === "mark" && chosen.has(at + 2)) chosen.add(at + 1);
  for (const mark of quotationMarks(parse.sentence, chosen)) chosen.add(mark);
  const sorted = [...chosen].sort((a, b) => a - b);
  return closedAsides(parse.sentence, sorted);
}

/** `The vote, in 2020, took …`: what a comma opens before words that are left out, a comma closes. */
function closedAsides({ tokens }: ReadSentence, sorted: number[]): number[] {
  return sorted.flatMap((at, place) => {
    const next = sorted[place + 1];
    if (next === undefined || next === at + 1 || tokens[at + 1]?.text !== ",") return [at];
    let open = place;
    while (open > 0 && sorted[open - 1] === (sorted[open] ?? 0) - 1 && tokens[sorted[open] ?? -1]?.text !== ",") open -= 1;
    return tokens[sorted[open] ?? -1]?.text === "," && open < place ? [at, at + 1] : [at];
  });
}

/** `a legible, concise style` says two things: that it is legible and that it is concise. */
function qualityVariants(sentence: ReadSentence, tokens: number[]): number[][] {
  const { tags } = sentence;
  const isQuality = (at: number) => tags[at] === "ADJ" || (tags[at] === "VERB" && sentence.tokens[at]?.text.includes("-") === true);
  const joint = tokens.findIndex(
    (at, place) => /^(?:,|and|or)$/.test(sentence.tokens[at]?.lower ?? "") && isQuality(at - 1) && isQuality(at + 1) && place > 0,
  );
  if (joint < 0) return [tokens];
  let first = joint - 1;
  while (first > 0 && isQuality(tokens[first - 1] ?? -1)) first -= 1;
  let last = joint;
  while (
    last + 1 < tokens.length &&
    (isQuality(tokens[last + 1] ?? -1) || /^(?:,|and|or)$/.test(sentence.tokens[tokens[last + 1] ?? -1]?.lower ?? ""))
  )
    last += 1;
  const groups: number[][] = [[]];
  for (const at of tokens.slice(first, last + 1)) {
    if (isQuality(at)) groups.at(-1)?.push(at);
    else groups.push([]);
  }
  return groups.filter((group) => group.length > 0).map((group) => [...tokens.slice(0, first), ...group, ...tokens.slice(last + 1)]);
}

/** A predicate as it was read; `link` is its participle, where that has no helping verb of its own, or what the sentence tells before an -ing form. */
export type Told = { verb: Tokens; args: readonly Argument[]; link?: Chunk | Tokens; isWithin?: boolean };

/** What follows a participle, one thing after the other: each adjunct with the last object, which it stands behind. */
function told(args: readonly Argument[]): Tokens[] {
  const objects = args.find(({ role }) => role === "object")?.options ?? [];
  const adjuncts = args.filter(({ role }) => role === "adjunct").flatMap(({ options }) => options);
  const held = objects.at(-1) ?? [];
  if (adjuncts.length === 0) return objects.length === 0 ? [[]] : objects;
  return adjuncts.map((adjunct) => [...held, ...adjunct]);
}

/** Writes the facts of one predicate: a fact for each adjunct, one for each item of a list, and the bare core where there is more than one adjunct. */
export function emitPredicate(parse: Parse, subjects: readonly Tokens[], { verb, args, link, isWithin }: Told): void {
  const own = args.filter(({ role }) => role !== "fronted");
  for (const subject of subjects) {
    if (link !== undefined) {
      const said = "kind" in link ? linkTo(parse, subject, link) : link;
      if (said === null) continue;
      for (const after of told(own)) emitReading(parse, { before: subject, link: said, after: [...verb, ...after] });
      continue;
    }
    const isFronted = own.length < args.length;
    if (isFronted) emitFacts(parse, subject, verb, firstOnly(args));
    // `In his first days he met no leader`: not never.
    if ((isFronted || isWithin) && denies(parse, [...subject, ...verb, ...own.flatMap(({ options }) => options.flat())])) {
      lose(parse, [...subject, ...verb]);
      continue;
    }
    emitFacts(parse, subject, verb, own);
  }
}

/** What stands before the subject is said once, with the first fact. */
function firstOnly(args: readonly Argument[]): Argument[] {
  const object = args.find(({ role }) => role === "object");
  const adjunct = args.find(({ role }) => role === "adjunct");
  const first = (arg: Argument | undefined) => (arg ? [{ role: arg.role, options: arg.options.slice(0, 1) }] : []);
  return [...args.filter(({ role }) => role === "fronted"), ...first(object), ...first(adjunct)];
}

const denials = /^(?:no|not|n't|never|nobody|none|nothing|neither|nor|hardly|barely|few|cannot)$|n't$/;

/** Whether one of these words denies. */
function denies({ sentence }: Parse, tokens: Tokens): boolean {
  return tokens.some((at) => denials.test(sentence.tokens[at]?.lower ?? ""));
}

/** Tokens with the commas and joints that stand between them. */
function joined({ sentence }: Parse, tokens: Tokens): number[] {
  const sorted = [...tokens].sort((a, b) => a - b);
  return sorted.flatMap((at, place) => {
    const next = sorted[place + 1] ?? at + 1;
    const between = Array.from({ length: Math.max(0, next - at - 1) }, (_, step) => at + 1 + step);
    return between.every((one) => sentence.tags[one] === "CCONJ" || sentence.tokens[one]?.text === ",") ? [at, ...between] : [at];
  });
}

function emitFacts(parse: Parse, subject: Tokens, verb: Tokens, args: readonly Argument[]): void {
  const objects = args.find((arg) => arg.role === "object")?.options ?? [];
  const fronted = args.filter((arg) => arg.role === "fronted").flatMap((arg) => arg.options.flat());
  const adjuncts = args.filter((arg) => arg.role === "adjunct").flatMap((arg) => arg.options);
  const core = [...fronted, ...subject, ...verb];
  const isCopula =
    verb.length > 0 &&
    forms.test(parse.sentence.tokens[verb[0] ?? -1]?.lower ?? "") &&
    verb.every((at) => parse.sentence.tags[at] !== "VERB");
  const article = isCopula ? sharedArticle(parse, objects) : [];
  const isDenied = adjuncts.length > 1 && denies(parse, [...core, ...objects.flat()]);
  for (const [place, item] of isDenied ? [] : objects.entries()) {
    const object =
      place > 0 && parse.sentence.tags[item[0] ?? -1] !== "DET" && fitsArticle(parse, article[0], item[0]) ? [...article, ...item] : item;
    if (adjuncts.length !== 1 || objects.length > 1 || isCopula) emit(parse, [...core, ...object]);
    if (isCopula) emitQualities(parse, core, object);
  }
  if (isDenied) {
    // `paid no tax in Norland in 2020 or 2021`: what is denied is denied of all that together.
    for (const item of objects.length > 0 ? objects : [[]]) emit(parse, joined(parse, [...core, ...item, ...adjuncts.flat()]));
    return;
  }
  // `was in port until May`: being takes something to be, or the place where.
  const isPlaced = objects.length === 0 && /^(?:is|are|was|were|be|been)$/.test(parse.sentence.tokens[verb.at(-1) ?? -1]?.lower ?? "");
  const places = isPlaced ? (args.find(({ role }) => role === "adjunct")?.options ?? []) : [];
  // What stands behind a list is said of its last item at least.
  const held = objects.at(-1) ?? [];
  for (const adjunct of adjuncts) emit(parse, [...core, ...(places.includes(adjunct) ? [] : (places[0] ?? held)), ...adjunct]);
  if (objects.length === 0 && adjuncts.length === 0) emit(parse, core);
}

/** The `a` or `an` that stands before the first of several things somebody is: `an actor, author and poet`. */
function sharedArticle({ sentence }: Parse, objects: readonly Tokens[]): number[] {
  const first = objects[0]?.[0] ?? -1;
  return objects.length > 1 && /^an?$/.test(sentence.tokens[first]?.lower ?? "") ? [first] : [];
}

/** Whether `a` or `an` can stand before a word. */
function fitsArticle({ sentence }: Parse, article: number | undefined, word: number | undefined): boolean {
  const takesAn = sentence.tokens[article ?? -1]?.lower === "an";
  return /^[aeiou]/.test(sentence.tokens[word ?? -1]?.lower ?? "") === takesAn;
}

/**
 * `X is a young French poet` says three things: X is a poet, a young one, a French one. Behind `the` it says one: the fifth largest town is
 * not the fifth town. A quality that another article stands before (`a young … American`) is left out, for the words are not changed.
 */
function emitQualities(parse: Parse, core: Tokens, object: Tokens): void {
  const { tags } = parse.sentence;
  let head = object.length - 1;
  const of = object.findIndex((at) => tags[at] === "ADP");
  if (of > 0) head = of - 1;
  const qualities = object.slice(0, head).filter((at) => tags[at] === "ADJ" || tags[at] === "PROPN");
  const noun = object[head];
  if (noun === undefined || qualities.length < 2 || tags[noun] !== "NOUN") return;
  const article = object[0] ?? -1;
  const { tokens } = parse.sentence;
  if (!/^an?$/.test(tokens[article]?.lower ?? "")) return;
  for (const quality of qualities) if (fitsArticle(parse, article, quality)) emit(parse, [...core, article, quality, noun]);
}
