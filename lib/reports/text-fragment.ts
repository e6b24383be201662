/** The words of a passage and what stands around it: the parts of a W3C TextQuoteSelector. */
export type Passage = { exact: string; prefix: string; suffix: string };

const wholeLengthMax = 120;
const edgeWords = 5;
const contextWords = 3;

// Lines are blocks of the page, and so are the cells of a table, which a text keeps apart by tabs: no literal is found across them.
const blockBreak = /[\t\r\n\u2028\u2029]/u;
const wordSegments = new Intl.Segmenter("und", { granularity: "word" });

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

// Of the directive's own characters `encodeURIComponent` leaves only the hyphen.
const encode = (words: readonly string[]) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");

// A prefix or suffix is cut by length: the word at the outer edge may be half a word, and another block's words would never match.
function before(prefix: string): string[] {
  const line = prefix.split(blockBreak).at(-1) ?? "";
  const isWhole = line.length < prefix.length || /^\s/u.test(line);
  return wordsOf(line)
    .slice(isWhole ? 0 : 1)
    .slice(-contextWords);
}

function after(suffix: string): string[] {
  const line = suffix.split(blockBreak)[0] ?? "";
  const isWhole = line.length < suffix.length || /\s$/u.test(line);
  const words = wordsOf(line);
  return words.slice(0, isWhole ? words.length : -1).slice(0, contextWords);
}

// Joined to the passage without a space between, the context would begin or end inside a word.
const isApart = (inner: string, outer: string) => outer === "" || /^[\s\p{P}]/u.test(outer) || /[\s\p{P}]$/u.test(inner);

/** How much of a word lies on each side of a place between two texts: nothing, where no word is cut. */
function cutWord(left: string, right: string): { left: string; right: string } {
  const near = /\S*$/u.exec(left)?.[0] ?? "";
  const segment = wordSegments.segment(near + (/^\S*/u.exec(right)?.[0] ?? "")).containing(near.length);
  if (segment === undefined || segment.index === near.length) return { left: "", right: "" };
  const within = near.length - segment.index;
  return { left: segment.segment.slice(0, within), right: segment.segment.slice(within) };
}

/** The passage without white space at its ends, and with the rest of the words that it cuts: a browser finds whole words only. */
function inWholeWords({ exact, prefix, suffix }: Passage): Passage {
  const words = exact.trim();
  const left = prefix + exact.slice(0, exact.length - exact.trimStart().length);
  const right = exact.slice(exact.trimEnd().length) + suffix;
  const head = cutWord(left, words).left;
  const tail = cutWord(words, right).right;
  return { exact: head + words + tail, prefix: left.slice(0, left.length - head.length), suffix: right.slice(tail.length) };
}

/** The first and the last words of a passage, each of one block; null when they are all there is. */
function edgesOf(exact: string): [first: string[], last: string[]] | null {
  const blocks = exact
    .split(blockBreak)
    .map(wordsOf)
    .filter((words) => words.length > 0);
  const [first = [], last = []] = [blocks[0], blocks.at(-1)];
  if (blocks.length > 1) return [first.slice(0, edgeWords), last.slice(-edgeWords)];
  const edge = Math.min(edgeWords, Math.floor(first.length / 2));
  return exact.length > wholeLengthMax && edge > 0 ? [first.slice(0, edge), first.slice(-edge)] : null;
}

/** An address without the words that a browser was to look for on the page (`#:~:text=…`): it is copied along with a link to highlighted words. */
export function withoutDirective(url: string): string {
  return url.replace(/#([^#]*?):~:.*$/s, (_, fragment: string) => (fragment === "" ? "" : `#${fragment}`));
}

/**
 * The address of a passage on its page by a text fragment (WICG Scroll To Text): `…#:~:text=prefix-,words,-suffix`. Long passages and
 * those over several blocks are given by their first and last words, passages that cut a word by the whole of it. Browsers without the
 * feature open the page at its top.
 */
export function textFragmentUrl(url: string, passage: Passage): string {
  const page = withoutDirective(url);
  if (passage.exact.trim() === "") return page;
  const { exact, ...around } = inWholeWords(passage);
  const middle = (edgesOf(exact) ?? [wordsOf(exact)]).map(encode).join(",");
  const prefix = isApart(around.prefix, exact) ? before(around.prefix) : [];
  const suffix = isApart(exact, around.suffix) ? after(around.suffix) : [];
  const directive = `${prefix.length === 0 ? "" : `${encode(prefix)}-,`}${middle}${suffix.length === 0 ? "" : `,-${encode(suffix)}`}`;
  return `${page}${page.includes("#") ? "" : "#"}:~:text=${directive}`;
}
