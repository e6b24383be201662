/** A word, number or mark of a text with its UTF-16 offsets; `lower` has curly apostrophes made straight. */
export type Token = { text: string; lower: string; start: number; end: number; kind: "word" | "number" | "mark" };

const pattern =
  /[$€£¥₹]?\d+(?:[.,:/]\d+)*(?:%|s\b|st\b|nd\b|rd\b|th\b|[kKmMbB]n?\b)?|\p{L}\.(?:\p{L}\.)+|[\p{L}\p{M}\p{N}_]+(?:['’\-‑][\p{L}\p{M}\p{N}]+)*['’]?|[^\s]/gu;

/** Splits a stretch of text into tokens in one linear pass; offsets are into the whole text. */
export function tokenise(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  for (const match of text.slice(start, end).matchAll(pattern)) {
    const raw = match[0];
    const first = raw.charCodeAt(0);
    const isNumber = /^[$€£¥₹]?\d/.test(raw);
    const isWord = !isNumber && (first > 0x2fff || /^[\p{L}\p{M}_]/u.test(raw));
    const kind = isNumber ? "number" : isWord ? "word" : "mark";
    // A closing quote after a word is a mark of its own unless the word is a plural possessive.
    const quoted = kind === "word" && /['’]$/.test(raw) && !/s['’]$/i.test(raw);
    const body = quoted ? raw.slice(0, -1) : raw;
    const from = start + match.index;
    tokens.push({ text: body, lower: body.toLowerCase().replaceAll("’", "'"), start: from, end: from + body.length, kind });
    if (quoted) {
      const mark = raw.slice(-1);
      tokens.push({ text: mark, lower: "'", start: from + body.length, end: from + raw.length, kind: "mark" });
    }
  }
  return tokens;
}

/** The word without a possessive ending, lower-cased. */
export function bareWord(token: Token): string {
  return token.lower.replace(/'s?$/, "");
}
