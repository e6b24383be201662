import { unstorable } from "@/lib/text";

/** One line of a page: its text, and where it stands and how high its letters are, in the page's own units. */
export type PdfLine = { text: string; y: number; height: number };

/** Lines further apart than this many heights of a letter begin a new paragraph. */
const paragraphGap = 1.9;

/**
 * Joins the lines of pages into running text: a line goes on after a space, a word broken by a hyphen between small letters is put together,
 * a wider gap begins a paragraph, and so does a page. `starts` is where each page begins in the text.
 */
export function joinPages(pages: readonly (readonly PdfLine[])[]): { text: string; starts: number[] } {
  const starts: number[] = [];
  let text = "";
  for (const lines of pages) {
    const page = joinLines(lines);
    if (text !== "" && page !== "") text += "\n\n";
    starts.push(text.length);
    text += page;
  }
  return { text, starts };
}

function joinLines(lines: readonly PdfLine[]): string {
  let joined = "";
  let before: PdfLine | null = null;
  for (const { text, ...place } of lines) {
    const words = tidy(text);
    if (words === "") continue;
    if (before === null) joined = words;
    else if (Math.abs(before.y - place.y) > Math.max(before.height, place.height) * paragraphGap) joined += `\n\n${words}`;
    else if (/\p{Ll}-$/u.test(joined) && /^\p{Ll}/u.test(words)) joined = joined.slice(0, -1) + words;
    else joined += ` ${words}`;
    before = { text, ...place };
  }
  return joined;
}

// Fonts without a table of their letters come out as control characters.
function tidy(text: string): string {
  const plain = text
    .replace(/\s+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
  return unstorable(plain) === null ? plain : plain.toWellFormed();
}
