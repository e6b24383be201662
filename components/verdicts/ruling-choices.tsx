import { ScaleShape } from "@/components/ui/scale-label";
import type { Rating } from "@/lib/claims/desk-queries";
import { markOf } from "@/lib/verdicts/marks";

/** The labels of the scale as choices, each with its shape and its meaning. */
export function ratingChoices(ratings: readonly Rating[]) {
  return ratings.map((rating) => ({
    value: rating.id,
    label: rating.label,
    description: rating.meaning,
    mark: (
      <span className="me-1.5 inline-flex align-[-1px]">
        <ScaleShape mark={markOf(rating)} />
      </span>
    ),
  }));
}

/** How sure somebody is. Not a rating, and shown apart from it. */
export const confidenceChoices = [
  { value: "low", label: "Low" },
  { value: "medium", label: "Medium" },
  { value: "high", label: "High" },
];

/** Confidence in words. */
export const confidenceWords = { low: "Low confidence", medium: "Medium confidence", high: "High confidence" } as const;
