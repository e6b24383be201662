import { parseHTML } from "linkedom";
import { shorten } from "@/lib/reports/shorten";

const looksLikeMarkup = /<[a-z!/]|&(?:#\d+|#x[\da-f]+|[a-z]+);/i;
// Read as markup at most twice: feeds escape what was escaped already.
const roundsMax = 2;

/**
 * Somebody else's text as plain text on one line: tags and scripts gone, entities read, nothing that is not seen or that turns the direction. What is
 * longer than `lengthMax` UTF-16 units is cut between words and ends with “…”.
 */
export function plainText(given: string, lengthMax: number): string {
  const readMax = lengthMax * 4;
  let text = given.length > readMax ? `${given.slice(0, readMax)}…` : given;
  for (let round = 0; round < roundsMax && looksLikeMarkup.test(text); round += 1) text = withoutMarkup(text);
  const plain = text.replace(/[\p{Cc}\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/gu, " ").replace(/\s+/g, " ");
  return shorten(plain.trim().toWellFormed(), lengthMax);
}

// One document for all: making one costs more than reading what stands in it, and a feed has thousands of texts.
const { document } = parseHTML("<!doctype html><html><body></body></html>");

function withoutMarkup(text: string): string {
  const holder = document.createElement("div");
  holder.innerHTML = text;
  for (const element of holder.querySelectorAll("script, style, noscript, template, iframe, object")) element.remove();
  return holder.textContent ?? "";
}
