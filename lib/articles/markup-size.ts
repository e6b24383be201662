import { refuse } from "@/lib/articles/reading";

/** The most tags a page may have; large news pages have around 20,000. */
const tagsMax = 80_000;

/** The deepest nesting accepted: parsing costs the product of nodes and depth. */
const depthMax = 1_000;

const voidTags = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
// The parser closes these by itself when the next one of their kind opens.
const selfClosing = new Set("p li dt dd tr td th thead tbody tfoot option optgroup rt rp".split(" "));
const rawTags = new Set(["script", "style", "textarea", "title", "xmp", "noembed", "noframes"]);
const tag = /<(\/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})?/g;

/** Says why markup is too costly to parse, or null when it is not. One linear pass, before any parser sees the input. */
export function refuseCostlyMarkup(html: string): { ok: false; problem: string } | null {
  const { tags, depth } = scanTags(html);
  if (tags > tagsMax) return refuse(`The page is made of more than ${tagsMax.toLocaleString("en-GB")} tags. Paste its text instead.`);
  return depth > depthMax ? refuse("The page nests its elements too deeply to be read. Paste its text instead.") : null;
}

function scanTags(html: string): { tags: number; depth: number } {
  const open = new Map<string, number>();
  let depth = 0;
  let deepest = 0;
  let tags = 0;
  tag.lastIndex = 0;
  for (let match = tag.exec(html); match !== null && tags <= tagsMax; match = tag.exec(html)) {
    tags++;
    const name = match[2]?.toLowerCase();
    if (name === undefined || voidTags.has(name) || selfClosing.has(name)) continue;
    const count = open.get(name) ?? 0;
    if (match[1] === "/") {
      if (count > 0) depth--;
      open.set(name, Math.max(0, count - 1));
    } else if (rawTags.has(name)) {
      const end = html.indexOf(`</${match[2]}`, tag.lastIndex);
      if (end < 0) break;
      tag.lastIndex = end + 2;
    } else {
      open.set(name, count + 1);
      deepest = Math.max(deepest, ++depth);
    }
  }
  return { tags, depth: deepest };
}
