import { type Direction, directionOf } from "@/lib/articles/direction";
import { Html, html } from "@/lib/html";
import type { Messages } from "@/lib/reports/messages/english";

/** A paragraph of a mail: words in the language of whoever wrote them (null for the mail's own), or words that lead somewhere. */
export type MailPart = { words: string; language: string | null; isTitle?: true } | { label: string; url: string };

/** A mail before it is written out: what it tells of, what it tells, why it came and how no more come. */
export type Letter = { title: string; opening: string; parts: readonly MailPart[]; foot: readonly MailPart[] };

/** How a mail speaks in its own words. */
export type Voice = { words: Messages; language: string; direction: Direction };

// Nothing rests on it: where a mail program takes styles out, letters, sizes and order remain. Colours as in app/tokens.css.
const style = `
:root{color-scheme:light dark;supported-color-schemes:light dark}
body{margin:0;background:#fbfaf7;color:#1c1b19}
.quiet{color:#5f5b53}
.foot{border-top:1px solid #e4e0d8}
a{color:#1f4b99;text-underline-offset:3px}
@media (prefers-color-scheme:dark){
body{background:#161513;color:#ece8e1}
.quiet{color:#aaa498}
.foot{border-color:#2f2c28}
a{color:#9dbbf2}
}
`;

/** The mail as plain text. */
export function writeText({ opening, parts, foot }: Letter, { words }: Voice): string {
  const all: readonly MailPart[] = [{ words: opening, language: null }, ...parts, ...foot];
  return `${all.map((part) => ("url" in part ? words.labelled(part.label, part.url) : part.words)).join("\n\n")}\n`;
}

function block(part: MailPart): Html {
  if ("url" in part) return html`<p style="margin: 0 0 12px; font-size: 15px"><a href="${part.url}">${part.label}</a></p>\n`;
  if (part.language === null) return html`<p class="quiet" style="margin: 0 0 12px; font-size: 15px">${part.words}</p>\n`;
  const own = html`lang="${part.language}" dir="${directionOf(part.words)}"`;
  return part.isTitle
    ? html`<h1 ${own} style="margin: 0 0 20px; font-size: 26px; line-height: 1.25">${part.words}</h1>\n`
    : html`<p ${own} style="margin: 0 0 16px">${part.words}</p>\n`;
}

/** The same as HTML: one column, nothing to load, light or dark as the reader has it. */
export function writeHtml({ title, opening, parts, foot }: Letter, { language, direction }: Voice): string {
  const meta = html`<meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">`;
  return html`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>${meta}<title>${title}</title><style>${new Html(style)}</style></head>
<body dir="${direction}">
<div style="max-width: 36em; margin: 0 auto; padding: 24px 20px 32px; font: 18px/1.55 Charter, Georgia, serif; overflow-wrap: anywhere">
<p class="quiet" style="margin: 0 0 20px; font-size: 15px">${opening}</p>
${parts.map(block)}<div class="foot" style="margin-top: 28px; padding-top: 16px">
${foot.map(block)}</div>
</div>
</body>
</html>
`.text;
}
