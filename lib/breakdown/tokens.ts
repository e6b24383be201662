/** A word, number or mark of a text with its UTF-16 offsets; `lower` has curly apostrophes made straight. */
export type Token = { text: string; lower: string; start: number; end: number; kind: "word" | "number" | "mark" };

const pattern =
  /[$€£¥₹]?\d+(?:[.,:/]\d+)*(?:%|s\b|st\b|nd\b|rd\b|th\b|[kKmMbB]n?\b)?|\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}\p{N}_]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*['’]?|[^\s]/gu;

const currencies = "$€£¥₹";

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isAsciiLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

function kindOf(raw: string): Token["kind"] {
  const first = raw.charCodeAt(0);
  if (isAsciiLetter(first)) return "word";
  if (isDigit(first) || (isDigit(raw.charCodeAt(1)) && currencies.includes(raw.charAt(0)))) return "number";
  return first > 0x2fff || /^[\p{L}\p{M}_]/u.test(raw) ? "word" : "mark";
}

/** Whether a mark that may close a quotation ends a word that is no plural possessive (`the towns’`). */
function endsQuoted(raw: string): boolean {
  const last = raw.charCodeAt(raw.length - 1);
  if (last !== 39 && last !== 0x2019) return false;
  const before = raw.charCodeAt(raw.length - 2);
  return before !== 115 && before !== 83;
}

function lowered(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code > 127 || (code >= 65 && code <= 90)) return text.toLowerCase().replaceAll("’", "'");
  }
  // Most words are in small letters already: asking the engine for them costs more than looking.
  return text;
}

/** Splits a stretch of text into tokens in one linear pass; offsets are into the whole text. */
export function tokenise(text: string, start = 0, end = text.length): Token[] {
  const stretch = text.slice(start, end);
  const tokens: Token[] = [];
  let at = 0;
  for (const raw of stretch.match(pattern) ?? []) {
    // Nothing but white space lies between two of them.
    at = stretch.indexOf(raw, at);
    const kind = kindOf(raw);
    const from = start + at;
    at += raw.length;
    // A closing quote after a word is a mark of its own unless the word is a plural possessive.
    const quoted = kind === "word" && endsQuoted(raw);
    const body = quoted ? raw.slice(0, -1) : raw;
    tokens.push({ text: body, lower: lowered(body), start: from, end: from + body.length, kind });
    if (quoted) tokens.push({ text: raw.slice(-1), lower: "'", start: from + body.length, end: from + raw.length, kind: "mark" });
  }
  return tokens;
}

/** Whether a text begins with a capital letter. */
export function opensUpper(text: string): boolean {
  const code = text.charCodeAt(0);
  // Plain letters, which nearly all are, need no table of capitals.
  return code < 128 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

/** The word without a possessive ending, lower-cased. */
export function bareWord(token: Token): string {
  return token.lower.replace(/'s?$/, "");
}
