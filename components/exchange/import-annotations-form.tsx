"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { FileField, type FileRule } from "@/components/articles/file-field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import { inWords } from "@/lib/articles/limits";
import { annotationBytesMax } from "@/lib/exchange/limits";
import type { ImportPreview } from "@/lib/exchange/queries";
import { importAnnotationsInput } from "@/lib/exchange/schema";
import type { Result } from "@/lib/result";
import { lookAtFile } from "./look-at-file";
import { PreviewRows } from "./preview-rows";

type Input = z.input<typeof importAnnotationsInput>;
type Chosen = Input["chosen"];

const rule: FileRule = {
  description: `.json or .jsonld, at most ${inWords(annotationBytesMax, "bytes")} and 1,000 annotations. Drop it on the field, or choose it.`,
  accept: ".json,.jsonld,application/json,application/ld+json",
  bytesMaxOf: () => annotationBytesMax,
};

const noSnapshot = "00000000-0000-0000-0000-000000000000";

/** A file of annotations: looked at first, then those that were agreed to become claims. */
export function ImportAnnotationsForm({
  workspace,
  articleId,
  language,
  action,
}: {
  workspace: string;
  articleId: string;
  language: string;
  action: (input: Input) => Promise<Result<{ claimIds: string[] }>>;
}) {
  const router = useRouter();
  const here = `/${workspace}/articles/${articleId}`;
  const [preview, setPreview] = useState<{ file: string; found: ImportPreview } | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const { form, submit } = useCommandForm({
    schema: importAnnotationsInput,
    defaultValues: { articleId, snapshotId: noSnapshot, fileName: "", file: "", chosen: [] as Chosen },
    action,
    onSuccess: ({ claimIds }) => {
      toastDone(claimIds.length === 1 ? "One claim came in." : `${claimIds.length} claims came in.`);
      router.push(`${here}?claim=${claimIds[0]}` as `/${string}`);
    },
  });
  const file = useWatch({ control: form.control, name: "file" });
  const chosen = useWatch({ control: form.control, name: "chosen" });
  const shown = preview?.file === file ? preview.found : null;

  async function look() {
    form.clearErrors();
    const sent = form.getValues("file");
    if (sent === "") return form.setError("file", { message: "Choose a file." });
    setIsLooking(true);
    const found = await lookAtFile(`${here}/exchange/preview`, sent);
    setIsLooking(false);
    if (!found.ok) return form.setError("file", { message: found.problem });
    setPreview({ file: sent, found: found.value });
    form.setValue("snapshotId", found.value.snapshot.id);
    const ready = found.value.rows.filter(({ outcome }) => outcome === "ready");
    choose(ready.flatMap(({ row, places: [place] }) => (place === undefined ? [] : [{ row, start: place.start, end: place.end }])));
  }

  const choose = (next: Chosen) => form.setValue("chosen", next, { shouldDirty: true });

  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Import annotations" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <FileField form={form} rule={rule} />
      {shown === null ? (
        <Button look="primary" className="self-start" isPending={isLooking} onPress={() => void look()}>
          {isLooking ? "Looking for the words…" : "Look at the file"}
        </Button>
      ) : (
        <>
          <PreviewRows preview={shown} language={language} chosen={chosen} onChoose={choose} />
          <div className="sticky bottom-0 -mx-1 border-hairline border-t bg-paper px-1 py-3">
            <SubmitButton form={form} pendingLabel="Importing…" isDisabled={chosen.length === 0}>
              {chosen.length === 1 ? "Import one claim" : `Import ${chosen.length} claims`}
            </SubmitButton>
          </div>
        </>
      )}
    </form>
  );
}
