import "server-only";
import { hexOf, readStream, referenceIn, streamOf, textOf } from "./pdf-objects.mjs";

function widthsOf(descendant) {
  const list = /\/W \[([^\]]*)\]/.exec(descendant)?.[1].trim().split(/\s+/).map(Number) ?? [];
  const widths = new Map();
  for (let at = 0; at + 2 < list.length; at += 3) {
    for (let code = list[at]; code <= list[at + 1]; code += 1) widths.set(code, list[at + 2]);
  }
  return widths;
}

function lettersOf(mapping) {
  const letters = new Map();
  for (const [, block] of mapping.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
    for (const [, code, text] of block.matchAll(/<([0-9A-F]{4})> <([0-9A-F]*)>/g))
      letters.set(Number.parseInt(code, 16), textOf(`<FEFF${text}>`));
  }
  return letters;
}

// Of more numbers than a call takes arguments.
function highest(numbers) {
  let found = 0;
  for (const number of numbers) found = Math.max(found, number);
  return found;
}

/** Reads a font: how wide its signs are (thousandths of its size), and what each is said to stand for. Null for a font of another kind, such as one of pictures. */
export function readFont(objects, number) {
  const object = objects.get(number);
  const [mapping, descendant] = [referenceIn(object, "ToUnicode"), referenceIn(object, "DescendantFonts")];
  if (Number.isNaN(mapping) || !objects.get(descendant)?.includes("/CIDToGIDMap /Identity")) return null;
  const widths = widthsOf(objects.get(descendant));
  const letters = lettersOf(readStream(objects.get(mapping)));
  const firstFree = highest([...widths.keys(), ...letters.keys()]) + 1;
  return { mapping, descendant, widths, letters, firstFree, codes: new Map(), taken: new Map() };
}

/** How wide a sign is. */
export const widthOf = ({ font, sign }) => font.widths.get(sign) ?? 0;

/**
 * The code under which a sign stands for a text, as four figures: its own number for the first text, one behind all signs for each other. `width` where
 * it is not the sign's own.
 */
export function codeOf(font, { sign, text, width = null }) {
  const key = `${sign} ${width ?? ""} ${text}`;
  const known = font.codes.get(key);
  if (known !== undefined) return hexOf(String.fromCharCode(known));
  const code = font.taken.has(sign) || width !== null ? font.firstFree : sign;
  font.codes.set(key, code);
  font.taken.set(code, { sign, text, width: width ?? widthOf({ font, sign }) });
  // A sign without letter or width of its own may stand behind all others.
  while (font.taken.has(font.firstFree)) font.firstFree += 1;
  return hexOf(String.fromCharCode(code));
}

function mappingOf({ taken }) {
  const lines = [...taken]
    .toSorted(([one], [other]) => one - other)
    .map(([code, { text }]) => `<${hexOf(String.fromCharCode(code))}> <${hexOf(text)}>`);
  const blocks = [];
  // A block holds a hundred at most.
  for (let at = 0; at < lines.length; at += 100) {
    const block = lines.slice(at, at + 100);
    blocks.push(`${block.length} beginbfchar\n${block.join("\n")}\nendbfchar`);
  }
  return blocks.join("\n");
}

/** Writes what a font's codes stand for, which sign each shows and how wide it is. */
export function writeFont(objects, font) {
  if (font.taken.size === 0) return;
  const mapping = readStream(objects.get(font.mapping)).replace(/\d+ beginbfchar[\s\S]*endbfchar/, mappingOf(font));
  objects.set(font.mapping, streamOf(mapping, "\n  /Type /CMap\n  /WMode 0"));
  const added = [...font.taken].filter(([code, { sign }]) => code !== sign);
  if (added.length === 0) return;
  const map = Buffer.alloc(font.firstFree * 2);
  for (let code = 0; code < font.firstFree; code += 1) map.writeUInt16BE(font.taken.get(code)?.sign ?? code, code * 2);
  const number = highest(objects.keys()) + 1;
  objects.set(number, streamOf(map.toString("latin1")));
  const widths = added.map(([code, { width }]) => `${code} ${code} ${width}`).join(" ");
  const object = objects.get(font.descendant).replace("/CIDToGIDMap /Identity", `/CIDToGIDMap ${number} 0 R`);
  objects.set(
    font.descendant,
    object.replace(/\/W \[([^\]]*)\]/, (_, list) => `/W [${list} ${widths}]`),
  );
  // It would have to name the new codes, too, and says nothing that a reader needs.
  const descriptor = referenceIn(object, "FontDescriptor");
  objects.set(descriptor, objects.get(descriptor).replace(/\/CIDSet \d+ 0 R/, ""));
}
