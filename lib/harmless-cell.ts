// At its beginning, and wherever a spreadsheet may begin another cell: where a semicolon parts cells, as it does where commas are in numbers, a
// field's quotes count for nothing once it stands behind a comma.
const formula = /^(?=\s*[=+\-@＝＋－＠])|(?<=[;\t\r\n])(?=[^\S;\t\r\n]*[=+\-@＝＋－＠])/gu;

/** A text as a cell of CSV that no spreadsheet runs: an apostrophe before what begins like a formula (OWASP, CSV injection). */
export function harmlessCell(text: string): string {
  return text.replace(formula, "'");
}
