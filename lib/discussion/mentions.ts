/** Somebody who can be named in a comment. */
export type Mentionable = { memberId: string; name: string };

/** A place where a comment names somebody: UTF-16 offsets, the sign included, and all who are called so. */
export type Mention = { start: number; end: number; memberIds: readonly string[] };

const wordCharacter = /[\p{Letter}\p{Mark}\p{Number}_]/u;

/**
 * Finds who is named in a text: an @ that begins a word, then a whole name as the newsroom spells it. The longest name wins; people of the
 * same name are all meant, because the words cannot tell them apart.
 */
export function findMentions(text: string, people: readonly Mentionable[]): Mention[] {
  const byName = new Map<string, string[]>();
  for (const { memberId, name } of people) byName.set(name, [...(byName.get(name) ?? []), memberId]);
  const names = [...byName.keys()].filter((name) => name !== "").toSorted((a, b) => b.length - a.length);
  const found: Mention[] = [];
  for (let at = text.indexOf("@"); at >= 0; at = text.indexOf("@", at + 1)) {
    if (isWord(text, at - 1)) continue;
    const name = names.find((one) => text.startsWith(one, at + 1) && !isWord(text, at + 1 + one.length));
    if (name === undefined) continue;
    const end = at + 1 + name.length;
    found.push({ start: at, end, memberIds: byName.get(name) ?? [] });
    at = end - 1;
  }
  return found;
}

/** The ids of everybody named in a text, each once. */
export function mentionedIds(text: string, people: readonly Mentionable[]): string[] {
  return [...new Set(findMentions(text, people).flatMap(({ memberIds }) => memberIds))];
}

/** Whether the character at an index belongs to a word; a character of two units is looked at whole from either half. */
function isWord(text: string, at: number): boolean {
  if (at < 0 || at >= text.length) return false;
  const isLowHalf = /[\uDC00-\uDFFF]/.test(text.charAt(at)) && at > 0;
  const point = text.codePointAt(isLowHalf ? at - 1 : at);
  return point !== undefined && wordCharacter.test(String.fromCodePoint(point));
}
