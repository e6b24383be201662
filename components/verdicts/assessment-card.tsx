import type { ReactNode } from "react";
import { RelativeTime } from "@/components/ui/relative-time";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { markOf } from "@/lib/verdicts/marks";
import { GivenOn } from "./given-on";
import { confidenceWords } from "./ruling-choices";

/** An assessment the viewer may see. `reviewer` is null while names are hidden. */
export type Assessment = ClaimAtHand["assessing"]["assessments"][number];

/** One assessment: who (or which, while names are hidden), the rating, why, how sure, and the evidence it cites. */
export function AssessmentCard({
  assessment,
  title,
  scale,
  children,
}: {
  assessment: Assessment;
  title: string;
  scale: ClaimAtHand["scale"];
  /** What can be done with it. */
  children?: ReactNode;
}) {
  const { rating, cites, changeReason, secondsSpent } = assessment;
  return (
    <article aria-label={title} className="flex min-w-0 flex-col gap-1.5 border-hairline border-s-2 ps-3">
      <h3 className="font-strong text-13">{title}</h3>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <ScaleLabel word={rating.label} mark={markOf(rating)} size="medium" />
        <span className="text-12 text-secondary">{confidenceWords[assessment.confidence]}</span>
      </p>
      <GivenOn rating={rating} scale={scale} />
      <p dir="auto" className="whitespace-pre-line font-reading font-serif text-15">
        {assessment.justification}
      </p>
      {changeReason === "" ? null : (
        <p dir="auto" className="text-13">
          <span className="text-secondary">{assessment.reaffirmsId === null ? "What changed: " : "Stands by it: "}</span>
          {changeReason}
        </p>
      )}
      <p className="text-12 text-secondary">
        {cites.length === 0 ? "Cites no evidence" : `Cites evidence ${cites.join(", ")}`}
        {assessment.isCurrent ? "" : ` · given on wording ${assessment.revisionNumber}, no longer current`}
        {secondsSpent === null ? "" : ` · ${sayMinutes(secondsSpent)}`}
        {assessment.sentBackAt === null || !assessment.isCurrent ? "" : " · sent back, does not count until it is answered"}
        {assessment.submittedAt === null ? null : (
          <>
            {" · "}
            <RelativeTime at={assessment.submittedAt} />
          </>
        )}
      </p>
      {children}
    </article>
  );
}

function sayMinutes(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  return minutes < 1 ? "less than a minute" : minutes === 1 ? "1 minute" : `${minutes} minutes`;
}

/** Titles for assessments in the order shown: one's own, by name where names are told, else by letter. */
export function titlesOf(assessments: readonly Assessment[]): string[] {
  let place = 0;
  return assessments.map((assessment) => {
    if (assessment.isOwn) return "Your assessment";
    if (assessment.reviewer !== null) return `Assessment by ${assessment.reviewer}`;
    place++;
    return `Assessment ${String.fromCharCode(64 + Math.min(place, 26))}`;
  });
}
