/** The words of a passage and what stands around it: the parts of a W3C TextQuoteSelector. */
export type Passage = { exact: string; prefix: string; suffix: string };

const wholeLengthMax = 120;
const edgeWords = 5;
const contextWords = 3;

const wordsOf = (text: string) => text.split(/\s+/u).filter((word) => word !== "");

// Of the directive's own characters `encodeURIComponent` leaves only the hyphen.
const encode = (words: readonly string[]) => encodeURIComponent(words.join(" ")).replaceAll("-", "%2D");

// A prefix or suffix is cut by length: the word at the outer edge may be half a word, and another block's words would never match.
function before(prefix: string): string[] {
  const line = prefix.split(/[\r\n\u2028\u2029]/).at(-1) ?? "";
  const isWhole = line.length < prefix.length || /^\s/u.test(line);
  return wordsOf(line)
    .slice(isWhole ? 0 : 1)
    .slice(-contextWords);
}

function after(suffix: string): string[] {
  const line = suffix.split(/[\r\n\u2028\u2029]/)[0] ?? "";
  const isWhole = line.length < suffix.length || /\s$/u.test(line);
  const words = wordsOf(line);
  return words.slice(0, isWhole ? words.length : -1).slice(0, contextWords);
}

// Joined to the passage without a space between, the context would begin or end inside a word.
const isApart = (inner: string, outer: string) => outer === "" || /^[\s\p{P}]/u.test(outer) || /[\s\p{P}]$/u.test(inner);

/**
 * The address of a passage on its page by a text fragment (WICG Scroll To Text): `…#:~:text=prefix-,words,-suffix`. Long passages and
 * those over several blocks are given by their first and last words. Browsers without the feature open the page at its top.
 */
export function textFragmentUrl(url: string, passage: Passage): string {
  const words = wordsOf(passage.exact);
  if (words.length === 0) return url;
  const isLong = passage.exact.length > wholeLengthMax || /[\r\n\u2028\u2029]/.test(passage.exact.trim());
  const edge = Math.min(edgeWords, Math.floor(words.length / 2));
  const middle = isLong && edge > 0 ? `${encode(words.slice(0, edge))},${encode(words.slice(-edge))}` : encode(words);
  const prefix = isApart(passage.prefix, passage.exact) ? before(passage.prefix) : [];
  const suffix = isApart(passage.exact, passage.suffix) ? after(passage.suffix) : [];
  const directive = `${prefix.length === 0 ? "" : `${encode(prefix)}-,`}${middle}${suffix.length === 0 ? "" : `,-${encode(suffix)}`}`;
  return `${url}${url.includes("#") ? "" : "#"}:~:text=${directive}`;
}
