import "server-only";
import { codeOf, widthOf } from "./pdf-fonts.mjs";
import { stringOf, textOf, tokensOf } from "./pdf-objects.mjs";

const isOperator = (token) => /^[A-Za-z'"][A-Za-z0-9*'"]*$/.test(token) && !/^(?:true|false|null)$/.test(token);

function operationsOf(content) {
  const operations = [];
  let operands = [];
  for (const token of tokensOf(content)) {
    if (!isOperator(token)) operands.push(token);
    else {
      operations.push({ operator: token, operands });
      operands = [];
    }
  }
  return operations;
}

const lineOf = ({ operator, operands }) => [...operands, operator].join(" ");

function signsIn(token, font) {
  const bytes = Buffer.from(stringOf(token), "latin1");
  return Array.from({ length: bytes.length / 2 }, (_, place) => ({
    font,
    sign: bytes.readUInt16BE(place * 2),
    text: null,
    hidden: null,
    isCovered: false,
  }));
}

const shownBy = ({ operands }, font) =>
  operands
    .filter((token) => token !== "[" && token !== "]")
    .flatMap((token) => (/^[(<]/.test(token) ? signsIn(token, font) : Number(token)));

const opening = "q cm cs scn BT";
const isUpright = ({ operands }) => operands.slice(0, 4).join() === "1,0,0,-1";

/** What is shown within a piece, each with where it begins, and its units: what the setter gave one text to, a sign or several under one. */
function readBody(body, font) {
  const [shown, units, marks] = [[], [], []];
  let place = [0, 0];
  for (const operation of body) {
    const { operator, operands } = operation;
    if (operator === "Tm") {
      if (!isUpright(operation)) return null;
      place = operands.slice(4).map(Number);
    } else if (operator === "BDC" || operator === "BMC") {
      const said = operands.indexOf("/ActualText");
      if (said < 0 && operands[0] !== "/ReversedChars") return null;
      marks.push(said < 0 ? null : { text: textOf(operands[said + 1]), signs: [] });
    } else if (operator === "EMC") {
      const unit = marks.pop();
      if (unit) units.push(unit);
    } else if (operator === "Tj" || operator === "TJ") {
      const given = shownBy(operation, font);
      const signs = given.filter((one) => typeof one !== "number");
      const unit = marks.findLast((one) => one !== null);
      if (unit) unit.signs.push(...signs);
      else units.push(...signs.map((sign) => ({ text: font.letters.get(sign.sign) ?? null, signs: [sign] })));
      shown.push({ place, given });
    } else if (operator !== "Tf" && !(operator === "Tr" && operands[0] === "0")) return null;
  }
  return { shown, units };
}

/** A piece of text as the setter puts it down, with its mark where it has one of its own. Null where something else begins. */
function pieceAt(operations, from, fonts) {
  const mark = operations[from].operator === "BDC" ? operations[from] : null;
  const start = mark === null ? from : from + 1;
  const given = operations.slice(start, start + 5);
  if (given.map(({ operator }) => operator).join(" ") !== opening || !isUpright(given[1])) return null;
  let end = start + 1;
  while (end < operations.length && operations[end].operator !== "ET") end += 1;
  if (operations[end + 1]?.operator !== "Q" || (mark !== null && operations[end + 2]?.operator !== "EMC")) return null;
  const body = operations.slice(start + 5, end);
  const sets = [...new Set(body.filter(({ operator }) => operator === "Tf").map(lineOf))];
  const [name, size] = sets.length === 1 ? sets[0].split(" ") : [];
  const read = fonts.has(name) ? readBody(body, fonts.get(name)) : null;
  if (read === null) return null;
  const [, cm, space, colour] = given;
  const named = mark === null ? -1 : mark.operands.indexOf("/MCID");
  return {
    ...{ ...read, mark, size: Number(size), next: end + (mark === null ? 2 : 3) },
    mcid: named < 0 ? null : Number(mark.operands[named + 1]),
    ...{ x: Number(cm.operands[4]), y: Number(cm.operands[5]), kind: [lineOf(space), lineOf(colour), sets[0]].join("\n") },
  };
}

/** Reads a page's content: its pieces of text, and everything else as it is written. */
export function readPage(content, fonts) {
  const operations = operationsOf(content);
  const parts = [];
  let font;
  for (let at = 0; at < operations.length; ) {
    const piece = pieceAt(operations, at, fonts);
    if (piece !== null) {
      parts.push(piece);
      at = piece.next;
      continue;
    }
    const { operator, operands } = operations[at];
    if (operator === "Tf") font = fonts.get(operands[0]);
    // Elsewhere a sign goes on standing for what it did.
    if (font !== undefined && (operator === "Tj" || operator === "TJ")) {
      for (const one of shownBy(operations[at], font)) {
        if (typeof one !== "number") codeOf(font, { sign: one.sign, text: font.letters.get(one.sign) ?? "" });
      }
    }
    parts.push({ line: lineOf(operations[at]) });
    at += 1;
  }
  return parts;
}

/** What a sign stands for that is left over. Every sign must stand for something, and this is passed over by who reads. */
const nothing = "\u2060";
const shortNumber = (value) => String(Math.round(value * 100_000) / 100_000);
const toPlace = (x, y) => `1 0 0 -1 ${shortNumber(x)} ${shortNumber(y)} Tm`;

// Marks have no width to some who read; others take signs that are further apart for two words.
const markWidth = 1.6;
const markStep = 25;

const isMark = (point) => /\p{Mn}/u.test(point);

/** Letters that stand unseen from left to right, each in its part of the width and with the marks behind it. */
function unseenLetters({ font, sign }, { points, whole }) {
  const letters = [];
  for (const point of points) {
    if (isMark(point) && letters.length > 0) letters[letters.length - 1].marks += point;
    else letters.push({ text: point, marks: "" });
  }
  const part = Math.floor((whole / letters.length) * 10) / 10;
  const codes = letters.map(({ text, marks }) => {
    if (marks === "") return `<${codeOf(font, { sign, text, width: part })}>`;
    const width = Math.max(1, part - markStep);
    const after = shortNumber(markWidth - (part - width));
    return `<${codeOf(font, { sign, text, width })}${codeOf(font, { sign, text: marks, width: markWidth })}> ${after}`;
  });
  const rest = part * letters.length - whole;
  return `${codes.join(" ")} ${shortNumber(rest)}`;
}

/** What stands unseen in a sign's place. From right to left a letter stands behind its marks, and letters that are drawn as one from the last to the first. */
function unseenIn(one) {
  const { font, sign, hidden } = one;
  const { points, isTurned, whole } = hidden;
  const [base = "", ...others] = points;
  if (!isTurned) return unseenLetters(one, hidden);
  if (!others.every(isMark)) return unseenLetters(one, { points: points.toReversed(), whole });
  const width = Math.max(1, whole - markStep);
  const marks = codeOf(font, { sign, text: others.toReversed().join(""), width: markWidth });
  const letter = codeOf(font, { sign, text: base, width });
  return `<${marks}> ${shortNumber(markWidth - markStep)} <${letter}> ${shortNumber(markStep + width - whole)}`;
}

/** A piece's signs, those that are read and, by where they stand, those that are only seen. */
function written(piece, origin) {
  const [read, seen] = [[], []];
  for (const { place, given } of piece.shown) {
    const open = [];
    let [x, y] = [place[0] + piece.x - origin.x, place[1] + origin.y - piece.y];
    read.push(toPlace(x, y));
    const flush = () => {
      if (open.length > 0) read.push(`[${open.splice(0).join(" ")}] TJ`);
    };
    for (const one of given) {
      if (typeof one === "number") {
        open.push(one);
        x -= (one / 1000) * piece.size;
        continue;
      }
      const { font, sign, text, hidden, isCovered } = one;
      const width = widthOf(one);
      if (text === "") seen.push(`${toPlace(x, y)} [<${codeOf(font, { sign, text: nothing })}>] TJ`);
      if (hidden !== null) {
        flush();
        read.push(`3 Tr [${unseenIn(one)}] TJ 0 Tr`);
      } else if (text !== "") open.push(`<${codeOf(font, { sign, text: text ?? "" })}>`);
      else if (width > 0 && !isCovered) open.push(-width);
      x += (width / 1000) * piece.size;
    }
    flush();
  }
  return { read, seen };
}

function joined(pieces) {
  const [first] = pieces;
  const [space, colour, set] = first.kind.split("\n");
  const parts = pieces.map((piece) => written(piece, first));
  const seen = parts.flatMap((part) => part.seen);
  return [
    ...(first.mark === null ? [] : [lineOf(first.mark)]),
    ...["q", `1 0 0 -1 ${shortNumber(first.x)} ${shortNumber(first.y)} cm`, space, colour, "BT", "0 Tr", set],
    ...parts.flatMap((part) => part.read),
    // Behind all words: what begins or ends in between would end a word for some who read.
    ...(seen.length === 0 ? [] : ["/Span << /ActualText <FEFF> >> BDC", ...seen, "EMC"]),
    ...["ET", "Q"],
    ...(first.mark === null ? [] : ["EMC"]),
  ].join("\n");
}

const isText = (part) => part?.line === undefined && part !== undefined;
/** Whether a piece goes on in the line of the one before it, and in the same part of the text. */
const goesOn = (before, piece, owners) =>
  piece.kind === before.kind &&
  Math.abs(piece.y - before.y) < before.size &&
  piece.x >= before.x - before.size / 2 &&
  (piece.mark === null
    ? before.mark === null
    : piece.mcid !== null && owners.has(piece.mcid) && owners.get(piece.mcid) === owners.get(before.mcid));

/** Writes a page's content anew, the pieces of a line as one, so that programs read words and not single letters. `owners` says to which part of the text a mark belongs, `merged` gets the marks that are gone for it. */
export function writePage(parts, { owners, merged }) {
  const lines = [];
  for (let at = 0; at < parts.length; ) {
    if (!isText(parts[at])) {
      lines.push(parts[at].line);
      at += 1;
      continue;
    }
    const pieces = [parts[at]];
    for (at += 1; isText(parts[at]) && goesOn(pieces[pieces.length - 1], parts[at], owners); at += 1) {
      pieces.push(parts[at]);
      merged.add(parts[at].mcid);
    }
    lines.push(joined(pieces));
  }
  return lines.join("\n");
}
