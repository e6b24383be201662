/** The beginning of a text, at most `lengthMax` UTF-16 units with the “…” that then ends it; cut between words where it can be, never inside a character. */
export function shorten(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const room = lengthMax - 1;
  const head = text.slice(0, room + 1);
  const gap = head.search(/\s\S*$/u);
  if (gap > room / 2) return `${head.slice(0, gap).trimEnd()}…`;
  let cut = "";
  for (const { segment } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(head)) {
    if (cut.length + segment.length > room) break;
    cut += segment;
  }
  return `${cut}…`;
}

/** A sentence as it stands within another: without the full stop that would end that, too. An ellipsis stays. */
export function withoutFullStop(text: string): string {
  return text.replace(/(?<![.。۔।])[.。۔।]$/u, "");
}
