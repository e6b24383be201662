import "server-only";
import { deflateSync, inflateSync } from "node:zlib";

// Only what our setter writes: plain objects, one table of their places, strings and streams that are not encrypted.

const startOf = /startxref\s+(\d+)\s+%%EOF\s*$/;
const lengthOf = /\/Length (\d+)/;

/** Reads a PDF's objects: `objects` holds each one's text between `obj` and `endobj` by its number, `head` and `trailer` what stands around them. Bytes are Latin-1 letters. */
export function readObjects(pdf) {
  const source = Buffer.from(pdf).toString("latin1");
  const table = Number(startOf.exec(source.slice(-200))?.[1]);
  const [listed, trailer] = source.slice(table).split("trailer");
  if (!listed?.startsWith("xref") || trailer === undefined) throw new Error("The PDF has no table of its objects.");
  const places = [...listed.matchAll(/^(\d{10}) \d{5} n/gm)].map(([, offset]) => Number(offset)).sort((one, other) => one - other);
  const objects = new Map();
  for (const [at, place] of places.entries()) {
    const written = source.slice(place, places[at + 1] ?? table);
    const begin = /^(\d+) 0 obj/.exec(written);
    if (begin === null) throw new Error("The PDF's table leads to something that is no object.");
    objects.set(Number(begin[1]), written.slice(begin[0].length, written.lastIndexOf("endobj")).trim());
  }
  return { head: source.slice(0, places[0]), objects, trailer: trailer.slice(0, trailer.indexOf("startxref")).trim() };
}

/** Writes a PDF of such objects. */
export function writeObjects({ head, objects, trailer }) {
  const numbers = [...objects.keys()].sort((one, other) => one - other);
  const size = (numbers.at(-1) ?? 0) + 1;
  const places = new Map();
  let written = head;
  for (const number of numbers) {
    places.set(number, written.length);
    written += `${number} 0 obj\n${objects.get(number)}\nendobj\n\n`;
  }
  const lines = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? "0000000000 65535 f \n" : `${String(place).padStart(10, "0")} 00000 n \n`;
  });
  const end = trailer.replace(/\/Size \d+/, `/Size ${size}`);
  return Buffer.from(`${written}xref\n0 ${size}\n${lines.join("")}trailer\n${end}\nstartxref\n${written.length}\n%%EOF`, "latin1");
}

/** What a stream holds, as Latin-1 letters; null where the object is none. */
export function readStream(object) {
  const begin = /\bstream\r?\n/.exec(object);
  if (begin === null) return null;
  const dictionary = object.slice(0, begin.index);
  const start = begin.index + begin[0].length;
  const bytes = Buffer.from(object.slice(start, start + Number(lengthOf.exec(dictionary)?.[1])), "latin1");
  return (/\/FlateDecode\b/.test(dictionary) ? inflateSync(bytes) : bytes).toString("latin1");
}

/** A stream that holds these Latin-1 letters, packed; `entries` is what else its dictionary says. */
export function streamOf(content, entries = "") {
  const packed = deflateSync(Buffer.from(content, "latin1")).toString("latin1");
  return `<<\n  /Length ${packed.length}\n  /Filter /FlateDecode${entries}\n>>\nstream\n${packed}\nendstream`;
}

const escapes = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };

/** What a string token stands for, as Latin-1 letters. */
export function stringOf(token) {
  if (token.startsWith("<")) return Buffer.from(token.replace(/[^0-9A-Fa-f]/g, ""), "hex").toString("latin1");
  return token
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, code) =>
      /[0-7]/.test(code) ? String.fromCharCode(Number.parseInt(code, 8)) : /[\r\n]/.test(code) ? "" : (escapes[code] ?? code),
    );
}

/** A text as a string token in UTF-16, with the mark that says so. */
export const textToken = (text) => `<FEFF${hexOf(text)}>`;

/** The text of a string token. */
export function textOf(token) {
  const bytes = Buffer.from(stringOf(token), "latin1");
  return bytes[0] === 0xfe && bytes[1] === 0xff ? bytes.subarray(2).swap16().toString("utf16le") : bytes.toString("latin1");
}

/** A text in UTF-16, each unit as four figures. */
export const hexOf = (text) => Buffer.from(text, "utf16le").swap16().toString("hex").toUpperCase();

const plainToken = /\[|\]|<<|>>|<[0-9A-Fa-f\s]*>|\/[^\s()<>[\]{}/%]*|[^\s()<>[\]{}/%]+/y;

function endOfLiteral(content, begin) {
  let depth = 0;
  for (let at = begin; at < content.length; at += 1) {
    const letter = content[at];
    if (letter === "\\") at += 1;
    else if (letter === "(") depth += 1;
    else if (letter === ")") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("A string of the PDF has no end.");
}

/** The tokens of a content stream, in order. */
export function tokensOf(content) {
  const tokens = [];
  let at = 0;
  while (at < content.length) {
    if (/\s/.test(content[at])) {
      at += 1;
      continue;
    }
    plainToken.lastIndex = at;
    const end = content[at] === "(" ? endOfLiteral(content, at) : plainToken.test(content) ? plainToken.lastIndex : -1;
    if (end < 0) throw new Error(`The PDF's content cannot be read at “${content.slice(at, at + 20)}”.`);
    tokens.push(content.slice(at, end));
    at = end;
  }
  return tokens;
}

/** The number of the object that another names under this entry; NaN where it names none. */
export const referenceIn = (object, name) => Number(new RegExp(`/${name} \\[?(\\d+) 0 R`).exec(object)?.[1]);
