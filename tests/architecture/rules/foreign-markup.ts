import type { Module } from "../source";

/**
 * Where markup is written all the same: our own scripts that must run before the page is drawn, data for machines escaped for that place, and
 * a document that exists on the server alone, of which only the words are kept.
 */
const known = new Set(["app/layout.tsx", "components/reports/json-ld.tsx", "lib/fact-checks/plain-text.ts"]);

/** What answers with a page of its own making: every word in it went through `html` of lib/html.ts. */
const mayAnswerWithPages = new Set([
  "app/(public)/newsrooms/[workspace]/answer-card.ts",
  "app/api/mail/[workspace]/[target]/[token]/route.ts",
]);

const sinks = ["dangerouslySetInnerHTML", "innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "createContextualFragment"];
const activeTypes = ["text/html", "application/xhtml+xml", "image/svg+xml"];

/** Finds whatever could serve a page or a file of others from our own origin as more than words or a download. */
export function findForeignMarkup(modules: readonly Module[]): string[] {
  return modules.flatMap(({ path, text }) => {
    const found: string[] = [];
    if (!known.has(path)) {
      for (const sink of sinks)
        if (new RegExp(`(?<![A-Za-z])${sink.replace(".", "\\.")}\\b`).test(text))
          found.push(`${path} writes markup into the page (${sink})`);
    }
    if (path.startsWith("app/") && path.endsWith(".ts") && !mayAnswerWithPages.has(path))
      for (const type of activeTypes) if (text.includes(type)) found.push(`${path} answers with ${type}`);
    // Components read no rows; forms have an option of that name.
    if (!path.startsWith("components/") && /\braw: true\b/.test(text)) found.push(`${path} reads the bytes that were received (raw)`);
    return found;
  });
}
