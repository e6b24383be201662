import type { Reading } from "@/lib/articles/reading";
import { judgeCapture } from "./judge-capture";
import type { CaptureText } from "./read-capture-text";
import type { RenderedPage } from "./rendered-page";

/** What a browser showed, beside what the site answered our own request. `quotes` counts the quoted passages, and how many each of them holds. */
export type Compared = {
  shown: Pick<RenderedPage, "status" | "headers" | "finalUrl">;
  text: Reading<CaptureText>;
  answer: { url: string; hasText: boolean };
  quotes: { total: number; answered: number; shown: number };
};

/** Whether the browser was shown the page at all, and what a reviewer must know of its picture, in sentences. Pure. */
export type RenderingJudgement = { isPage: boolean; words: string[] };

const ledAstray =
  "The page led the browser on to an address that does not answer or may not be visited. The picture and the PDF show that it could not go there.";
const aboutText = new Set(["text", "quotes"]);

/** Judges what a browser was shown by the same checks as an answer: sites may show a browser that nobody sits at something else. */
export function judgeRendering({ shown, text, answer, quotes }: Compared): RenderingJudgement {
  if (new URL(shown.finalUrl).protocol === "chrome-error:") return { isPage: false, words: [ledAstray] };
  const judged = judgeCapture({
    ...{ status: shown.status, headers: shown.headers, missing: [] },
    ...(text.ok ? { ...text.value, noText: null } : { title: null, text: null, noText: text.problem }),
    quotes: { total: quotes.total, found: quotes.shown },
  });
  if (judged.outcome === "blocked" || judged.outcome === "failed") {
    const seen = judged.checks.filter(({ check, isPassed }) => !isPassed && !aboutText.has(check)).map(({ words }) => words);
    return {
      isPage: false,
      words: [`The browser was shown something else than the page. ${seen.join(" ")} The picture and the PDF show that.`],
    };
  }
  const words: string[] = [];
  if (siteOf(shown.finalUrl) !== siteOf(answer.url))
    words.push(`The browser was led on to “${siteOf(shown.finalUrl)}”: the picture and the PDF show what is there.`);
  if (!text.ok && answer.hasText) words.push(`No text was taken from what the browser showed. ${text.problem}`);
  const lacking = quotes.answered - quotes.shown;
  if (text.ok && lacking > 0)
    words.push(
      `${lacking} of ${quotes.total} quoted ${quotes.total === 1 ? "passage" : "passages"} can be read in the site’s answer, but not in what the browser showed.`,
    );
  return { isPage: true, words };
}

function siteOf(address: string): string {
  const { host, protocol } = new URL(address);
  return host === "" ? protocol : host.replace(/^www\./, "");
}
