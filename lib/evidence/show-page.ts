import "server-only";
import { createHash } from "node:crypto";
import type { Page, Response } from "playwright-core";
import { z } from "zod";
import { now } from "@/lib/clock";
import { parseContentType } from "@/lib/follow-address";
import type { RenderedPage } from "./rendered-page";
import { contentOf, type WarcRecord } from "./write-warc";

/** How a page is shown: `htmlLengthMax` bounds its document, `archiveBytesMax` everything that the browser loaded for it and we keep. */
export type ShowOptions = { tool: string; htmlLengthMax: number; archiveBytesMax: number; isExhausted: () => boolean };

const loadTimeoutMs = 30_000;
const settleMs = 3_000;
/** How long parts that do not end are waited for, all together; each of them gets a moment. */
const bodiesWaitMs = 2_000;
const bodyWaitMs = 100;
/** Browsers draw no longer picture. */
const heightMax = 16_000;
const widthMax = 2_560;
const printHeightMax = 300_000;
const partsMax = 2_000;

/** How wide pages are shown, in pixels. */
export const showWidth = 1280;

/** Opens an address in a browser's page and takes what is seen: its document, picture and PDF, what was loaded, and what the site answered. */
export async function showPage(page: Page, url: string, options: ShowOptions): Promise<RenderedPage> {
  const seen: Response[] = [];
  page.on("response", (response) => seen.push(response));
  page.on("dialog", (dialog) => void dialog.dismiss());
  await page.goto(url, { waitUntil: "load", timeout: loadTimeoutMs });
  // Pages that never fall silent are taken as they are after a while.
  await Promise.race([page.waitForLoadState("networkidle"), page.waitForTimeout(settleMs)]);
  const missing: string[] = [];
  const { html, length, height, width } = await readDocument(page, options.htmlLengthMax);
  if (length > html.length)
    missing.push(`After its scripts ran, the page is ${count(length)} characters long; the first ${count(html.length)} are kept.`);
  if (height > heightMax) missing.push(`The picture shows the first ${count(heightMax)} of ${count(height)} pixels.`);
  if (width > widthMax) missing.push(`The picture shows the first ${count(widthMax)} of ${count(width)} pixels across.`);
  // Always cut by us: a page may be a million pixels wide, and a browser that drew them would take the machine's memory.
  const clip = { x: 0, y: 0, width: Math.min(Math.max(width, showWidth), widthMax), height: Math.min(Math.max(height, 1), heightMax) };
  const screenshot = await page.screenshot({ fullPage: true, clip });
  // Browsers lay out the whole of a page to print any of it, which takes minutes for what a script can make in a moment.
  const isPrintable = height <= printHeightMax;
  if (!isPrintable) missing.push(`It is ${count(height)} pixels long, too long to print: there is no PDF of it.`);
  const pdf = isPrintable ? await page.pdf({ printBackground: true, format: "A4" }) : null;
  const answered = seen.filter((one) => isOfPage(one, page)).at(-1);
  const { records, lost } = await recordsOf(seen, url, options.archiveBytesMax);
  if (lost > 0) missing.push(`${lost} of the page’s parts could not be kept in the archive.`);
  if (options.isExhausted()) missing.push("The page loads more than is allowed; the rest was cut off.");
  return {
    ...{ html, screenshot, pdf, records, missing, tool: options.tool, finalUrl: page.url() },
    ...{ status: answered?.status() ?? null, headers: (await answered?.allHeaders()) ?? {} },
  };
}

const count = (number: number) => number.toLocaleString("en-GB");

/** Whether it answers for the page itself. Sites that test their visitors load it again. */
function isOfPage(response: Response, page: Page): boolean {
  return response.request().isNavigationRequest() && response.frame() === page.mainFrame();
}

const documentRead = z.object({ html: z.string(), length: z.number(), height: z.number(), width: z.number() });

/** The document and its measures, read where the page's own scripts cannot interfere; what is too long is cut before it leaves the browser. */
async function readDocument(page: Page, lengthMax: number) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  const expression = `(() => {
    const doctype = document.doctype === null ? "" : new XMLSerializer().serializeToString(document.doctype);
    const root = document.documentElement;
    const attributes = [...root.attributes].map(({ name, value }) => " " + name + '="' + value.replaceAll("&", "&amp;").replaceAll('"', "&quot;") + '"');
    const html = doctype + "<" + root.localName + attributes.join("") + ">" + root.getHTML() + "</" + root.localName + ">";
    return { html: html.slice(0, ${lengthMax}), length: html.length, height: root.scrollHeight, width: root.scrollWidth };
  })()`;
  const { result, exceptionDetails } = await session.send("Runtime.evaluate", { expression, contextId, returnByValue: true });
  if (exceptionDetails !== undefined) throw new Error("its document could not be read");
  return documentRead.parse(result.value);
}

/**
 * What the browser loaded besides the page itself, which we have as it came over the wire. Chromium lets go of single bodies beyond some
 * megabytes; together they are bounded here.
 */
async function recordsOf(seen: readonly Response[], pageUrl: string, bytesMax: number): Promise<{ records: WarcRecord[]; lost: number }> {
  const records: WarcRecord[] = [];
  const known = new Set([pageUrl]);
  const patience = { leftMs: bodiesWaitMs };
  let [lost, bytes] = [0, 0];
  for (const response of seen) {
    const url = response.url();
    if (!/^https?:/.test(url) || known.has(url)) continue;
    const announced = Number(response.headers()["content-length"]) || 0;
    const hasRoom = records.length < partsMax && bytes + announced <= bytesMax;
    const body = isRedirect(response) ? Buffer.alloc(0) : hasRoom ? await bodyOf(response, patience) : null;
    if (body === null || !hasRoom || bytes + body.length > bytesMax) {
      lost += 1;
      continue;
    }
    const headers = await response.allHeaders();
    known.add(url);
    bytes += body.length;
    // The browser hands bodies over unpacked.
    const { "content-encoding": _, "content-length": __, "set-cookie": ___, ...kept } = headers;
    records.push({
      ...{ url, at: now(), content: contentOf(body), contentHash: createHash("sha256").update(body).digest("hex") },
      mediaType: parseContentType(headers["content-type"] ?? "")[0] ?? "application/octet-stream",
      response: { status: response.status(), headers: kept },
      ...(isRedirect(response) ? { isTruncated: true as const } : {}),
    });
  }
  return { records, lost };
}

const isRedirect = (response: Response) => response.status() >= 300 && response.status() < 400;

/** Null when the browser has let go of it, or never got all of it: the part is then counted as missing. */
async function bodyOf(response: Response, patience: { leftMs: number }): Promise<Buffer | null> {
  const begun = performance.now();
  const wait = new Promise<null>((resolve) => setTimeout(resolve, Math.max(bodyWaitMs, patience.leftMs), null).unref());
  const body = await Promise.race([response.body().catch(() => null), wait]);
  if (body === null) patience.leftMs -= performance.now() - begun;
  // What broke off is handed over as far as it came, and would pass for the whole.
  return response.request().failure() === null ? body : null;
}
