import { leadingAbbreviations, months, sentenceStarters, trailingAbbreviations } from "@/lib/breakdown/abbreviations";
import { auxiliaries, cueVerbs, dutyModals, futureModals, imperativeVerbs, irregularPasts } from "@/lib/breakdown/lexicon";

/** Marks that can end a sentence, of the scripts this splitter knows. */
export const terminators = ".!?…。！？｡؟۔।॥։።";
const closers = ")]}\"'”’»›】」』*_";
const openers = "([{\"'“‘«‹„「『*_¿¡-–—•⁃";

const titleStart = /^(?:Mr|Mrs|Ms|Dr)\./;
const frontedTime = /^(?:At|By|Around|Until|From|Since|Before|After|On)\s/;

/** What the rules say of a gap: a boundary, none, or that the marks alone do not tell. */
export type Ruling = "end" | "inside" | "open";

/** A gap between two runs of text: `left` is the run before it, `before` some text ahead of that run, `after` some text that follows. */
export type Gap = { left: string; before: string; after: string };

function endOfCore(chunk: string): number {
  let at = chunk.length;
  while (at > 0 && closers.includes(chunk.charAt(at - 1))) at -= 1;
  return at;
}

function startOfCore(chunk: string): number {
  let at = 0;
  while (at < chunk.length && openers.includes(chunk.charAt(at))) at += 1;
  return at;
}

function bare(word: string): string {
  return word.replace(/^[^\p{L}\p{N}]+/u, "").toLowerCase();
}

function firstWord(chunk: string): string {
  return (/^[\p{L}'’]+/u.exec(chunk.slice(startOfCore(chunk)))?.[0] ?? "").toLowerCase().replaceAll("’", "'");
}

/** Whether a chunk begins as sentences do: a capital, a digit, a mark that opens, or a script without capitals. */
export function beginsLikeSentence(chunk: string): boolean {
  const first = chunk.slice(startOfCore(chunk)) || chunk;
  if (/^[\p{Lu}\p{Lt}\p{Lo}\p{N}]/u.test(first)) return true;
  return startOfCore(chunk) > 0 && !/^\p{Ll}/u.test(first);
}

/** Full stops with spaces between them: four are an omission and a sentence end, three only an omission. */
function afterSpacedStops(before: string, after: string): Ruling {
  if (after.startsWith(".")) return "inside";
  return /(?:^|\s)\. \. \. $/.test(before) && beginsLikeSentence(after) ? "end" : "inside";
}

/** Whether the last word before the white space at the end holds a capital with nothing but letters behind it: `George `. */
function endsInName(before: string): boolean {
  const words = before.trimEnd();
  if (words.length === before.length) return false;
  for (let at = words.length - 1; at >= 0; at -= 1) {
    const letter = words.charAt(at);
    if (/\p{Lu}/u.test(letter)) return true;
    if (!/[\p{L}.'’-]/u.test(letter)) return false;
  }
  return false;
}

/** Whether a `No.` that follows a sentence or opens a text answers and counts nothing. */
function isAnswer(before: string, next: string): boolean {
  return (
    /(?:^|[.?!…]["'”’)]*\s+)$/.test(before) &&
    /^\p{Lu}\p{Ll}/u.test(next) &&
    !/^(?:One|Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten)\b/.test(next)
  );
}

function afterFullStop(core: string, closed: boolean, gap: Gap): Ruling {
  const { before, after: next } = gap;
  const capital = beginsLikeSentence(next);
  const follower = firstWord(next);
  const isStarter = sentenceStarters.has(follower.split("'", 1)[0] ?? "");
  if (core === ".") return afterSpacedStops(before, next);
  if (core.endsWith("..") && !core.endsWith("[...")) return capital && (core.endsWith("....") || follower !== "i") ? "end" : "inside";
  if (next.startsWith(".")) return /^\. \. \. \p{Lu}/u.test(next) ? "end" : "inside";
  const word = bare(core.slice(0, -1));
  if (closed) return capital && !/[[(]\.{3}[\])]/.test(gap.left) && !/^\([^()]{1,30}\)[.,;]/.test(next) ? "end" : "inside";
  if (leadingAbbreviations.has(word)) {
    if (word === "st" && isStarter && capital) return "end";
    // `Is it safe? No. Ana Ruiz said …`; `No. 10` is a number.
    if (/^["'“‘(]*No\.$/.test(core) && isAnswer(before, next)) return "end";
    return /^(?:no|p|pp|fig|v|vs|ch|art|ed)$/.test(word) && isStarter && capital && !/^\d/.test(next) ? "end" : "inside";
  }
  if (/^\p{Lu}\.$/u.test(core.replace(/^[^\p{L}]+/u, ""))) {
    if (/^["'“‘(]*I\.$/.test(core) && isStarter) return "end";
    return isStarter && capital && follower !== "i" && !endsInName(before) ? "end" : "inside";
  }
  if (trailingAbbreviations.has(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) {
    if (!capital) return "inside";
    if (months.has(word) && /^\d/.test(next)) return "inside";
    if (/^[ap]\.?m$/.test(word)) return isStarter || (titleStart.test(next) && !frontedTime.test(before)) ? "end" : "inside";
    return isStarter ? "end" : "inside";
  }
  return capital ? "end" : "inside";
}

/**
 * Rules on one gap of white space, from the marks and words on its two sides.
 * Method: the golden rules of pragmatic_segmenter, rewritten as tests on the two neighbouring runs.
 */
export function ruleOn(gap: Gap): Ruling {
  const end = endOfCore(gap.left);
  const core = gap.left.slice(0, end);
  const last = core.charAt(core.length - 1);
  if (last === "" || !terminators.includes(last)) return "open";
  if (last === ".") return afterFullStop(core, end < gap.left.length, gap);
  if ("!?…".includes(last)) return beginsLikeSentence(gap.after) ? "end" : "inside";
  return "end";
}

const loneName = /^\p{Lu}\p{Ll}+$/u;
const nameWord = /^\p{Lu}[\p{L}'’-]*$/u;
const personTitles = new Set(
  "President Senator Representative Congressman Congresswoman Governor Mayor Minister Premier Chancellor Secretary Speaker Chairman Judge Justice Professor Doctor Pope King Queen Prince Princess".split(
    " ",
  ),
);
const noName = /^(?:thanks|thanx|regards|cheers|best|sincerely|dear|hello|attached|enclosed)$/i;
const contracted = /.['’](?:t|ll|re|ve|d|m)$/i;
const beforeDay = new Set(["On", "Last", "By", "Since", "Until"]);
const dayName = /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$/;
const capitalised = /^\p{Lu}\p{Ll}+$/u;
const closed = /(?:^|[.!?…]["'”’)\]]*)\s*$/;

function isFiniteVerb(word: string): boolean {
  if (/\p{Ll}{3}ed$/u.test(word)) return true;
  return cueVerbs.has(word) || auxiliaries.has(word) || dutyModals.has(word) || futureModals.has(word) || irregularPasts.has(word);
}

/** What shows that a family name stood there: its owner's thing, a clause about them, or what they did. */
function isSaidOf(name: string, rest: string): boolean {
  if (/['’]s$/.test(name)) return /^\s+\p{Ll}/u.test(rest);
  if (/^,\s+(?:who|whose|the|a|an|then|now|\d{2})\b/.test(rest)) return true;
  return isFiniteVerb(/^\s+(?:(?:also|never|once|still) )?(\p{Ll}+)(?=[\s.,;?!]|$)/u.exec(rest)?.[1] ?? "");
}

/** `On Monday`, `Last Tuesday Jeff`: a day at the beginning, and at most a name behind it. */
function isFrontedDay(sentence: string): boolean {
  const [lead = "", day = "", name, ...more] = sentence.split(" ", 4);
  return beforeDay.has(lead) && dayName.test(day) && (name === undefined || capitalised.test(name)) && more.length === 0;
}

function mayBeName(word: string): boolean {
  return !noName.test(word) && !contracted.test(word) && !sentenceStarters.has(word.replace(/['’]s$/, "").toLowerCase());
}

/**
 * Whether a sentence without a mark at its end goes on with what follows, whatever its words look like: a first name that often signs letters
 * with the family name of somebody who does something, a title with both names, a fronted day. A name behind an open closing (`Best, Jeff`)
 * signs a letter; `before` is what stands before the sentence, or the end of that.
 */
export function goesOn(sentence: string, { before, after }: { before: string; after: string }): boolean {
  const name = after.split(/[\s,(]/, 1)[0] ?? "";
  if (!nameWord.test(name) || !mayBeName(name) || imperativeVerbs.has(name.toLowerCase())) return false;
  const [first = "", title = ""] = sentence.split(" ").reverse();
  if (isFrontedDay(sentence) || (personTitles.has(title) && loneName.test(first))) return true;
  return closed.test(before) && loneName.test(sentence) && mayBeName(sentence) && isSaidOf(name, after.slice(name.length));
}
