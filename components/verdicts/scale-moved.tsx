"use client";
import { type FieldValues, type Path, useWatch } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Notice } from "@/components/ui/notice";
import { ScaleLabel } from "@/components/ui/scale-label";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { markOf } from "@/lib/verdicts/marks";

type Scale = ClaimAtHand["scale"];

/**
 * When the label chosen is of an earlier version of the scale: which it was, what became of it, and that a label of the present scale is to be
 * chosen. Whatever else stands in the form is kept.
 */
export function ScaleMoved<Input extends FieldValues & { ratingId: string }>({ form, scale }: { form: CommandForm<Input>; scale: Scale }) {
  const ratingId: unknown = useWatch({ control: form.control, name: "ratingId" as Path<Input> });
  const before = scale.earlier.find(({ id }) => id === ratingId);
  if (before === undefined) return null;
  const present = scale.ratings.find(({ key }) => key === before.key);
  return (
    <Notice tone="caution" role="alert" title={`The rating scale changed: version ${scale.number} is in force`}>
      <dl className="my-2 flex flex-col gap-2">
        <div>
          <dt className="text-12 text-secondary">You chose, on version {before.scaleVersion.number}</dt>
          <dd className="flex flex-wrap items-center gap-x-2">
            <ScaleLabel word={before.label} mark={markOf(before)} /> <span>{before.meaning}</span>
          </dd>
        </div>
        <div>
          <dt className="text-12 text-secondary">On version {scale.number}</dt>
          <dd className="flex flex-wrap items-center gap-x-2">
            {present === undefined ? (
              "This label is no longer on the scale."
            ) : (
              <>
                <ScaleLabel word={present.label} mark={markOf(present)} /> <span>{present.meaning}</span>
              </>
            )}
          </dd>
        </div>
      </dl>
      <p>What you wrote is kept. Choose a label of the present scale below.</p>
    </Notice>
  );
}
