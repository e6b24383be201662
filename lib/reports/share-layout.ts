import { directionOf } from "@/lib/articles/direction";
import type { Mark } from "@/lib/verdicts/marks";
import { inWords } from "./messages/say";
import { wordsForReaders } from "./rating-words";
import { shorten } from "./shorten";
import { sayLongDay, speechOf } from "./speech";
import { markIn, type ReportVersion, scaleOf, type VersionClaim } from "./version";
import { asOneRun, type Measure, wrap } from "./wrap";

/** The size of a share image in pixels, as networks ask for it. */
export const shareSize = { width: 1200, height: 630 } as const;

/** The letters of a line: which family, how heavy, how large. */
export type Face = { family: "serif" | "sans"; weight: 400 | 600; size: number };

/** One line of a share image: `y` is its baseline, `x` its start, left of it or right as `direction` says. */
export type ShareLine = { text: string; x: number; y: number; face: Face; colour: string; direction: "ltr" | "rtl" };

/** A share image before it is drawn; `shape` stands beside the verdict's word, the coloured `edge` where the page begins. */
export type ShareLayout = {
  lines: ShareLine[];
  colour: string;
  edge: "left" | "right";
  shape: { mark: Mark; x: number; y: number; size: number };
};

const margin = { left: 84, right: 64 };
const width = shareSize.width - margin.left - margin.right;
const ink = "#1c1b19";
const secondary = "#5f5b53";
const danger = "#a3301c";
const crossed: Mark = { shape: "cross", light: danger, dark: danger, isOff: false };
const lengthDrawn = 600;

const statementFaces: readonly (readonly [Face, number])[] = [
  [{ family: "serif", weight: 600, size: 60 }, 3],
  [{ family: "serif", weight: 600, size: 48 }, 4],
];

/** What the picture says, for those who do not see it. */
export function shareAlt(version: ReportVersion, claim: VersionClaim): string {
  const { label, meaning } = wordsForReaders(version, claim.verdict.rating);
  const { words } = speechOf(version);
  const by = claim.claimant === null ? "" : ` ${words.file.claimedBy(claim.claimant.name)}`;
  const verdict = claim.retraction ? words.file.retractedBefore(label) : `${label}: ${meaning}`;
  const newsroom = inWords(words.card.by<string>(version.newsroom.name));
  return asOneRun(`${newsroom}. ${words.quoted(shorten(claim.statement, 300))}${by} ${verdict}`);
}

/** Where each line of a claim's share image stands: shortened with “…” where it must be, and never one over another. */
export function shareLayout(version: ReportVersion, claim: VersionClaim, measureIn: (face: Face) => Measure): ShareLayout {
  const lines: ShareLine[] = [];
  const speech = speechOf(version);
  const { words } = speech;
  const isRightToLeft = speech.language === speech.content && speech.direction === "rtl";
  const put = (text: string, y: number, look: { face: Face; colour: string; linesMax?: number; leading?: number }): number => {
    const { face, colour, linesMax = 1, leading = Math.round(face.size * 1.24) } = look;
    const direction = directionOf(text);
    const x = direction === "rtl" ? shareSize.width - margin.right : margin.left;
    const broken = wrap(shorten(text, lengthDrawn), { width, linesMax, measure: measureIn(face) });
    for (const [place, line] of broken.entries()) lines.push({ text: line, x, y: y + place * leading, face, colour, direction });
    return y + broken.length * leading;
  };
  const small: Face = { family: "sans", weight: 400, size: 28 };
  const { claimant, claimedOn, verdict, retraction } = claim;
  const rating = wordsForReaders(version, verdict.rating);

  put(inWords(words.card.by<string>(version.newsroom.name)), 88, { face: { ...small, weight: 600 }, colour: secondary });
  const [face, linesMax] = statementFaces.find(([candidate, most]) => isWhole(claim.statement, candidate, most, measureIn)) ??
    statementFaces[1] ?? [small, 3];
  const below = put(claim.statement, 168, { face, colour: ink, linesMax });
  // The name last: in letters that run the other way it would turn round what follows it.
  const said = words.file.claimed(claimedOn === null ? null : sayLongDay(claimedOn, speech), claimant?.name ?? null);
  if (claimant !== null || claimedOn !== null) put(said, below - 8, { face: small, colour: secondary });

  const mark = retraction ? crossed : markIn(scaleOf(version, claim), verdict.rating);
  const large: Face = { family: "serif", weight: 600, size: 64 };
  const [word = ""] = wrap(retraction ? words.retracted : rating.label, { width: width - 84, linesMax: 1, measure: measureIn(large) });
  const start = isRightToLeft ? shareSize.width - margin.right : margin.left;
  lines.push({ text: word, x: start, y: 486, face: large, colour: mark.light, direction: isRightToLeft ? "rtl" : "ltr" });
  const meaning = retraction ? words.file.before(rating.label) : rating.meaning;
  put(meaning, 534, { face: small, colour: ink });
  const days = inWords(
    words.card.foot({ number: version.report.number, first: sayLongDay(version.report.publishedAt, speech), changed: null }),
  );
  put(days, 586, { face: { ...small, size: 24 }, colour: secondary });
  const beside = measureIn(large)(word) + 28;
  const shapeSize = 48;
  const x = isRightToLeft ? start - beside - shapeSize : start + beside;
  return { lines, colour: mark.light, edge: isRightToLeft ? "right" : "left", shape: { mark, x, y: 440, size: shapeSize } };
}

function isWhole(text: string, face: Face, linesMax: number, measureIn: (face: Face) => Measure): boolean {
  if (text.length > lengthDrawn) return false;
  return wrap(text, { width, linesMax: linesMax + 1, measure: measureIn(face) }).length <= linesMax;
}
