/** Markup that `html` made: the only thing it puts into a page as it stands. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Piece = string | number | Html | null | readonly Html[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

// Neither HTML nor XML has a way to write these.
const unwritable = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]/gu;

function write(piece: Piece): string {
  if (piece === null) return "";
  if (piece instanceof Html) return piece.text;
  if (typeof piece === "object") return piece.map(({ text }) => text).join("");
  return String(piece)
    .replace(unwritable, "\uFFFD")
    .replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/**
 * Markup with words put in, for pages too small to need React, and for XML: whatever is not markup of this function's own is escaped, for element
 * content and for attributes in quotes. Not for inside `<script>` and `<style>`, where only constants belong. Null leaves nothing.
 */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Html {
  return new Html(parts.reduce((text, part, place) => `${text}${write(pieces[place - 1] ?? null)}${part}`));
}
