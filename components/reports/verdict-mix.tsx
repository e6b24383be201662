import { markColour, ScaleLabel } from "@/components/ui/scale-label";
import { wordsForReaders } from "@/lib/reports/rating-words";
import { standingClaims } from "@/lib/reports/retraction";
import { type Speech, speechOf } from "@/lib/reports/speech";
import { markIn, type ReportVersion, scaleOf, scalePosition } from "@/lib/reports/version";
import type { Mark } from "@/lib/verdicts/marks";

type Share = { key: string; label: string; language: string; mark: Mark; position: number | null; count: number };

/** How often each rating was given to a claim that is not retracted, truest first, off-scale last. */
function sharesOf(version: ReportVersion): Share[] {
  const shares = new Map<string, Share>();
  for (const claim of standingClaims(version)) {
    const { rating } = claim.verdict;
    const scale = scaleOf(version, claim);
    const { label, language } = wordsForReaders(version, rating);
    const position = scalePosition(scale, rating.value);
    const key = `${label} ${position ?? "off"}`;
    const share = shares.get(key) ?? { key, label, language, mark: markIn(scale, rating), position, count: 0 };
    shares.set(key, { ...share, count: share.count + 1 });
  }
  return [...shares.values()].toSorted((a, b) => (b.position ?? -1) - (a.position ?? -1));
}

/** The verdicts of a report as one bar: each as wide as its share, none left out; the words, shapes and counts under it. */
export function VerdictMix({
  version,
  speech = speechOf(version),
  size = "large",
}: {
  version: ReportVersion;
  /** How the page around it speaks. */
  speech?: Speech;
  size?: "small" | "large";
}) {
  const shares = sharesOf(version);
  if (shares.length === 0) return null;
  return (
    <figure
      className={`font-sans ${size === "large" ? "my-8" : "my-4"}`}
      aria-label={speech.words.report.verdictsOn(standingClaims(version).length)}
    >
      <div aria-hidden="true" className={`flex w-full gap-0.5 [print-color-adjust:exact] ${size === "large" ? "h-4" : "h-2"}`}>
        {shares.map((share) => (
          <div
            key={share.key}
            style={{
              flexGrow: share.count,
              [share.mark.isOff ? "borderColor" : "backgroundColor"]: markColour(share.mark),
            }}
            className={`basis-0 first:rounded-s-sm last:rounded-e-sm ${share.mark.isOff ? "border-2 border-dashed" : "forced-color-adjust-none forced-colors:border forced-colors:border-[CanvasText]"}`}
          />
        ))}
      </div>
      <ul className={`flex flex-wrap gap-x-6 gap-y-1 ${size === "large" ? "mt-3 text-15" : "mt-2 text-13"}`}>
        {shares.map((share) => (
          <li key={share.key} className="flex items-baseline gap-2">
            <span className="font-strong tabular-nums">{share.count}</span>
            <ScaleLabel word={share.label} lang={share.language} mark={share.mark} size={size === "large" ? "medium" : "small"} />
          </li>
        ))}
      </ul>
    </figure>
  );
}
