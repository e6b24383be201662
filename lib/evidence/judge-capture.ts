import type { CaptureOutcome } from "./capture-words";

/** One thing that was looked at, and what it showed, in words. */
export type Check = { check: string; isPassed: boolean; words: string };

/** What a capture brought, as far as judging it needs. */
export type Brought = {
  status: number | null;
  headers: Readonly<Record<string, string>>;
  title: string | null;
  /** The text read out of it, or the sentence that says why there is none. */
  text: string | null;
  noText: string | null;
  /** Passages quoted from the source so far, and how many of them the text holds. */
  quotes: { total: number; found: number };
  /** Parts that could not be made, each in words. */
  missing: readonly string[];
};

/** What a capture is worth: its outcome, why, and each check. `isGone` when the page says that it exists no more. */
export type Judgement = { outcome: CaptureOutcome; detail: string; checks: Check[]; isGone: boolean };

const shortTextLength = 1_500;
const headLength = 400;

// Each pattern is what such a page says of itself: the words alone also stand in reports about roads, figures and courts.
const missingPage =
  /^(?:http |error |http error |status )*404(?:[ :|.!–—-]*(?:error|not found|page\b.*))?(?:\s*[:|.!–—-].*)?$|\b(?:error 404|404 (?:error|not found)|(?:page|article|story|file|resource|url) (?:was |could |can |has )?(?:not|no longer) (?:be )?(?:found|exists?)|(?:page|article|story|content|document|url|address)(?: (?:that )?you(?:.re| are|.ve| have)? (?:looking for|requested|tried to reach|followed))? (?:is |are )?(?:(?:no longer|not) available|no longer exists|does(?:n.t| not) exist)|this (?:page|article|story|content|post) (?:has been|was|is) (?:removed|deleted)|seite (?:wurde )?nicht gefunden|page (?:est )?introuvable|p[aá]gina no encontrada)\b/im;
const challenge =
  /^just a moment\s*(?:\.{3}|…)?$|^(?:error \d+[ :.–—-]*)?access (?:has been |is )?denied(?:\s*[:|.!–—-].*)?$|\b(?:checking (?:if the site connection is secure|your browser)|verify (?:that )?you are (?:a )?human|are you a (?:robot|human)\?|enable javascript and cookies|unusual traffic from (?:your|this)|(?:complete|solve|enter|fill in) (?:the|this|a) captcha|captcha (?:challenge|verification|check|required)|(?:detected|block(?:s|ed)?|prevent(?:s|ed)?|against) automated (?:access|requests?|traffic))\b/im;
const consent =
  /\b(?:accept (?:all )?cookies|(?:accept|allow|reject|decline) all(?= (?:cookies|accept|reject|decline|manage)\b|\s*$)|we (?:and our partners )?(?:use|store) cookies|before you continue|privacy (?:choices|settings|preferences)|manage (?:consent|preferences|cookies)|your consent|cookies akzeptieren|alle akzeptieren|tout accepter|aceptar (?:todas|cookies))/gim;

const refusing = new Set([401, 402, 403, 407, 429, 451]);

/** Judges a capture by what it brought. Never *ok* unless every check passed; what did not is said. Pure. */
export function judgeCapture(brought: Brought): Judgement {
  const { status, text } = brought;
  const head = `${brought.title ?? ""}\n${(text ?? "").slice(0, headLength)}`;
  const isShort = (text ?? "").length < shortTextLength;
  const isAnswered = status === null || (status >= 200 && status < 300);
  const isGoneByStatus = status === 404 || status === 410;
  const { total, found } = brought.quotes;
  // What holds every quoted passage is the page, whatever else it says.
  const isDoubtful = total === 0 || found < total;
  const isSoftMissing = isDoubtful && isAnswered && isShort && status !== null && missingPage.test(head);
  const isChallenge = isDoubtful && (brought.headers["cf-mitigated"] === "challenge" || (isShort && challenge.test(head)));
  const isConsentWall = isDoubtful && isShort && ((text ?? "").match(consent)?.length ?? 0) >= 2;
  const checks: Check[] = [
    ...(status === null ? [] : [{ check: "status", isPassed: isAnswered, words: `The server answered ${status}.` }]),
    { check: "text", isPassed: text !== null, words: text === null ? (brought.noText ?? "No text could be read.") : "Text could be read." },
    ...(status === null
      ? []
      : [
          {
            check: "page",
            isPassed: !isSoftMissing,
            words: isSoftMissing ? "It reads like a page that says “not found”." : "It is no “not found” page.",
          },
          {
            check: "access",
            isPassed: !isChallenge,
            words: isChallenge ? "The site asks visitors to prove that they are human." : "The site let us in.",
          },
          {
            check: "consent",
            isPassed: !isConsentWall,
            words: isConsentWall ? "It shows a consent dialog instead of the page." : "No consent dialog stands before the page.",
          },
        ]),
    ...(total === 0
      ? []
      : [
          {
            check: "quotes",
            isPassed: found === total,
            words: `${found} of ${total} quoted ${total === 1 ? "passage" : "passages"} found in it.`,
          },
        ]),
    ...brought.missing.map((words) => ({ check: "parts", isPassed: false, words })),
  ];
  const failed = checks.filter((one) => !one.isPassed);
  const outcome = outcomeOf({
    isAnswered,
    isRefused: (status !== null && refusing.has(status)) || isChallenge || isConsentWall,
    isSoftMissing,
    failures: failed.length,
  });
  return { outcome, detail: failed.map(({ words }) => words).join(" "), checks, isGone: isGoneByStatus || isSoftMissing };
}

function outcomeOf(seen: { isAnswered: boolean; isRefused: boolean; isSoftMissing: boolean; failures: number }): CaptureOutcome {
  if (seen.isRefused) return "blocked";
  if (!seen.isAnswered || seen.isSoftMissing) return "failed";
  return seen.failures === 0 ? "ok" : "partial";
}
