import { type Referents, referentOf } from "@/lib/breakdown/referents";

const leadIn =
  /^(?:(?:but|and|so|yet|still|also|indeed|instead(?!\s+of\b)|however|moreover|furthermore|meanwhile|already|worse|in addition|in fact|of course|for example|for instance)\b[,:]?\s+|[^.:;,]{1,40}:\s+)/iu;
const subject = /^(it|he|she|they)\b(?!['’])|^(its|his|her|their)\b/i;

/** `“We sold it.` of a quotation that goes on: without the mark at its beginning or end whose other one stands in another sentence. */
function withoutLoneMark(statement: string): string {
  const isLone = (mark: string, other: string) => statement.split(mark).length === 2 && (mark === other || !statement.includes(other));
  if (/^["“]/.test(statement) && isLone(statement.charAt(0), statement.startsWith("“") ? "”" : '"')) return statement.slice(1).trimStart();
  const last = /(["”])[.!?…]?$/.exec(statement)?.[1];
  if (last === undefined || !isLone(last, last === "”" ? "“" : '"')) return statement;
  const at = statement.lastIndexOf(last);
  return statement.slice(0, at) + statement.slice(at + 1);
}

/**
 * Words a claim so that it can be read alone: lead-ins go, and a quotation mark without its other; an opening pronoun is replaced by the name it stands for
 * in [brackets], where no other could be meant. No other word is added.
 */
export function standAlone(quote: string, referents: Referents): string {
  let statement = quote.replace(/\s+/g, " ").trim();
  for (let round = 0; round < 2; round += 1) {
    const match = leadIn.exec(statement);
    if (match && statement.length - match[0].length > 20) statement = statement.slice(match[0].length);
  }
  const pronoun = subject.exec(statement);
  const name = pronoun ? referentOf(pronoun[0], referents) : null;
  if (pronoun && name !== null) statement = `[${name}${pronoun[2] ? "’s" : ""}]${statement.slice(pronoun[0].length)}`;
  statement = withoutLoneMark(statement);
  statement = statement.charAt(0).toUpperCase() + statement.slice(1);
  return /[.!?…]["'”’)]*$/.test(statement) ? statement : `${statement.replace(/[,;:]$/, "")}.`;
}

/** A claimant told by an owner, `her lawyer`, with the name that the statement which opens with them has for the owner. */
export function withOwner(claimant: string | null, statement: string): string | null {
  const pronoun = /^(?:its|his|her|their)(?=\s)/i.exec(claimant ?? "");
  const owner = /^\[([^\]]+’s)\]/.exec(statement);
  if (claimant === null || pronoun === null || owner === null) return claimant;
  const rest = claimant.slice(pronoun[0].length);
  return statement.startsWith(rest, owner[0].length) ? `${owner[1]}${rest}` : claimant;
}
