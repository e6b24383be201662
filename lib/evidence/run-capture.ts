import "server-only";
import type { z } from "zod";
import { type Actor, systemActor } from "@/lib/actor";
import type { Reading } from "@/lib/articles/reading";
import type { FetchRefusal } from "@/lib/fetch-refusal";
import { parseContentType } from "@/lib/follow-address";
import { describeRefusal, type Result } from "@/lib/result";
import { anchorPassage } from "./anchor-passage";
import type { ArtefactStore } from "./artefact-store";
import { beginCapture } from "./begin-capture";
import type { artefact, finishCaptureInput } from "./capture-schema";
import { passCustodyStep } from "./custody-steps";
import { fetchOriginal, type Original } from "./fetch-original";
import { finishCapture } from "./finish-capture";
import { judgeCapture } from "./judge-capture";
import { judgeRendering } from "./judge-rendering";
import { packageCapture } from "./package-capture";
import { postponeCapture } from "./postpone-capture";
import { type CaptureText, readRendered } from "./read-capture-text";
import { readOriginal, renderOriginal } from "./read-original";
import type { RenderedPage, Renderer } from "./rendered-page";
import { withoutAdvice } from "./without-advice";

/** What captures are made with; `render` is null where there is no browser. */
export type CaptureTools = { store: ArtefactStore; render: Renderer | null; attemptsMax?: number; fetchTimeoutMs?: number };

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
  const outcome = await fetchOriginal(url, tools.store, {
    signal,
    ...(tools.fetchTimeoutMs === undefined ? {} : { totalTimeoutMs: tools.fetchTimeoutMs }),
  });
  if (!outcome.ok) {
    const detail = withoutAdvice(outcome.refusal.message);
    if (mayPass.has(outcome.refusal.code) && !isLast) return postpone(actor, job, detail);
    return finish(actor, { ...nothing, detail, checks: [{ check: "fetch", isPassed: false, words: detail }] });
  }
  await passCustodyStep("original fetched");
  const original = outcome.value;
  if (statusMayPass(original.status) && !isLast) return postpone(actor, job, `The server answered ${original.status}.`);
  return finish(actor, { captureId: job.captureId, ...(await examine(original, { ...tools, quotes, signal })) });
}

const emptyEnding = {
  ...{ outcome: "failed", detail: "", isGone: false, checks: [], status: null, finalUrl: null, redirects: [], headers: {} },
  ...{ certificate: null, text: null, properties: [], tool: capturer, capturedAt: null, artefacts: [] },
} satisfies Omit<Ending, "captureId">;

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
  const [namedType, charset] = parseContentType(headers["content-type"] ?? "");
  const named = { mediaType: namedType, charset };
  const answer = await readOriginal(original, store, { named, signal });
  await passCustodyStep("original read");
  const mediaType = answer.mediaType ?? namedType ?? "application/octet-stream";
  const { rendered, missing } = await renderOriginal(original, { mediaType: answer.mediaType, named, render, signal });
  const { reading, words } = chooseText(answer.reading, { rendered, quotes, url: original.finalUrl });
  missing.push(...words);
  const text = reading.ok ? reading.value.text : null;
  const title = reading.ok ? reading.value.title : null;
  const found = countIn(reading, quotes);
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
    ...{ certificate: "subject" in shown ? shown : null, text, properties: answer.properties, tool, capturedAt: original.receivedAt },
    artefacts: [
      { role: "original", mediaType, ...original.body },
      ...made.map(({ bytes, ...part }): Artefact => ({ ...part, sizeBytes: bytes.length })),
      { role: "wacz", mediaType: "application/wacz", ...wacz },
    ],
  };
}

type Choosing = { rendered: RenderedPage | null; quotes: readonly string[]; url: string };

/**
 * The browser's text where the answer's own lacks what was quoted, or most of what a reader sees; else the answer's. What the browser was
 * shown instead of the page is never taken for it.
 */
function chooseText(answer: Reading<CaptureText>, { rendered, quotes, url }: Choosing): { reading: Reading<CaptureText>; words: string[] } {
  if (rendered === null) return { reading: answer, words: [] };
  const shown = readRendered(rendered.html);
  const counts = { total: quotes.length, answered: countIn(answer, quotes), shown: countIn(shown, quotes) };
  const { isPage, words } = judgeRendering({ shown: rendered, text: shown, answer: { url, hasText: answer.ok }, quotes: counts });
  if (!isPage || !shown.ok) return { reading: answer, words: words.map(withoutAdvice) };
  const isRicher = !answer.ok || counts.shown > counts.answered || shown.value.text.length > 2 * answer.value.text.length;
  // What stands in one of them only must not be lost with the other.
  return { reading: isRicher && counts.shown >= counts.answered ? shown : answer, words };
}

const countIn = (reading: Reading<CaptureText>, quotes: readonly string[]) =>
  reading.ok ? quotes.filter((quote) => anchorPassage(reading.value.text, quote).anchorState !== "lost").length : 0;

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
