"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { numberOrNone } from "@/components/forms/number-or-none";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { DateField, TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { describeArticleInput } from "@/lib/articles/schema";
import type { Result } from "@/lib/result";

type Input = z.input<typeof describeArticleInput>;

/** An article's details as they are saved, with the revision they are at. */
export type SavedDetails = {
  articleId: string;
  revision: number;
  title: string;
  author: string | null;
  outlet: string | null;
  url: string | null;
  publishedOn: string | null;
  language: string;
  reach: number | null;
  selectionReason: string;
};

/** Corrects an article's details. When somebody was faster, it keeps what was typed and shows under each field what is saved now. */
export function DescribeArticleForm({
  details,
  action,
}: {
  details: SavedDetails;
  action: (input: Input) => Promise<Result<{ revision: number }>>;
}) {
  const router = useRouter();
  // What this person last saw saved: the notes below tell what others changed since.
  const [seen, setSeen] = useState({ revision: details.revision, details });
  if (details.revision === seen.revision && details !== seen.details) setSeen({ ...seen, details });
  const { form, submit } = useCommandForm({
    schema: describeArticleInput,
    defaultValues: {
      ...details,
      author: details.author ?? "",
      outlet: details.outlet ?? "",
      url: details.url ?? "",
      publishedOn: details.publishedOn ?? "",
    },
    action: async (input: Input) => {
      // A second try is made against what the form shows as saved now.
      const result = await action({ ...input, revision: details.revision });
      if (!result.ok && result.refusal.code === "CONFLICT") router.refresh();
      return result;
    },
    onSuccess: ({ revision }) => {
      setSeen({ revision, details });
      toastDone("The details are saved.");
    },
  });
  const reachError = form.formState.errors.reach?.message;
  const isOvertaken = details.revision > seen.revision;
  const savedNow = (field: Exclude<keyof SavedDetails, "articleId" | "revision">) =>
    isOvertaken && details[field] !== seen.details[field] ? `Saved now: ${details[field] ?? "nothing"}` : undefined;
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="title">
        {(bound) => <TextField label="Title" description={savedNow("title")} {...bound} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field form={form} name="author">
          {(bound) => <TextField label="Author" isOptional autoComplete="off" description={savedNow("author")} {...bound} />}
        </Field>
        <Field form={form} name="outlet">
          {(bound) => <TextField label="Outlet" isOptional autoComplete="off" description={savedNow("outlet")} {...bound} />}
        </Field>
        <Field form={form} name="publishedOn">
          {(bound) => <DateField label="Published on" isOptional description={savedNow("publishedOn")} {...bound} />}
        </Field>
        <Field form={form} name="language">
          {(bound) => <TextField label="Language code" autoCapitalize="none" description={savedNow("language")} {...bound} />}
        </Field>
      </div>
      <TextField
        label="Readers reached"
        isOptional
        type="number"
        min={0}
        width="short"
        description={savedNow("reach") ?? "Roughly how many. With check-worthiness it says how urgent the claims are."}
        {...form.register("reach", numberOrNone)}
        {...(reachError === undefined ? {} : { error: reachError })}
      />
      <Field form={form} name="url">
        {(bound) => (
          <TextField label="Where it was published" isOptional type="url" placeholder="https://" description={savedNow("url")} {...bound} />
        )}
      </Field>
      <Field form={form} name="selectionReason">
        {(bound) => (
          <TextArea
            label="Why is it worth checking?"
            description={savedNow("selectionReason") ?? "Readers of the report will see this."}
            {...bound}
          />
        )}
      </Field>
      <div>
        <SubmitButton form={form} pendingLabel="Saving…">
          Save details
        </SubmitButton>
      </div>
    </form>
  );
}
