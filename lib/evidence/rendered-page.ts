import type { WarcRecord } from "./write-warc";

/** A page as a browser showed it. `html` is its document after scripts ran; `records` is what the browser loaded for it. */
export type RenderedPage = {
  html: string;
  /** What the site answered the browser with: the document that it showed in the end. Null where the browser did not say. */
  status: number | null;
  headers: Readonly<Record<string, string>>;
  /** Where the browser was in the end. */
  finalUrl: string;
  /** PNG of the whole page, at most as long as the browser can draw. */
  screenshot: Uint8Array;
  /** Null where the page is too long to be printed, which `missing` says. */
  pdf: Uint8Array | null;
  records: WarcRecord[];
  /** Parts that could not be made or were cut short, each in words. */
  missing: string[];
  tool: string;
};

/** The page, or the sentence that says why there is none. */
export type Rendering = { ok: true; page: RenderedPage } | { ok: false; problem: string };

/** Shows a page in a browser, or says why that cannot be. */
export type Renderer = (url: string, signal: AbortSignal) => Promise<Rendering>;
