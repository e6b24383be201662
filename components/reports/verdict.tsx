import { ScaleLabel, ScaleShape } from "@/components/ui/scale-label";
import { wordsForReaders } from "@/lib/reports/rating-words";
import type { Speech } from "@/lib/reports/speech";
import { markIn, type ReportVersion, type VersionClaim, type VersionScale } from "@/lib/reports/version";
import { Sentence } from "./sentence";

type Props = { version: ReportVersion; claim: VersionClaim; scale: VersionScale; speech: Speech };

/** A verdict in large: its word, shape and colour, what it means, and where it stands on the newsroom's scale. */
export function Verdict({ version, claim, scale, speech }: Props) {
  const { rating } = claim.verdict;
  const words = wordsForReaders(version, rating);
  return (
    <div>
      <p className="leading-none">
        <ScaleLabel word={words.label} lang={words.language} mark={markIn(scale, rating)} size="display" />
      </p>
      <p className="mt-2 text-secondary">
        <bdi lang={words.language}>{words.meaning}</bdi>
      </p>
      {words.ownLabel === null ? null : (
        <p className="mt-2 font-sans text-13 text-secondary">
          <Sentence of={speech.words.claim.ownWords(<bdi lang={version.newsroom.language}>{words.ownLabel}</bdi>)} />
        </p>
      )}
      {rating.value === null || scale.worst === null ? (
        <p className="mt-3 font-sans text-13 text-secondary">{speech.words.claim.offScale}</p>
      ) : (
        <ScaleLine {...{ version, claim, scale, speech }} />
      )}
    </div>
  );
}

function ScaleLine({ version, claim, scale, speech }: Props) {
  const present = claim.verdict.rating.key;
  const steps = scale.ratings.filter((rating) => rating.value !== null).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <ol aria-label={speech.words.claim.scale(steps.length)} className="mt-4 flex flex-wrap gap-x-4 gap-y-1 font-sans text-12">
      {steps.map((step) => {
        const isHere = step.key === present;
        const words = wordsForReaders(version, step);
        return (
          <li
            key={step.key}
            aria-current={isHere ? "true" : undefined}
            className={`flex items-center gap-1.5 border-t-2 pt-1 ${isHere ? "border-ink font-strong text-ink" : "border-hairline text-secondary"}`}
          >
            <ScaleShape mark={markIn(scale, step)} size={10} />
            <bdi lang={words.language}>{words.label}</bdi>
          </li>
        );
      })}
    </ol>
  );
}
