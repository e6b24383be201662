// What the rules of a stylesheet can be about in a page of HTML.

/** Elements that a browser adds where they are not written. */
const implied = ["html", "head", "body", "tbody", "colgroup"];
const entities = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };
const fields = /<(?:input|textarea)\b[^>]*>/gi;

const all = (text, pattern) => [...text.matchAll(pattern)].map(([, found]) => found);
const decoded = (value) => value.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => entities[entity]);

/** The variables of CSS that a text asks for. */
export const variablesIn = (text) => all(text, /\bvar\(\s*(--[\w-]+)/g);

/** What rules can be about in a page as React writes it: more than is there at worst, never less. */
export function readPage(html) {
  return {
    tags: new Set([...implied, ...all(html, /<([a-z][\w-]*)/gi).map((tag) => tag.toLowerCase())]),
    classes: new Set(all(html, /\sclass="([^"]*)"/g).flatMap((value) => decoded(value).split(/\s+/))),
    ids: new Set(all(html, /\sid="([^"]*)"/g).map(decoded)),
    variables: variablesIn(html),
    // What somebody types into a field can be any letter.
    letters: (html.match(fields) ?? []).some((field) => !/\breadonly=/i.test(field)) ? null : lettersOf(html),
  };
}

/** The code points beyond ASCII: as they are, put together from their parts, and in both cases, which style may change. */
export function lettersOf(text) {
  const letters = new Set(`${text}${text.normalize()}`.match(/\P{ASCII}/gu));
  return [...letters]
    .flatMap((letter) => [...letter, ...letter.toUpperCase(), ...letter.toLowerCase()])
    .map((letter) => letter.codePointAt(0));
}
