import type { Span } from "@/lib/breakdown/gap-walk";

const reach = 200;
const word = "\\p{Lu}[\\p{L}\\p{N}.’'-]*";
const name = `${word}(?:\\s+(?:&|de|da|del|la|le|van|von|der|den|bin|al|ibn)(?=\\s)|\\s+${word}){0,5}`;
/** `the council’s leader, Ana Ruiz`: what is said of somebody, and behind a comma the name, which another mark closes. */
const apposition = new RegExp(
  `^([^,(—–“”";:]{2,120}?\\p{Ll}),\\s+(${name})(?=\\s*(?:$|[,.;()—–])|\\s+(?:of|from|at)\\s+(?:the\\s+)?\\p{Lu})`,
  "u",
);
const title =
  /^(?:Mr|Mrs|Ms|Miss|Sir|Dame|Dr|Prof|Professor|Lord|Lady|Judge|Justice|Captain|General|Colonel|Father|Sister|Brother|Rabbi|Rev)\b/;
const joins = /\s(?:of|for|at|to|in|on|from|with|by|behind|against|about|near|over|under|who|that|which|and|or)\s/u;
/** `head of sales`, `minister of finance`: no other thing that could be named. */
const field = /\sof\s+(?!(?:the|an?|his|her|its|their|my|our|your|this|that|one)\s)(?=\p{Ll})/gu;

/**
 * The name of somebody who is told by an office first, `Ana Ruiz` of `its treasurer, Ana Ruiz, who …`; null where there is none and where the name can be that of
 * somebody or something else that is spoken of: `a lawyer for the driver, Ana Ruiz`, `the mayor of Castell, Norland`.
 */
export function nameBehindOffice(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, Math.min(end, start + reach));
  const [, office, named] = apposition.exec(words) ?? [];
  if (office === undefined || named === undefined) return null;
  const from = words.indexOf(named, office.length);
  // `the paper, Times of Castell`: its name goes on.
  if (!named.includes(" ") && /^\s+\p{Ll}/u.test(words.slice(from + named.length))) return null;
  // `the mayor, Ana Ruiz, and the governor`: two.
  if (/^\s*,\s*(?:and|or)\b/.test(words.slice(from + named.length))) return null;
  const isOfBody = /\p{Lu}[\p{L}’'-]*$/u.test(office);
  const hasOther = joins.test(office.replace(/^one\s+of\s+/i, "").replace(field, " "));
  if (isOfBody ? !hasOther || !title.test(named) : hasOther) return null;
  return { start: start + from, end: start + from + named.length };
}
