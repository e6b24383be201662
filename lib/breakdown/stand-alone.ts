import { type Referents, referentOf } from "@/lib/breakdown/referents";

const leadIn =
  /^(?:(?:but|and|so|yet|still|also|indeed|instead(?!\s+of\b)|however|moreover|furthermore|meanwhile|already|worse|in addition|in fact|of course|for example|for instance)\b[,:]?\s+|[^.:;,]{1,40}:\s+)/iu;
const subject = /^(it|he|she|they)\b(?!['’])|^(its|his|her|their)\b/i;

/**
 * Words a claim so that it can be read alone: lead-ins go, an opening pronoun is replaced by the name it stands for in
 * [brackets], where no other could be meant. No other word is added.
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
