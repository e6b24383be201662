/** A reason without what it advises: such sentences were written for somebody who submits an article. */
export function withoutAdvice(message: string): string {
  return message
    .replace(/,? (?:or )?paste the text(?: instead)?\./, ".")
    .replace(/ (?:Paste|Upload) [^.]*instead\.$/, "")
    .replace(/ (?:Remove it|Save it as UTF-8(?:, or have the page declare its encoding,)?) and try again\.$/, "")
    .replace(/ Check the (?:address|spelling of the address)\.$/, "");
}
