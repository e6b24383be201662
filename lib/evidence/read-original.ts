import "server-only";
import { type Reading, refuse } from "@/lib/articles/reading";
import { explainNetworkError } from "@/lib/fetch-refusal";
import type { ArtefactStore } from "./artefact-store";
import type { Original } from "./fetch-original";
import { type CaptureText, readBytesMax, readCaptureText, unpackBody } from "./read-capture-text";
import { type Property, readExif } from "./read-exif";
import { type Named, recogniseContent } from "./recognise-content";
import type { RenderedPage, Renderer } from "./rendered-page";
import { withoutAdvice } from "./without-advice";

/**
 * An answer as far as it could be read; `mediaType` is null for what is too large, or could not be unpacked, to be looked into. `properties` is what
 * a picture says of itself.
 */
export type OriginalRead = { mediaType: string | null; reading: Reading<CaptureText>; properties: Property[] };

/** Reads a stored answer: what it is, and its text. */
export async function readOriginal(
  { body, headers }: Original,
  store: ArtefactStore,
  how: { named: Named; signal: AbortSignal },
): Promise<OriginalRead> {
  const tooLarge = refuse(`It is kept, but larger than the ${readBytesMax / 1024 / 1024} MB that text is read out of.`);
  const opened = await store.open(body.contentHash);
  if (opened === null) throw new Error(`What was stored as ${body.contentHash} a moment ago is gone.`);
  const bytes = await unpackBody(opened.stream, headers["content-encoding"] ?? "", how.signal).catch((error: unknown) => {
    const problem = explainNetworkError(error, "The server");
    if (problem === null) throw error;
    return problem;
  });
  if (!(bytes instanceof Uint8Array))
    return { mediaType: null, properties: [], reading: bytes.code === "tooLarge" ? tooLarge : refuse(withoutAdvice(bytes.message)) };
  const { mediaType } = recogniseContent(bytes, how.named);
  const properties = mediaType.startsWith("image/") ? readExif(bytes) : [];
  return { mediaType, properties, reading: bytes.length === 0 ? refuse("The answer is empty.") : await readCaptureText(bytes, how.named) };
}

const noPicture = "there is no picture and no PDF of it.";
const noBrowser = "No browser is installed here: there is no picture and no PDF of the page, and nothing that its scripts add.";

/** Shows the page of an answer in a browser where there is one, and says in words whatever is not shown. */
export async function renderOriginal(
  original: Original,
  how: { mediaType: string | null; named: Named; render: Renderer | null; signal: AbortSignal },
): Promise<{ rendered: RenderedPage | null; missing: string[] }> {
  const reason = sayUnshown(original, how);
  if (reason !== null) return { rendered: null, missing: [reason] };
  if (how.mediaType?.includes("html") !== true) return { rendered: null, missing: [] };
  const rendering = how.render === null ? { ok: false as const, problem: noBrowser } : await how.render(original.finalUrl, how.signal);
  return rendering.ok
    ? { rendered: rendering.page, missing: [...rendering.page.missing] }
    : { rendered: null, missing: [rendering.problem] };
}

/** Why what may be a page is not shown; null for pages, and for papers, pictures, recordings and texts, which are what they are without a browser. */
function sayUnshown({ status, body }: Original, { mediaType, named }: { mediaType: string | null; named: Named }): string | null {
  if (mediaType === null) return `What is too large or cannot be unpacked is not shown in a browser: ${noPicture}`;
  if (mediaType.includes("html"))
    return status < 400 ? null : `The server answered ${status}, so it was not shown in a browser: ${noPicture}`;
  // That it is empty is said already.
  if (body.sizeBytes === 0) return null;
  if (named.mediaType?.includes("html") === true)
    return `The server calls it a page, but it is ${mediaType}, so it was not shown in a browser: ${noPicture}`;
  if (mediaType === "application/octet-stream") return `It could not be told what it is, so it was not shown in a browser: ${noPicture}`;
  const isUnnamedText = mediaType === "text/plain" && named.mediaType === null;
  return isUnnamedText ? `The server does not say that it is a page, so it was not shown in a browser: ${noPicture}` : null;
}
