"use client";
import { useState } from "react";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { type CommandForm, useCommandForm } from "@/components/forms/use-command-form";
import { type Choice, Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { type Direction, directionOf } from "@/lib/articles/direction";
import { sayProposals } from "@/lib/claims/propose-pairs";
import { noOriginal, setClaimTranslationsInput } from "@/lib/claims/schema";
import type { Result } from "@/lib/result";

type Input = z.input<typeof setClaimTranslationsInput>;
type Pairs = {
  language: string;
  originalLanguage: string;
  claims: readonly { id: string; statement: string; originalId: string | null; isNone: boolean; proposedId: string | null }[];
  originals: readonly { id: string; statement: string }[];
};

const none = { value: noOriginal, label: "None of them" };

const isOpen = ({ originalId, isNone }: Pairs["claims"][number]) => originalId === null && !isNone;

function chosenFor(claim: Pairs["claims"][number]): string {
  return claim.originalId ?? (claim.isNone ? noOriginal : (claim.proposedId ?? ""));
}

/** Says which claim of a translated article is the translation of which: readers of either claim's page are led to the other. */
export function ClaimPairs({
  articleId,
  pairs,
  action,
}: {
  articleId: string;
  pairs: Pairs;
  action: (input: Input) => Promise<Result<unknown>>;
}) {
  const { claims, originals, language } = pairs;
  const { form, submit } = useCommandForm<Input, unknown>({
    schema: setClaimTranslationsInput,
    defaultValues: {
      articleId,
      pairs: claims.map((claim) => ({ claimId: claim.id, originalId: chosenFor(claim) })),
    },
    action,
    onSuccess: () => toastDone("Saved. Readers are led from each claim to the one it is paired with."),
  });
  const choices = [none, ...originals.map(({ id, statement }) => ({ value: id, label: statement }))];
  const open = claims.filter(isOpen).length;
  const direction = directionOf(originals.map(({ statement }) => statement).join("\n"));
  const proposals = claims.filter((claim) => isOpen(claim) && claim.proposedId !== null).length;
  return (
    <section aria-labelledby="claim-pairs" className="mt-10 border-hairline border-t pt-6">
      <h2 id="claim-pairs" className="font-serif text-18">
        The same claims
      </h2>
      <p className="mt-1 text-13 text-secondary">
        Readers of a claim’s page are led to the same claim in the other language, once both are published.
        {claims.length === 0 || originals.length === 0 ? null : ` ${sayProposals({ open, proposals })}`}
      </p>
      {claims.length === 0 || originals.length === 0 ? (
        <p className="mt-3 text-13 text-secondary">Both articles need a claim first.</p>
      ) : (
        <form onSubmit={submit} noValidate method="post" aria-label="The same claims" className="mt-4 flex flex-col gap-5">
          <FormAlert form={form} />
          <ol className="flex flex-col gap-5">
            {claims.map((claim, place) => (
              <li key={claim.id}>
                <p dir="auto" lang={language} className="mb-1 text-15">
                  {claim.statement}
                </p>
                <Original {...{ form, place, choices, direction }} claim={claim} />
              </li>
            ))}
          </ol>
          <SubmitButton form={form} pendingLabel="Saving…" look="plain" className="self-start">
            Save which claims are the same
          </SubmitButton>
        </form>
      )}
    </section>
  );
}

// Every claim offered at every claim would be tens of thousands of lines in a long article: they are drawn where somebody begins to choose.
function Original({
  form,
  place,
  choices,
  direction,
  claim,
}: {
  form: CommandForm<Input>;
  place: number;
  choices: readonly Choice[];
  direction: Direction;
  claim: Pairs["claims"][number];
}) {
  const [isTouched, setIsTouched] = useState(false);
  const chosen = chosenFor(claim);
  const open = () => setIsTouched(true);
  const proposed = choices.find(({ value }) => value === claim.proposedId);
  const since = `“None of them” was said before the original had a claim that could be it: “${proposed?.label}”`;
  return (
    <Field form={form} name={`pairs.${place}.originalId`}>
      {(bound) => (
        <Select
          label={`Which claim of the original is this: ${claim.statement}`}
          isLabelHidden
          description={proposed === undefined ? undefined : claim.isNone ? since : "Proposed, not saved yet."}
          emptyLabel="Not said yet"
          dir={direction}
          choices={isTouched ? choices : choices.filter(({ value }) => value === chosen)}
          onPointerDown={open}
          onFocus={open}
          {...bound}
        />
      )}
    </Field>
  );
}
