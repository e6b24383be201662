import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { markOf } from "@/lib/verdicts/marks";
import { GivenOn } from "./given-on";
import { confidenceWords } from "./ruling-choices";

type Verdict = ClaimAtHand["verdicts"][number];

/** A verdict with what it rests on; a stale one says so loudly, and why. */
export function VerdictCard({ verdict, scale, isNewest }: { verdict: Verdict; scale: ClaimAtHand["scale"]; isNewest: boolean }) {
  const rests = verdict.evidence.map(({ evidence }) => evidence.number).toSorted((a, b) => a - b);
  const isStale = verdict.staleAt !== null;
  return (
    <article aria-label={`Verdict ${verdict.number}`} className="flex flex-col gap-2">
      {isStale && isNewest ? (
        <Notice tone="danger" title="This verdict is stale">
          {verdict.staleReason ?? "What it rests on has moved."} It cannot be published until the claim is settled anew.
        </Notice>
      ) : null}
      <p className={`flex flex-wrap items-center gap-x-3 gap-y-1 ${isStale ? "line-through decoration-danger" : ""}`}>
        <ScaleLabel word={verdict.rating.label} mark={markOf(verdict.rating)} size={isNewest ? "large" : "medium"} />
      </p>
      <GivenOn rating={verdict.rating} scale={scale} />
      <p className="text-12 text-secondary">{confidenceWords[verdict.confidence]}</p>
      <p dir="auto" className="whitespace-pre-line font-reading font-serif text-15">
        {verdict.justification}
      </p>
      <p className="text-12 text-secondary">
        Verdict {verdict.number} by {verdict.decidedBy.name}, <RelativeTime at={verdict.decidedAt} />. Rests on wording{" "}
        {verdict.revisionNumber} and {rests.length === 0 ? "no evidence" : `evidence ${rests.join(", ")}`}.
        {isStale && !isNewest ? ` ${verdict.staleReason ?? ""}` : ""}
      </p>
    </article>
  );
}
