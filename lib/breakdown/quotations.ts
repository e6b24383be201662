import type { Span } from "@/lib/breakdown/gap-walk";

const lengthMin = 12;

/** A closing mark set where one must open, as typists do: at the start of a line, right before a word. */
function opensWrongly(text: string, at: number): boolean {
  return /^\n?$/.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1));
}

/**
 * Stretches in quotation marks, marks included, in order: curly and straight double ones, and doubled apostrophes. A curly quotation that is opened anew in
 * the next paragraph goes on (as newspapers print long ones); one that is never closed ends with its paragraph.
 */
export function findQuotations(text: string): Span[] {
  const found: Span[] = [];
  let open = -1;
  const close = (end: number) => {
    if (open >= 0 && end - open >= lengthMin) found.push({ start: open, end });
    open = -1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const mark = text.charAt(at);
    if (open < 0 && (mark === "“" || (mark === "”" && opensWrongly(text, at)))) open = at;
    else if (mark === "”") close(at + 1);
    else if (mark === '"') {
      const opens = open < 0 && /[\s([—–-]|^$/.test(text.charAt(at - 1));
      if (opens) open = at;
      else if (open >= 0) close(at + 1);
    } else if (mark === "'" && text.charAt(at + 1) === "'") {
      if (open < 0 && /[\s([—–-]|^$/.test(text.charAt(at - 1))) open = at;
      else if (open >= 0) close(at + 2);
      at += 1;
    } else if (mark === "\n" && /^\s*\n/.test(text.slice(at, at + 4)) && open >= 0) {
      const next = /^\s*(["“])?/.exec(text.slice(at, at + 12));
      if (!next?.[1]) close(at);
      else at += next[0].length - 1;
    }
  }
  close(text.length);
  return found;
}
