import { existsSync } from "node:fs";
import path from "node:path";
import { root } from "../source";

export type Document = { path: string; text: string };

const link = /!?\[[^\]]*\]\(\s*<?([^)\s>]+)>?[^)]*\)/g;
const isElsewhere = (target: string) => /^[a-z][a-z0-9+.-]*:/i.test(target) || target.startsWith("//");

/** The anchors that a Markdown viewer makes of the headings. */
function anchorsOf(text: string): Set<string> {
  const headings = text.split("\n").filter((line) => /^#{1,6} /.test(line));
  return new Set(
    headings.map((line) =>
      line
        .replace(/^#+ /, "")
        .toLowerCase()
        .replace(/[^\p{Letter}\p{Number} _-]/gu, "")
        .trim()
        .replace(/ /g, "-"),
    ),
  );
}

const withoutCode = (text: string) => text.replace(/^```.*?^```/gms, "").replace(/`[^`\n]*`/g, "");

/** The targets of a document's links within the checkout. */
export function linksOf({ text }: Document): string[] {
  return [...withoutCode(text).matchAll(link)].map((match) => match[1] ?? "").filter((target) => !isElsewhere(target));
}

/** Links to a file or a heading that is not there. */
export function findBrokenLinks(documents: readonly Document[]): string[] {
  const byPath = new Map(documents.map((document) => [document.path, document]));
  return documents.flatMap((document) =>
    linksOf(document).flatMap((target) => {
      const [file = "", anchor] = decodeURI(target).split("#");
      const resolved = file === "" ? document.path : path.posix.join(path.posix.dirname(document.path), file);
      const isThere = byPath.has(resolved) || existsSync(path.join(root, resolved));
      const linked = byPath.get(resolved);
      const hasAnchor = anchor === undefined || linked === undefined || anchorsOf(linked.text).has(anchor);
      return isThere && hasAnchor ? [] : [`${document.path} links to ${target}`];
    }),
  );
}
