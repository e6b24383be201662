"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormState, useWatch } from "react-hook-form";
import { ArticleDetails } from "@/components/articles/article-details";
import { ArticleSource } from "@/components/articles/article-source";
import { type SubmitArticleInput, trimmedToWay } from "@/components/articles/submission-input";
import { useCancellableAttempt } from "@/components/articles/use-cancellable-attempt";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { type CommandForm, useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { useShortcuts } from "@/components/ui/shortcuts";
import { submitArticleInput } from "@/lib/articles/schema";
import type { Result } from "@/lib/result";

const pendingLabels = { paste: "Breaking it down…", upload: "Reading the file…", url: "Fetching the page…" } as const;

const empty: SubmitArticleInput = {
  way: "paste",
  text: "",
  fileName: "",
  file: "",
  url: "",
  title: "",
  author: "",
  outlet: "",
  publishedOn: "",
  language: "",
  selectionReason: "",
  allowDuplicate: false,
};

/** Paste, upload or address, with what the desk must know about the article. Whatever is refused, what was typed stays. */
export function SubmitArticleForm({
  workspace,
  isReadByModel,
  action,
}: {
  workspace: string;
  /** Whether a language model reads it too, which takes time. */
  isReadByModel: boolean;
  action: (input: SubmitArticleInput) => Promise<Result<{ articleId: string }>>;
}) {
  const router = useRouter();
  const [isLeaving, setIsLeaving] = useState(false);
  const attempt = useCancellableAttempt(`/${workspace}/articles/new/cancel`);
  const { form, submit } = useCommandForm({
    schema: submitArticleInput,
    defaultValues: empty,
    action: (input: SubmitArticleInput) => action({ ...trimmedToWay(input), attempt: attempt.begin() }),
    onSuccess: ({ articleId }) => {
      setIsLeaving(true);
      router.push(`/${workspace}/articles/${articleId}`);
    },
  });
  const { isSubmitting } = useFormState({ control: form.control });
  useShortcuts("Submitting", [{ keys: "mod+enter", does: "Submit the article", run: () => void submit() }]);
  return (
    <form onSubmit={submit} noValidate method="post" aria-busy={isSubmitting || isLeaving} className="flex flex-col gap-8">
      <FormAlert form={form} />
      <DuplicateConsent form={form} />
      <ArticleSource form={form} />
      <ArticleDetails form={form} />
      <Sending form={form} isReadByModel={isReadByModel} onCancel={attempt.cancel} />
    </form>
  );
}

/** Appears only after the desk said that the article is already here. */
function DuplicateConsent({ form }: { form: CommandForm<SubmitArticleInput> }) {
  const { errors } = useFormState({ control: form.control });
  const isWanted = useWatch({ control: form.control, name: "allowDuplicate" });
  if (isWanted !== true && errors.root?.message?.includes("already here") !== true) return null;
  return (
    <Field form={form} name="allowDuplicate">
      {(bound) => (
        <Checkbox
          label="Submit it a second time all the same"
          description="Both then stand side by side, each with its own claims."
          {...bound}
        />
      )}
    </Field>
  );
}

function Sending({
  form,
  isReadByModel,
  onCancel,
}: {
  form: CommandForm<SubmitArticleInput>;
  isReadByModel: boolean;
  onCancel: () => void;
}) {
  const { isSubmitting } = useFormState({ control: form.control });
  const way = useWatch({ control: form.control, name: "way" });
  return (
    <div className="flex flex-wrap items-center gap-2 border-hairline border-t pt-4">
      <SubmitButton form={form} pendingLabel={pendingLabels[way]}>
        Submit article
      </SubmitButton>
      {isSubmitting && (way === "url" || isReadByModel) ? (
        <Button look="plain" onPress={onCancel}>
          Cancel
        </Button>
      ) : null}
    </div>
  );
}
