"use client";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FileField } from "@/components/articles/file-field";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextArea } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { inWords, textLengthMax } from "@/lib/articles/limits";
import type { Renewal } from "@/lib/articles/renew-article";
import { submitVersionInput } from "@/lib/articles/schema";
import type { Result } from "@/lib/result";
import { sayAnchors } from "./check-article";

type Input = z.input<typeof submitVersionInput>;

const ways = [
  { value: "paste", label: "Paste the text" },
  { value: "upload", label: "Upload a file" },
] as const;

/** The new text of an article, pasted or uploaded. The claims are carried on to it where their words still stand. */
export function SubmitVersionForm({
  workspace,
  articleId,
  snapshotNumber,
  action,
}: {
  workspace: string;
  articleId: string;
  snapshotNumber: number;
  action: (input: Input) => Promise<Result<Renewal>>;
}) {
  const router = useRouter();
  const { form, submit } = useCommandForm({
    schema: submitVersionInput,
    defaultValues: { articleId, snapshotNumber, way: "paste", text: "", fileName: "", file: "" },
    action: ({ text, file, fileName, ...rest }: Input) =>
      action(rest.way === "paste" ? { ...rest, text: text ?? "" } : { ...rest, fileName, file: file ?? "" }),
    onSuccess: ({ number, anchors }) => {
      toastDone(`Snapshot ${number} is here. ${sayAnchors(anchors)}`);
      router.push(`/${workspace}/articles/${articleId}/versions/${number}`);
    },
  });
  const way = useWatch({ control: form.control, name: "way" });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="New version" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="way">
        {(bound) => <RadioGroup label="How does it come in?" direction="line" choices={ways} {...bound} value={way} />}
      </Field>
      {way === "paste" ? (
        <Field form={form} name="text">
          {(bound) => (
            <TextArea
              label="The whole new text"
              description={`Kept exactly as pasted; at most ${inWords(textLengthMax, "characters")}.`}
              face="serif"
              {...bound}
            />
          )}
        </Field>
      ) : (
        <FileField form={form} />
      )}
      <SubmitButton form={form} pendingLabel="Comparing the two…" look="plain" className="self-start">
        Save as snapshot {snapshotNumber + 1}
      </SubmitButton>
    </form>
  );
}
