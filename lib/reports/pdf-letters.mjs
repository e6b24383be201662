import "server-only";
import { readFont, widthOf, writeFont } from "./pdf-fonts.mjs";
import { readObjects, readStream, referenceIn, streamOf, writeObjects } from "./pdf-objects.mjs";
import { readPage, writePage } from "./pdf-page.mjs";

// Programs take a PDF's words from what each sign of a font stands for. Where several signs make one letter (a letter and its dots or its vowel marks),
// or one sign belongs to several letters, the setter says the whole for each of them, and programs read it twice. Here each sign gets its own share.

const rightToLeft = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;
const isJoining = /\p{M}|[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Common}]/u;

/** Units of one text that follow each other, as letters: of each its signs in reading order. What has no width belongs to the letter it follows. */
function lettersWithin(group, isTurned) {
  const letters = [];
  let open = null;
  for (const unit of isTurned ? group.toReversed() : group) {
    if (open === null || unit.signs.some((sign) => widthOf(sign) > 0)) {
      open = [];
      letters.push(open);
    }
    open.push(...(isTurned ? unit.signs.toReversed() : unit.signs));
  }
  return letters;
}

/**
 * Gives the signs of one letter their shares of its text. One sign can stand for all of it; several are seen and not read, and the text stands unseen in
 * their place. From right to left a sign that stands for several points is not enough: who reads takes them from left to right like the signs
 * themselves, and turns them round.
 */
function share(signs, text) {
  const [points, isTurned] = [[...text], rightToLeft.test(text)];
  const widest = signs.toSorted((one, other) => widthOf(other) - widthOf(one))[0];
  const isAlone = signs.length === 1 || (points.length === 1 && isTurned);
  const isPlain = isAlone && (points.length === 1 || !(isTurned || points.some((point) => /\p{Mn}/u.test(point))));
  for (const sign of signs) sign.text = "";
  if (isPlain) widest.text = text;
  else if (isTurned) widest.hidden = { points, isTurned, whole: widthOf(widest) };
  else {
    for (const sign of signs) sign.isCovered = true;
    signs[0].hidden = { points, isTurned, whole: signs.reduce((sum, sign) => sum + widthOf(sign), 0) };
  }
}

function shareAll(units) {
  for (let from = 0, to = 0; from < units.length; from = to) {
    const { text } = units[from];
    for (to = from + 1; to < units.length && units[to].text === text; ) to += 1;
    if (text === null || text === "") continue;
    for (const signs of lettersWithin(units.slice(from, to), rightToLeft.test(text))) share(signs, text);
  }
}

/** Of each part of the text what it holds, in order: pieces by their page and mark, and whatever else. */
function textParts(objects) {
  const parts = new Map();
  for (const [number, object] of objects) {
    const list = /\/Type \/StructElem\b/.test(object) ? /\/K \[([^\]]*)\]/.exec(object)?.[1] : undefined;
    const items = [...(list ?? "").matchAll(/\d+ 0 R|<<[^>]*>>|\d+/g)].map(([written]) => {
      const mark = /^\d+$/.exec(written)?.[0] ?? /\/MCID (\d+)/.exec(written)?.[1];
      const page = referenceIn(written, "Pg");
      return { written, mcid: mark === undefined ? null : Number(mark), page: Number.isNaN(page) ? referenceIn(object, "Pg") : page };
    });
    if (items.length > 0) parts.set(number, items);
  }
  return parts;
}

/**
 * The pieces of each line from right to left, where most of its words run so: the setter names them from left to right, and programs that read aloud
 * follow the names.
 */
function inReadingOrder(items, pieceOf) {
  const lines = [];
  for (const item of items) {
    const [piece, before] = [pieceOf(item), pieceOf(lines.at(-1)?.at(-1))];
    const goesOn = piece !== undefined && before !== undefined && piece.x >= before.x && Math.abs(piece.y - before.y) <= before.size;
    if (goesOn) lines.at(-1).push(item);
    else lines.push([item]);
  }
  return lines.flatMap((line) => {
    const texts = line.flatMap((item) => pieceOf(item)?.units.map(({ text }) => text ?? "") ?? []);
    const count = (letters) => texts.filter((text) => letters.test(text)).length;
    return count(rightToLeft) * 2 > count(/\p{L}/u) ? line.toReversed() : line;
  });
}

/** Writes what each part holds: without the pieces that became one with another, in the order in which they are read. */
function writeParts(objects, parts, pages) {
  const pieceOf = (item) => pages.get(item?.page)?.pieces.get(item.mcid);
  for (const [number, items] of parts) {
    const kept = items.filter(({ page, mcid }) => mcid === null || !pages.get(page)?.merged.has(mcid));
    const list = inReadingOrder(kept, pieceOf).map(({ written }) => written);
    objects.set(number, objects.get(number).replace(/\/K \[[^\]]*\]/, `/K [${list.join(" ")}]`));
  }
}

/**
 * A PDF of our setter in which each sign stands for its own share of the words, so that programs read from it what was written, in its order. It looks the
 * same. Left as it is where all its letters stand by themselves. Throws where the file is not made as that setter makes it.
 */
export function withLettersOnce(pdf) {
  const { head, objects, trailer } = readObjects(pdf);
  const fonts = new Map();
  const pages = [...objects].filter(([, object]) => /\/Type \/Page\b(?!s)/.test(object));
  const named = pages.map(([, page]) =>
    [...(/\/Font <<([^>]*)>>/.exec(page)?.[1] ?? "").matchAll(/(\/\S+) (\d+) 0 R/g)].map(([, name, number]) => [name, Number(number)]),
  );
  for (const [, number] of named.flat()) if (!fonts.has(number)) fonts.set(number, readFont(objects, number));
  for (const [number, font] of fonts) if (font === null) fonts.delete(number);
  if (![...fonts.values()].some(({ letters }) => [...letters.values()].some((text) => isJoining.test(text)))) return Buffer.from(pdf);
  const read = pages.map(([page, object], at) => {
    const content = referenceIn(object, "Contents");
    const own = new Map(named[at].filter(([, number]) => fonts.has(number)).map(([name, number]) => [name, fonts.get(number)]));
    return { page, content, parts: readPage(readStream(objects.get(content)), own) };
  });
  const parts = textParts(objects);
  const written = new Map();
  for (const { page, content, parts: shown } of read) {
    const pieces = shown.filter(({ line }) => line === undefined);
    shareAll(pieces.flatMap(({ units }) => units));
    const own = [...parts].flatMap(([number, items]) => items.filter((item) => item.page === page).map(({ mcid }) => [mcid, number]));
    const merged = new Set();
    objects.set(content, streamOf(writePage(shown, { owners: new Map(own), merged })));
    written.set(page, { merged, pieces: new Map(pieces.flatMap((piece) => (piece.mcid === null ? [] : [[piece.mcid, piece]]))) });
  }
  writeParts(objects, parts, written);
  for (const font of fonts.values()) writeFont(objects, font);
  return writeObjects({ head, objects, trailer });
}
