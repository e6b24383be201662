#!/usr/bin/env node
// Cuts the fonts of the pages to the weights that the design uses, and writes them and their style into app/fonts.
//   npm run cut:fonts
// The whole fonts come from npm and are for development alone: what is cut of them stands in the repository.
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { convert } from "fontverter";
import subsetFont from "subset-font";

const root = path.resolve(import.meta.dirname, "..");
const folder = path.join(root, "app", "fonts");

/**
 * Whoever changes Source Serif may not call it by its reserved name (SIL OFL 1.1, 3), so both fonts have names of ours, inside and outside. Slanted
 * letters are for titles and quotations, which are neither bold nor of every size.
 */
const faces = [
  { from: "inter/wght.css", family: "Assay Sans", stem: "sans", weight: "400 600", axes: { wght: { min: 400, max: 600 } } },
  { from: "source-serif-4/opsz.css", family: "Assay Serif", stem: "serif", weight: "400 600", axes: { wght: { min: 400, max: 600 } } },
  {
    from: "source-serif-4/opsz-italic.css",
    family: "Assay Serif",
    stem: "serif-italic",
    weight: "400",
    axes: { wght: 400, opsz: { min: 12, max: 32 } },
  },
];

const rule =
  /\/\* [\w-]+?-(?<subset>[a-z]+(?:-ext)?)-(?:wght|opsz)-(?<style>normal|italic) \*\/\s*@font-face \{[^}]*url\((?<file>[^)]+)\)[^}]*unicode-range: (?<ranges>[^;]+);/g;

const windowsUnicode = { platform: 3, encoding: 1, language: 0x409 };
const names = { copyright: 0, family: 1, style: 2, full: 4, postScript: 6, licenceAddress: 14 };

/** Where each table of a font in the sfnt form stands: `{ tag, offset, length }`, in bytes. */
function tablesOf(sfnt) {
  return Array.from({ length: sfnt.readUInt16BE(4) }, (_, place) => {
    const at = 12 + 16 * place;
    const [offset, length] = [8, 12].map((field) => sfnt.readUInt32BE(at + field));
    return { tag: sfnt.toString("latin1", at, at + 4), offset, length };
  });
}

function readNames(table) {
  const found = new Map();
  const strings = table.readUInt16BE(4);
  for (let place = 0; place < table.readUInt16BE(2); place++) {
    const [platform, , , id, length, offset] = [0, 2, 4, 6, 8, 10].map((field) => table.readUInt16BE(6 + 12 * place + field));
    if (platform !== windowsUnicode.platform) continue;
    found.set(
      id,
      Buffer.from(table.subarray(strings + offset, strings + offset + length))
        .swap16()
        .toString("utf16le"),
    );
  }
  return found;
}

function nameTable(texts) {
  const records = Object.entries(texts).map(([name, text]) => ({ id: names[name], bytes: Buffer.from(text, "utf16le").swap16() }));
  const head = Buffer.alloc(6 + 12 * records.length);
  head.writeUInt16BE(records.length, 2);
  head.writeUInt16BE(head.length, 4);
  let offset = 0;
  records.forEach(({ id, bytes }, place) => {
    const { platform, encoding, language } = windowsUnicode;
    [platform, encoding, language, id, bytes.length, offset].forEach((value, field) => {
      head.writeUInt16BE(value, 6 + 12 * place + 2 * field);
    });
    offset += bytes.length;
  });
  return Buffer.concat([head, ...records.map(({ bytes }) => bytes)]);
}

/** The same font under another name, with the copyright it came with. Checksums are left to whoever compresses it. */
function renamed(sfnt, { family, style }) {
  const tables = tablesOf(sfnt).map((table) => ({ ...table, bytes: sfnt.subarray(table.offset, table.offset + table.length) }));
  const had = readNames(tables.find(({ tag }) => tag === "name").bytes);
  const full = `${family} ${style}`;
  const name = nameTable({
    copyright: had.get(names.copyright),
    family,
    style,
    full,
    postScript: full.replaceAll(" ", "-"),
    licenceAddress: "https://openfontlicense.org",
  });
  const directory = Buffer.from(sfnt.subarray(0, 12 + 16 * tables.length));
  const parts = [directory];
  let offset = directory.length;
  tables.forEach(({ tag, bytes: before }, place) => {
    const bytes = tag === "name" ? name : before;
    directory.writeUInt32BE(offset, 12 + 16 * place + 8);
    directory.writeUInt32BE(bytes.length, 12 + 16 * place + 12);
    const padding = -bytes.length & 3;
    parts.push(bytes, Buffer.alloc(padding));
    offset += bytes.length + padding;
  });
  return Buffer.concat(parts);
}

async function cutFace({ from, family, stem, weight, axes }) {
  const stylesheet = fileURLToPath(import.meta.resolve(`@fontsource-variable/${from}`));
  const cut = [];
  for (const { groups } of readFileSync(stylesheet, "utf8").matchAll(rule)) {
    const whole = readFileSync(path.resolve(path.dirname(stylesheet), groups.file));
    const name = `${stem}-${groups.subset}.woff2`;
    const sfnt = await subsetFont(whole, undefined, { keepAllGlyphs: true, variationAxes: axes, targetFormat: "sfnt" });
    const style = groups.style === "italic" ? "Italic" : "Regular";
    const bytes = await convert(renamed(sfnt, { family, style }), "woff2", "sfnt");
    const css = `@font-face {
  font-family: "${family}";
  font-style: ${groups.style};
  font-display: swap;
  font-weight: ${weight};
  src: url(./${name}) format("woff2");
  unicode-range: ${groups.ranges.replaceAll(",", ", ")};
}
`;
    cut.push({ name, bytes, css });
  }
  if (cut.length === 0) throw new Error(`No font was found in ${stylesheet}: its comments or rules have another form.`);
  return cut;
}

/** What belongs into app/fonts but the notices: the bytes or text of each file by its name. The same packages give the same bytes. */
export async function cutFonts() {
  const cut = [];
  for (const face of faces) cut.push(...(await cutFace(face)));
  const css = `/* Made by \`npm run cut:fonts\`. Each subset is fetched only when a page holds one of its letters. */\n${cut.map((one) => one.css).join("\n")}`;
  return new Map([["fonts.css", css], ...cut.map(({ name, bytes }) => [name, bytes])]);
}

if (process.argv[1] === import.meta.filename) {
  for (const [name, content] of await cutFonts()) {
    writeFileSync(path.join(folder, name), content);
    console.log(`${name.padEnd(30)} ${content.length}`);
  }
}
