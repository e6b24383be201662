"use client";
import { useWatch } from "react-hook-form";
import { FileField } from "@/components/articles/file-field";
import type { SubmitArticleInput } from "@/components/articles/submission-input";
import { Field } from "@/components/forms/field";
import type { CommandForm } from "@/components/forms/use-command-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea, TextField } from "@/components/ui/text-field";
import { inWords, textLengthMax } from "@/lib/articles/limits";

const ways = [
  { value: "paste", label: "Paste the text" },
  { value: "upload", label: "Upload a file" },
  { value: "url", label: "Give a web address" },
] as const;

/** How the article comes in, and the one field that this way needs. */
export function ArticleSource({ form }: { form: CommandForm<SubmitArticleInput> }) {
  const way = useWatch({ control: form.control, name: "way" });
  return (
    <div className="flex flex-col gap-4">
      <Field form={form} name="way">
        {(bound) => <RadioGroup label="How does it come in?" direction="line" choices={ways} {...bound} value={way} />}
      </Field>
      {way === "paste" ? <PastedText form={form} /> : null}
      {way === "upload" ? <FileField form={form} /> : null}
      {way === "url" ? (
        <Field form={form} name="url">
          {(bound) => (
            <TextField
              label="Address of the page"
              description="The page is fetched once, now, as any reader would see it. Pages behind a login have to be pasted."
              type="url"
              inputMode="url"
              placeholder="https://"
              {...bound}
            />
          )}
        </Field>
      ) : null}
    </div>
  );
}

function PastedText({ form }: { form: CommandForm<SubmitArticleInput> }) {
  const length = (useWatch({ control: form.control, name: "text" }) ?? "").length;
  const description =
    length === 0
      ? "Kept exactly as pasted. Leave headings and list items on lines of their own."
      : `${length.toLocaleString("en-GB")} of at most ${inWords(textLengthMax, "characters")}.`;
  return (
    <Field form={form} name="text">
      {(bound) => (
        <TextArea label="Text of the article" description={description} face="serif" className="[&_textarea]:min-h-64" {...bound} />
      )}
    </Field>
  );
}
