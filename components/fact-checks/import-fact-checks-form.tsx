"use client";
import { useState } from "react";
import type { z } from "zod";
import { FileField, type FileRule } from "@/components/articles/file-field";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { inWords } from "@/lib/articles/limits";
import { factCheckBytesMax } from "@/lib/fact-checks/fact-check";
import { importFactChecksInput } from "@/lib/fact-checks/schema";
import type { Result } from "@/lib/result";

type Imported = {
  imported: number;
  again: number;
  known: number;
  leftOut: number;
  refused: number;
  refusals: { place: string; reason: string }[];
};

const rule: FileRule = {
  description: `A page or JSON-LD with ClaimReview, or a DataFeed of them, at most ${inWords(factCheckBytesMax, "bytes")}.`,
  accept: ".json,.jsonld,.html,.htm,application/json,application/ld+json,text/html",
  bytesMaxOf: () => factCheckBytesMax,
};

/** Takes fact-checks of others from an address or a file, and says what came of each. */
export function ImportFactChecksForm({
  mayBringTakenBack,
  action,
}: {
  mayBringTakenBack: boolean;
  action: (input: z.input<typeof importFactChecksInput>) => Promise<Result<Imported>>;
}) {
  const [imported, setImported] = useState<Imported | null>(null);
  const { form, submit } = useCommandForm({
    schema: importFactChecksInput,
    defaultValues: { url: "", fileName: "", file: "", bringsTakenBack: false },
    action,
    onSuccess(value) {
      setImported(value);
      form.reset();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Import fact-checks" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="url">
        {(bound) => (
          <TextField
            label="Web address"
            type="url"
            isOptional
            autoComplete="off"
            description="Of a fact-check, or of a publisher’s feed."
            {...bound}
          />
        )}
      </Field>
      <FileField form={form} rule={rule} />
      {mayBringTakenBack ? (
        <Field form={form} name="bringsTakenBack">
          {(bound) => (
            <Checkbox
              label="Import again what was taken back"
              description="It comes in as new; what was taken back stays so. Otherwise it is left out."
              {...bound}
            />
          )}
        </Field>
      ) : null}
      <div>
        <SubmitButton form={form} pendingLabel="Reading…">
          Import
        </SubmitButton>
      </div>
      {imported === null ? null : <Outcome imported={imported} />}
    </form>
  );
}

function Outcome({ imported: { imported, again, known, leftOut, refused, refusals } }: { imported: Imported }) {
  const more = refused - refusals.length;
  return (
    <Notice
      tone={refused === 0 ? "success" : "caution"}
      title={`${imported === 1 ? "One fact-check" : `${imported} fact-checks`} came in.`}
    >
      {again === 0 ? null : <p>{again === 1 ? "One had been taken back before." : `${again} had been taken back before.`}</p>}
      {leftOut === 0 ? null : (
        <p>{leftOut === 1 ? "One was taken back, and is left out." : `${leftOut} were taken back, and are left out.`}</p>
      )}
      {known === 0 ? null : <p>{known === 1 ? "One was here already." : `${known} were here already.`}</p>}
      {refused === 0 ? null : (
        <>
          <p>{refused === 1 ? "One could not be taken:" : `${refused} could not be taken:`}</p>
          <ul className="list-disc ps-5">
            {refusals.map(({ place, reason }) => (
              <li key={`${place} ${reason}`}>{`${place}: ${reason}`}</li>
            ))}
            {more <= 0 ? null : <li>{`and ${more} more`}</li>}
          </ul>
        </>
      )}
    </Notice>
  );
}
