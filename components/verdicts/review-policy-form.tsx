"use client";
import { useRef } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { numberOrNone } from "@/components/forms/number-or-none";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { setReviewPolicyInput } from "@/lib/verdicts/schema";

type Review = { quorum: number | null; assessedBy: "anyone" | "assigned"; newsroomQuorum: number; urgentQuorum: number | null };

/** How many assessments the claims of one article need, and who may give them. */
export function ReviewPolicyForm({
  articleId,
  review,
  action,
}: {
  articleId: string;
  review: Review;
  action: Action<typeof setReviewPolicyInput>;
}) {
  const { quorum, assessedBy, newsroomQuorum, urgentQuorum } = review;
  const sent = useRef({ quorum, assessedBy });
  const { form, submit } = useCommandForm({
    schema: setReviewPolicyInput,
    defaultValues: { articleId, quorum, assessedBy, seen: { quorum, assessedBy } },
    action: (input) => {
      sent.current = { quorum: input.quorum, assessedBy: input.assessedBy };
      return action(input);
    },
    // What was typed while the answer was on its way stays: only what it is compared with moves on.
    onSuccess: (_, saved) => {
      saved.setValue("seen", sent.current);
      toastDone("Saved.");
    },
  });
  const error = form.formState.errors.quorum?.message;
  return (
    <form
      onSubmit={submit}
      noValidate
      method="post"
      aria-labelledby="review-policy"
      className="mt-8 flex flex-col gap-4 border-hairline border-t pt-6"
    >
      <h2 id="review-policy" className="font-serif text-18">
        Review
      </h2>
      <FormAlert form={form} />
      <TextField
        label="Assessments each claim needs"
        description={`Left empty, what the newsroom asks of all claims: ${newsroomQuorum}${urgentQuorum === null ? "" : `, or ${urgentQuorum} for urgent ones`}.`}
        isOptional
        type="number"
        min={1}
        max={9}
        width="short"
        {...form.register("quorum", numberOrNone)}
        {...(error === undefined ? {} : { error })}
      />
      <Field form={form} name="assessedBy">
        {(bound) => (
          <RadioGroup
            label="Who may assess"
            choices={[
              { value: "anyone", label: "Anyone of the staff" },
              { value: "assigned", label: "Only those a claim is assigned to" },
            ]}
            {...bound}
          />
        )}
      </Field>
      <span>
        <SubmitButton form={form} pendingLabel="Saving…">
          Save how it is reviewed
        </SubmitButton>
      </span>
    </form>
  );
}
