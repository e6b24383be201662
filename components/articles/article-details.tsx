"use client";
import { useWatch } from "react-hook-form";
import type { SubmitArticleInput } from "@/components/articles/submission-input";
import { Field } from "@/components/forms/field";
import { AuthorField, LanguageField, PublishedOnField } from "@/components/forms/origin-fields";
import type { CommandForm } from "@/components/forms/use-command-form";
import { TextArea, TextField } from "@/components/ui/text-field";

/** What the desk must know about the article, and why it is worth checking. */
export function ArticleDetails({ form }: { form: CommandForm<SubmitArticleInput> }) {
  const isPasted = useWatch({ control: form.control, name: "way" }) === "paste";
  const isFetched = useWatch({ control: form.control, name: "way" }) === "url";
  return (
    <div className="flex flex-col gap-4">
      <Field form={form} name="selectionReason">
        {(bound) => <TextArea label="Why is it worth checking?" description="Readers of the report will see this." rows={2} {...bound} />}
      </Field>
      {isPasted ? null : (
        <p className="border-hairline border-t pt-4 text-13 text-secondary">
          What you leave empty is taken from the {isFetched ? "page" : "file"} itself, where it says so.
        </p>
      )}
      <Field form={form} name="title">
        {(bound) => <TextField label="Title" isOptional={!isPasted} {...bound} />}
      </Field>
      <div className="grid gap-4 sm:grid-cols-2">
        <Field form={form} name="author">
          {(bound) => <AuthorField {...bound} />}
        </Field>
        <Field form={form} name="outlet">
          {(bound) => <TextField label="Outlet" isOptional autoComplete="off" {...bound} />}
        </Field>
        <Field form={form} name="publishedOn">
          {(bound) => <PublishedOnField {...bound} />}
        </Field>
        <Field form={form} name="language">
          {(bound) => <LanguageField {...bound} />}
        </Field>
      </div>
      {isFetched ? null : (
        <Field form={form} name="url">
          {(bound) => <TextField label="Where it was published" isOptional type="url" placeholder="https://" {...bound} />}
        </Field>
      )}
    </div>
  );
}
