import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import recheck from "recheck/lib/browser.js";
import type { Row } from "./row";

/** A regular expression of a source file. */
export type Pattern = { file: string; source: string; flags: string };

const root = fileURLToPath(new URL("../../", import.meta.url));
const folders = ["lib/breakdown", "lib/articles"];
const checkMs = 4_000;
/** What was not decided in time is asked once more: on a busy machine a few patterns take longer. */
const checkAgainMs = 60_000;

/**
 * Patterns that the checker cannot prove linear, by how they begin, and why they are safe all the same. Whoever writes one more of
 * them gives its reason here.
 */
const bounded: Readonly<Record<string, string>> = {
  "https?:\\/\\/\\S+|www": "takes at most the first 20,000 characters, and each match is as long as what it looked at",
  "[$€£¥₹]?\\d+(?:[.,:/]\\d+)*": "each alternative begins with other characters; property tests show that its time grows with the length",
  "<meta\\s[^>]": "the head of a page alone, cut before it is searched, every repetition bounded",
  "^\\s{0,9}<\\?xml": "anchored and bounded",
  "^---[ \\t]*": "anchored, once for a document, bounded to 10,000 characters",
  "^([a-zA-Z]{1,20})[ \\t]*:": "anchored, one line of front matter, bounded to 1,000 characters",
  "^(?:https?:\\/\\/schema": "anchored, one word of markup",
  "(?:^|;)\\s*(?:display": "one style attribute",
  "(?:\\p{Lu}[\\p{L}.'’-]*\\s+)*": "the first 120 characters of a phrase",
  "^[^,(—–]*?(?=\\s+(?:of": "anchored, the first 120 characters of a phrase",
};

/** Finds the regular expressions written as literals in a source text, by a scan that knows strings and comments. */
export function patternsIn(file: string, text: string): Pattern[] {
  const found: Pattern[] = [];
  let before = "";
  for (let at = 0; at < text.length; at += 1) {
    const char = text.charAt(at);
    const next = text.charAt(at + 1);
    if (char === "/" && (next === "/" || next === "*")) {
      const end = next === "/" ? text.indexOf("\n", at) : text.indexOf("*/", at) + 1;
      if (end <= 0) break;
      at = end;
    } else if (char === '"' || char === "'" || char === "`") {
      for (at += 1; at < text.length && text.charAt(at) !== char; at += 1) if (text.charAt(at) === "\\") at += 1;
      before = char;
    } else if (char === "/" && /[(,=:[!&|?{};+>]$|return$/.test(before)) {
      const start = at + 1;
      let inClass = false;
      for (at = start; at < text.length && (inClass || text.charAt(at) !== "/"); at += 1) {
        if (text.charAt(at) === "\\") at += 1;
        else if (text.charAt(at) === "[") inClass = true;
        else if (text.charAt(at) === "]") inClass = false;
      }
      const flags = /^[a-z]*/.exec(text.slice(at + 1, at + 9))?.[0] ?? "";
      found.push({ file, source: text.slice(start, at), flags });
      at += flags.length;
      before = "/";
    } else if (!/\s/.test(char)) before = (before + char).slice(-8);
  }
  return found;
}

function allPatterns(): Pattern[] {
  return folders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts"))
      .flatMap((file) => patternsIn(`${folder}/${file}`, readFileSync(`${root}${folder}/${file}`, "utf8"))),
  );
}

function statusOf({ source, flags }: Pattern): ReturnType<typeof recheck.checkSync>["status"] {
  const { status } = recheck.checkSync(source, flags, { timeout: checkMs });
  return status === "unknown" ? recheck.checkSync(source, flags, { timeout: checkAgainMs }).status : status;
}

/** Checks every regular expression of the breakdown and of intake for explosive backtracking, with recheck in plain JavaScript. */
export function measurePatterns(): Row[] {
  const patterns = allPatterns();
  let safe = 0;
  let excused = 0;
  for (const pattern of patterns) {
    const { file, source, flags } = pattern;
    const status = statusOf(pattern);
    if (status === "safe") safe += 1;
    else if (Object.keys(bounded).some((opening) => source.startsWith(opening))) excused += 1;
    else process.stdout.write(`${status}: ${file} /${source}/${flags}\n`);
  }
  const set = `${patterns.length} patterns of ${folders.length} folders`;
  return [
    { task: "regular expressions", set, measure: "proven linear", ours: safe },
    { task: "regular expressions", set, measure: "unproven, input bounded", ours: excused },
    { task: "regular expressions", set, measure: "unproven (lower: better)", ours: patterns.length - safe - excused, goal: 0 },
  ];
}
