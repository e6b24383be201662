"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { AuthorField, LanguageField, PublishedOnField } from "@/components/forms/origin-fields";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Select } from "@/components/ui/select";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { sourceKinds } from "@/lib/evidence/schema";
import { describeSourceInput } from "@/lib/evidence/source-schema";
import type { Result } from "@/lib/result";
import { sourceKindWords } from "./evidence-words";

type Input = z.input<typeof describeSourceInput>;

/** Corrects what is known of a source. */
export function DescribeSourceForm({ source, action }: { source: Input; action: (input: Input) => Promise<Result<{ revision: number }>> }) {
  const { form, submit } = useCommandForm({
    schema: describeSourceInput,
    defaultValues: source,
    action,
    onSuccess: ({ revision }) => {
      form.setValue("revision", revision);
      toastDone("What is known of the source is saved.");
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4" aria-label="What is known of it">
      <FormAlert form={form} />
      <Field form={form} name="title">
        {(bound) => <TextField label="Title" dir="auto" {...bound} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field form={form} name="kind">
          {(bound) => (
            <Select label="Kind" choices={sourceKinds.map((kind) => ({ value: kind, label: sourceKindWords[kind] }))} {...bound} />
          )}
        </Field>
        <Field form={form} name="publisher">
          {(bound) => (
            <TextField
              label="Publisher"
              isOptional
              description="Without a web address: who holds it, such as a court or an archive."
              autoComplete="off"
              {...bound}
            />
          )}
        </Field>
        <Field form={form} name="author">
          {(bound) => <AuthorField {...bound} />}
        </Field>
        <Field form={form} name="publishedOn">
          {(bound) => <PublishedOnField {...bound} />}
        </Field>
        <Field form={form} name="language">
          {(bound) => <LanguageField {...bound} />}
        </Field>
        <Field form={form} name="independenceGroup">
          {(bound) => (
            <TextField
              label="Comes from"
              isOptional
              description="An agency or study behind it. Sources that share it count as one."
              autoComplete="off"
              {...bound}
            />
          )}
        </Field>
      </div>
      <Field form={form} name="interests">
        {(bound) => (
          <TextArea label="Interests" isOptional description="Who pays, who gains: what a reader should know of it." rows={2} {...bound} />
        )}
      </Field>
      <Field form={form} name="reliabilityNote">
        {(bound) => (
          <TextArea label="How far it can be relied on" isOptional description="For colleagues. It is not published." rows={2} {...bound} />
        )}
      </Field>
      <div>
        <SubmitButton form={form} pendingLabel="Saving…">
          Save
        </SubmitButton>
      </div>
    </form>
  );
}
