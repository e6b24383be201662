import { ScaleLabel, ScaleShape } from "@/components/ui/scale-label";
import { scalePosition, type VersionClaim, type VersionScale } from "@/lib/reports/version";

/** A verdict in large: its word, shape and colour, what it means, and where it stands on the newsroom's scale. */
export function Verdict({ claim, scale }: { claim: VersionClaim; scale: VersionScale }) {
  const { rating } = claim.verdict;
  const position = scalePosition(scale, rating.value);
  return (
    <div>
      <p className="leading-none">
        <ScaleLabel word={rating.label} position={position} size="display" />
      </p>
      <p dir="auto" className="mt-2 text-secondary">
        {rating.meaning}
      </p>
      {position === null ? (
        <p className="mt-3 font-sans text-13 text-secondary">This verdict is outside the newsroom’s scale from true to false.</p>
      ) : (
        <ScaleLine scale={scale} present={rating.key} />
      )}
    </div>
  );
}

function ScaleLine({ scale, present }: { scale: VersionScale; present: string }) {
  const steps = scale.ratings.filter((rating) => rating.value !== null).toSorted((a, b) => (b.value ?? 0) - (a.value ?? 0));
  return (
    <ol aria-label={`Scale of ${steps.length} steps, truest first`} className="mt-4 flex flex-wrap gap-x-4 gap-y-1 font-sans text-12">
      {steps.map((step) => {
        const isHere = step.key === present;
        return (
          <li
            key={step.key}
            aria-current={isHere ? "true" : undefined}
            className={`flex items-center gap-1.5 border-t-2 pt-1 ${isHere ? "border-ink font-strong text-ink" : "border-hairline text-secondary"}`}
          >
            <ScaleShape position={scalePosition(scale, step.value)} size={10} />
            {step.label}
          </li>
        );
      })}
    </ol>
  );
}
