import { Html, html } from "@/lib/html";
import { publicPaths } from "@/lib/reports/addresses";
import type { Speech } from "@/lib/reports/speech";
import { optOutStyle } from "./opt-out-style";

/** The newsroom that a mail came from. */
type Sender = { name: string; slug: string; language: string };

type Page = { title: string; content: Html; sender: Sender | null; speech: Speech };

/**
 * A page that a mail leads to, in the mail's language: small, without a script, and in no list of any search engine. `sender` is null where the
 * link is nobody's.
 */
export function optOutPage({ title, content, sender, speech }: Page): string {
  const head =
    sender === null
      ? html`<header>Assay</header>`
      : html`<header><a href="${publicPaths.newsroom(sender.slug)}"><bdi lang="${sender.language}">${sender.name}</bdi></a></header>`;
  return html`<!doctype html>
<html lang="${speech.language}" dir="${speech.direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title><style>${new Html(optOutStyle)}</style></head>
<body>
${head}
<main>
<h1>${title}</h1>
${content}
</main>
</body>
</html>
`.text;
}
