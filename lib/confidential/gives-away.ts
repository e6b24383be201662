import type { SealedFields } from "./schema";

const wordLengthMin = 4;
const folded = (text: string) => text.normalize("NFKC").toLowerCase();

/**
 * Whether words for readers hold what is sealed: the name or the contact as a whole, or a word of the name that begins with a capital. It finds
 * slips, not hints: what else gives somebody away, only a person can tell.
 */
export function givesAway(words: string, { name, contact }: SealedFields): boolean {
  const whole = [name, ...contact.split(/\s+/)].map((part) => folded(part.trim())).filter((part) => part.length >= wordLengthMin);
  if (whole.some((part) => folded(words).includes(part))) return true;
  const names = new Set(capitalised(name));
  return capitalised(words).some((word) => names.has(word));
}

function capitalised(text: string): string[] {
  const found = text.normalize("NFKC").match(/\p{Lu}[\p{L}\p{M}]+/gu) ?? [];
  return found.filter((word) => word.length >= wordLengthMin);
}
