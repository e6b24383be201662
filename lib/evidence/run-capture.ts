import "server-only";
import type { z } from "zod";
import { type Actor, systemActor } from "@/lib/actor";
import { type Reading, refuse } from "@/lib/articles/reading";
import { explainNetworkError, type FetchRefusal } from "@/lib/fetch-refusal";
import { parseContentType } from "@/lib/follow-address";
import { describeRefusal, type Result } from "@/lib/result";
import { anchorPassage } from "./anchor-passage";
import type { ArtefactStore } from "./artefact-store";
import { beginCapture } from "./begin-capture";
import type { artefact, finishCaptureInput } from "./capture-schema";
import { fetchOriginal, type Original } from "./fetch-original";
import { finishCapture } from "./finish-capture";
import { judgeCapture } from "./judge-capture";
import { packageCapture } from "./package-capture";
import { postponeCapture } from "./postpone-capture";
import { type CaptureText, readBytesMax, readCaptureText, readMarkup, unpackBody } from "./read-capture-text";
import { recogniseContent, recognisedBytes } from "./recognise-content";
import type { RenderedPage, Renderer } from "./rendered-page";

/** What captures are made with; `render` is null where there is no browser. */
export type CaptureTools = { store: ArtefactStore; render: Renderer | null; attemptsMax?: number };

/** Thrown when an attempt failed in a way that may pass and was put off: the queue tries again. */
export class CapturePostponedError extends Error {
  override readonly name = "CapturePostponedError";
}

/** Which capture, of which newsroom. */
export type CaptureJob = { workspaceId: string; captureId: string };

const capturer = "Assay capture 1";
const attemptsUsual = 4;
/** A capture that ends its worker each time must end, too. */
const attemptsEver = 10;
const mayPass = new Set<FetchRefusal["code"]>(["timeout", "unreachable", "unknownHost", "cancelled"]);
const statusMayPass = (status: number) => status === 429 || status >= 500;

type Ending = z.input<typeof finishCaptureInput>;
type Artefact = z.infer<typeof artefact>;

/**
 * Makes one capture: fetches the source as it is, reads and renders it, stores every part by its hash, judges what was got and records it. May be
 * begun again at any point after any crash: parts stored twice are one file, and a finished capture is left alone.
 */
export async function runCapture(job: CaptureJob, tools: CaptureTools, signal: AbortSignal): Promise<"finished" | "nothing to do"> {
  const actor = systemActor(job.workspaceId);
  const begun = await beginCapture(actor, { captureId: job.captureId, tool: capturer });
  if (!begun.ok) return leaveAlone(begun.refusal);
  const { attempt, url, quotes } = begun.value;
  const nothing = { captureId: job.captureId, ...emptyEnding };
  if (url === null) return finish(actor, { ...nothing, detail: "The source has no address." });
  if (attempt > attemptsEver) return finish(actor, { ...nothing, detail: `Given up: ${attemptsEver} attempts were broken off.` });
  const isLast = attempt >= (tools.attemptsMax ?? attemptsUsual);
  const outcome = await fetchOriginal(url, tools.store, { signal });
  if (!outcome.ok) {
    const detail = withoutAdvice(outcome.refusal.message);
    if (mayPass.has(outcome.refusal.code) && !isLast) return postpone(actor, job, detail);
    return finish(actor, { ...nothing, detail, checks: [{ check: "fetch", isPassed: false, words: detail }] });
  }
  const original = outcome.value;
  if (statusMayPass(original.status) && !isLast) return postpone(actor, job, `The server answered ${original.status}.`);
  return finish(actor, { captureId: job.captureId, ...(await examine(original, { ...tools, quotes, signal })) });
}

const emptyEnding = {
  ...{ outcome: "failed", detail: "", isGone: false, checks: [], status: null, finalUrl: null, redirects: [], headers: {} },
  ...{ certificate: null, text: null, tool: capturer, capturedAt: null, artefacts: [] },
} satisfies Omit<Ending, "captureId">;

// These sentences were written for somebody who submits an article.
function withoutAdvice(message: string): string {
  return message
    .replace(/,? (?:or )?paste the text(?: instead)?\./i, ".")
    .replace(/ (?:Paste|Upload) [^.]*instead\.$/, "")
    .replace(/ Check the (?:address|spelling of the address)\.$/, "");
}

function leaveAlone(refusal: Extract<Result<unknown>, { ok: false }>["refusal"]): "nothing to do" {
  if (refusal.code === "NOT_FOUND" || refusal.code === "FORBIDDEN") return "nothing to do";
  throw new Error(describeRefusal(refusal));
}

async function finish(actor: Actor, ending: Ending): Promise<"finished" | "nothing to do"> {
  const finished = await finishCapture(actor, ending);
  return finished.ok ? "finished" : leaveAlone(finished.refusal);
}

async function postpone(actor: Actor, job: CaptureJob, problem: string): Promise<never> {
  const postponed = await postponeCapture(actor, { captureId: job.captureId, problem: problem.slice(0, 1000) });
  if (!postponed.ok) throw new Error(describeRefusal(postponed.refusal));
  throw new CapturePostponedError(problem);
}

type Examining = CaptureTools & { quotes: readonly string[]; signal: AbortSignal };

async function examine(original: Original, { store, render, quotes, signal }: Examining): Promise<Omit<Ending, "captureId">> {
  const { headers, status, certificate } = original;
  const [named, charset] = parseContentType(headers["content-type"] ?? "");
  const raw = await readRaw(original, store, { charset, signal });
  const mediaType = raw.mediaType ?? named ?? "application/octet-stream";
  const isPage = mediaType.includes("html");
  const missing: string[] = [];
  let rendered: RenderedPage | null = null;
  if (isPage && status < 400) {
    const rendering = render === null ? { ok: false as const, problem: noBrowser } : await render(original.finalUrl, signal);
    if (rendering.ok) rendered = rendering.page;
    missing.push(...(rendering.ok ? rendering.page.missing : [rendering.problem]));
  }
  const reading = chooseText(raw.reading, rendered, quotes);
  const text = reading.ok ? reading.value.text : null;
  const title = reading.ok ? reading.value.title : null;
  const found = text === null ? 0 : quotes.filter((quote) => anchorPassage(text, quote).anchorState !== "lost").length;
  const judged = judgeCapture({
    ...{ status, headers, title, text, noText: reading.ok ? null : reading.problem, missing },
    quotes: { total: quotes.length, found },
  });
  const tool = [capturer, `Node.js ${process.version}`, rendered?.tool].filter((one) => one !== undefined).join(", ");
  const made = await storeMade(store, { text, rendered, certificates: certificate?.pem ?? null });
  const wacz = await packageCapture(store, { original, mediaType, title, rendered, made }, tool);
  const { pem: _, ...shown } = certificate ?? { pem: "" };
  return {
    ...{ ...judged, detail: judged.detail.slice(0, 4000), status, finalUrl: original.finalUrl, redirects: original.redirects, headers },
    ...{ certificate: "subject" in shown ? shown : null, text, tool, capturedAt: original.receivedAt },
    artefacts: [
      { role: "original", mediaType, ...original.body },
      ...made.map(({ bytes, ...part }): Artefact => ({ ...part, sizeBytes: bytes.length })),
      { role: "wacz", mediaType: "application/wacz", ...wacz },
    ],
  };
}

const noBrowser = "No browser is installed here: there is no picture and no PDF of the page, and nothing that its scripts add.";

type Raw = { mediaType: string | null; reading: Reading<CaptureText> };

async function readRaw(
  { body, headers }: Original,
  store: ArtefactStore,
  how: { charset: string | null; signal: AbortSignal },
): Promise<Raw> {
  const tooLarge = {
    mediaType: null,
    reading: refuse(`It is kept, but larger than the ${readBytesMax / 1024 / 1024} MB that text is read out of.`),
  };
  const opened = await store.open(body.contentHash);
  if (opened === null) throw new Error(`What was stored as ${body.contentHash} a moment ago is gone.`);
  const bytes = await unpackBody(opened.stream, headers["content-encoding"] ?? "", how.signal).catch((error: unknown) => {
    const problem = explainNetworkError(error, "The server");
    if (problem === null) throw error;
    return problem;
  });
  if (!(bytes instanceof Uint8Array))
    return bytes.code === "tooLarge" ? tooLarge : { mediaType: null, reading: refuse(withoutAdvice(bytes.message)) };
  const mediaType = recogniseContent(bytes.subarray(0, recognisedBytes)).mediaType;
  return { mediaType, reading: bytes.length === 0 ? refuse("The answer is empty.") : await readCaptureText(bytes, how.charset) };
}

/** The browser's text where the answer's own lacks what was quoted, or most of what a reader sees; else the answer's. */
function chooseText(raw: Reading<CaptureText>, rendered: RenderedPage | null, quotes: readonly string[]): Reading<CaptureText> {
  const shown = rendered === null ? null : readMarkup(rendered.html);
  if (shown === null || !shown.ok || shown.value.text.trim() === "") return raw;
  const seen = { ok: true as const, value: { ...shown.value, mediaType: "text/html" } };
  if (!raw.ok) return seen;
  const countIn = (text: string) => quotes.filter((quote) => anchorPassage(text, quote).anchorState !== "lost").length;
  const isRicher = countIn(seen.value.text) > countIn(raw.value.text) || seen.value.text.length > 2 * raw.value.text.length;
  return isRicher ? seen : raw;
}

async function storeMade(store: ArtefactStore, made: { text: string | null; rendered: RenderedPage | null; certificates: string | null }) {
  const { text, rendered, certificates } = made;
  const parts: { role: Artefact["role"]; mediaType: string; bytes: Uint8Array | null }[] = [
    { role: "text", mediaType: "text/plain; charset=utf-8", bytes: text === null ? null : Buffer.from(text) },
    { role: "certificates", mediaType: "application/x-pem-file", bytes: certificates === null ? null : Buffer.from(certificates) },
    { role: "rendered", mediaType: "text/html; charset=utf-8", bytes: rendered === null ? null : Buffer.from(rendered.html) },
    { role: "screenshot", mediaType: "image/png", bytes: rendered?.screenshot ?? null },
    { role: "pdf", mediaType: "application/pdf", bytes: rendered?.pdf ?? null },
  ];
  const stored = [];
  for (const { role, mediaType, bytes } of parts) {
    if (bytes === null || bytes.length === 0) continue;
    const { contentHash } = await store.put(oneByOne(bytes), bytes.length);
    stored.push({ role, mediaType, bytes, contentHash });
  }
  return stored;
}

async function* oneByOne(bytes: Uint8Array) {
  yield bytes;
}
