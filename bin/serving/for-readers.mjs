// What a published page is without what only Next needs: readers get its words, its style, and the few scripts that are marked as theirs.
import { createHash } from "node:crypto";

const scripts = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const hints = /<link\b[^>]*\brel="(?:modulepreload|preload)"[^>]*>/g;
const stylesheets = /<link\b[^>]*\brel="stylesheet"[^>]*>/g;
const leavings = /<!--\/?\$-->|<!-- -->/g;
/** The frame of a newsroom's pages says what language they are in; the document around it is the same for all. */
const told = /<div data-language="([A-Za-z0-9-]+)" dir="(ltr|rtl)"/;
const document = /^(<!DOCTYPE html>)?<html lang="en"/i;

/** React sends what it waits for later, and moves it into place by script. */
const cameInPieces = /<!--\$\?-->|<div hidden="" id="S:/;

const isMarkup = (attributes) => /\btype="application\/ld\+json"/.test(attributes);
const isForReaders = (attributes) => /\bdata-reader(?:=|\s|$)/.test(attributes);

/** What the page uses of a stylesheet of the build, and the fonts to be fetched with it. Of others the link stays. */
function writtenIn(page, { link, styleOf }) {
  const styleFor = styleOf(/\bhref="([^"]*)"/.exec(link)?.[1] ?? "");
  if (styleFor === null) return link;
  const { css, fonts } = styleFor(page);
  const preloads = fonts.map((href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin="">`);
  return `${preloads.join("")}<style>${css}</style>`;
}

const nothingBuilt = () => null;

/**
 * Takes Next's scripts out of a page of HTML, writes what it uses of its styles into it, says its language of the whole of it, and answers `{ html, scriptHashes }`:
 * the hashes, in the form a content policy wants, of the inline scripts that stay. `styleOf` is that of `openBuiltStyles`. Throws when the page needs
 * its scripts to be read at all.
 */
export function forReaders(page, styleOf = nothingBuilt) {
  if (cameInPieces.test(page))
    throw new Error("This page came in pieces that a script has to put together. Public pages wait for nothing.");
  const scriptHashes = [];
  const bare = page
    .replace(scripts, (whole, attributes, code) => {
      if (isMarkup(attributes)) return whole;
      if (!isForReaders(attributes)) return "";
      if (code !== "") scriptHashes.push(`'sha256-${createHash("sha256").update(code).digest("base64")}'`);
      return whole;
    })
    .replace(hints, (whole) => (/\bas="script"|modulepreload/.test(whole) ? "" : whole))
    .replace(leavings, "");
  const html = bare.replace(stylesheets, (link) => writtenIn(bare, { link, styleOf }));
  return { html: inItsLanguage(html), scriptHashes };
}

function inItsLanguage(page) {
  const [, language, direction] = told.exec(page) ?? [];
  if (language === undefined || (language === "en" && direction === "ltr")) return page;
  return page.replace(document, (_, doctype = "") => `${doctype}<html lang="${language}" dir="${direction}"`);
}

/** The content policy of such a page: where it let any inline script run, only those that stayed may. */
export function policyForReaders(policy, scriptHashes) {
  return policy.replace(/\bscript-src [^;]*/, ["script-src 'self'", ...scriptHashes].join(" "));
}
