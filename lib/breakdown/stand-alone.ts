import { mayStandFor } from "@/lib/breakdown/antecedents";
import type { Focus } from "@/lib/breakdown/claimant";

const leadIn =
  /^(?:(?:but|and|so|yet|still|also|indeed|instead|however|moreover|furthermore|meanwhile|already|worse|in addition|in fact|of course|for example|for instance)\b[,:]?\s+|[^.:;,]{1,40}:\s+)/iu;
const subject = /^(it|he|she|they)\b|^(its|his|her|their)\b/i;

/**
 * Words a claim so that it can be read alone: lead-ins go, an opening pronoun is replaced by the name it stands for in
 * [brackets]. No other word is added.
 */
export function standAlone(quote: string, focus: Focus | null): string {
  let statement = quote.replace(/\s+/g, " ").trim();
  for (let round = 0; round < 2; round += 1) {
    const match = leadIn.exec(statement);
    if (match && statement.length - match[0].length > 20) statement = statement.slice(match[0].length);
  }
  const pronoun = subject.exec(statement);
  if (pronoun && focus && mayStandFor(pronoun[0], focus.name))
    statement = `[${focus.name}${pronoun[2] ? "’s" : ""}]${statement.slice(pronoun[0].length)}`;
  statement = statement.charAt(0).toUpperCase() + statement.slice(1);
  return /[.!?…]["'”’)]*$/.test(statement) ? statement : `${statement.replace(/[,;:]$/, "")}.`;
}
