// What a published page is without what only Next needs: readers get its words, its style, and the few scripts that are marked as theirs.
import { createHash } from "node:crypto";

const scripts = /<script\b([^>]*)>([\s\S]*?)<\/script>/g;
const hints = /<link\b[^>]*\brel="(?:modulepreload|preload)"[^>]*>/g;
const leavings = /<!--\/?\$-->|<!-- -->/g;
/** React sends what it waits for later, and moves it into place by script. */
const cameInPieces = /<!--\$\?-->|<div hidden="" id="S:/;

const isMarkup = (attributes) => /\btype="application\/ld\+json"/.test(attributes);
const isForReaders = (attributes) => /\bdata-reader(?:=|\s|$)/.test(attributes);

/**
 * Takes Next's scripts out of a page of HTML, and answers `{ html, scriptHashes }`: the hashes, in the form a content policy wants, of the inline
 * scripts that stay. Throws when the page needs its scripts to be read at all.
 */
export function forReaders(page) {
  if (cameInPieces.test(page))
    throw new Error("This page came in pieces that a script has to put together. Public pages wait for nothing.");
  const scriptHashes = [];
  const html = page
    .replace(scripts, (whole, attributes, code) => {
      if (isMarkup(attributes)) return whole;
      if (!isForReaders(attributes)) return "";
      if (code !== "") scriptHashes.push(`'sha256-${createHash("sha256").update(code).digest("base64")}'`);
      return whole;
    })
    .replace(hints, (whole) => (/\bas="script"|modulepreload/.test(whole) ? "" : whole))
    .replace(leavings, "");
  return { html, scriptHashes };
}

/** The content policy of such a page: where it let any inline script run, only those that stayed may. */
export function policyForReaders(policy, scriptHashes) {
  return policy.replace(/\bscript-src [^;]*/, ["script-src 'self'", ...scriptHashes].join(" "));
}
