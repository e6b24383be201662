import anyAscii from "any-ascii";

const slugLengthMax = 60;

// Han characters stand for syllables and have no spaces between them: without any, a whole statement would be one word.
const spaced = (words: string) => words.replace(/\p{Script=Han}/gu, "$& ");

/**
 * Words as the last part of an address: lower-case ASCII letters, digits and hyphens, at most 60 characters, cut between words. Letters of other
 * scripts are written in Latin ones, roughly, so that the address can be read aloud and typed. `fallback` stands in when nothing is left to show.
 */
export function slugOf(words: string, fallback: string): string {
  const plain = spaced(words.normalize("NFKD").replace(/\p{M}+|[’'ʼ]/gu, ""))
    .replace(/[\p{L}\p{N}]/gu, (letter) => anyAscii(letter))
    .replace(/['`]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
  if (plain.replaceAll("-", "").length < 3) return fallback;
  if (plain.length <= slugLengthMax) return plain;
  const cut = plain.slice(0, slugLengthMax + 1);
  const lastGap = cut.lastIndexOf("-");
  return lastGap > slugLengthMax / 2 ? cut.slice(0, lastGap) : plain.slice(0, slugLengthMax);
}

/**
 * Gives each of several things a slug of its own that none of `taken` has. The first to come keeps the plain words; later ones end in
 * a part of their id, so that the outcome does not depend on what else is published meanwhile.
 */
export function uniqueSlugs(wanted: readonly { id: string; slug: string }[], taken: ReadonlySet<string>): Map<string, string> {
  const used = new Set(taken);
  const given = new Map<string, string>();
  for (const { id, slug } of wanted) {
    const free = slugCandidates(id, slug).find((candidate) => !used.has(candidate));
    if (free === undefined) throw new Error(`No free address is left for ${id}.`);
    used.add(free);
    given.set(id, free);
  }
  return given;
}

/** Every slug `uniqueSlugs` may try for one thing: what to look up before calling it. */
export function slugCandidates(id: string, slug: string): string[] {
  const plainId = id.replaceAll("-", "");
  return [slug, `${slug}-${plainId.slice(-6)}`, `${slug}-${plainId}`];
}

/** Whether a part of an address could be a slug at all; anything else, such as a NUL, need not be looked up. */
export function isSlug(part: string): boolean {
  return part.length <= 120 && /^[a-z0-9]+(?:-+[a-z0-9]+)*$/.test(part);
}
