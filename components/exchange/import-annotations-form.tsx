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
import { remarkOf } from "@/lib/exchange/remark";
import { importAnnotationsInput } from "@/lib/exchange/schema";
import type { Result } from "@/lib/result";
import { lookAtFile } from "./look-at-file";
import { BecomesChoice } from "./preview-row";
import { isAboutChosen, PreviewRows } from "./preview-rows";

type Input = z.input<typeof importAnnotationsInput>;
type Chosen = Input["chosen"];
type Row = ImportPreview["rows"][number];

const rule: FileRule = {
  description: `.json or .jsonld, at most ${inWords(annotationBytesMax, "bytes")} and 1,000 annotations. Drop it on the field, or choose it.`,
  accept: ".json,.jsonld,application/json,application/ld+json",
  bytesMaxOf: () => annotationBytesMax,
};

const noSnapshot = "00000000-0000-0000-0000-000000000000";

/** A file of annotations: looked at first, then those that were agreed to become claims or comments. */
export function ImportAnnotationsForm({
  workspace,
  articleId,
  language,
  action,
}: {
  workspace: string;
  articleId: string;
  language: string;
  action: (
    input: Input,
  ) => Promise<Result<{ claimIds: string[]; comments: number; firstClaimId: string | null; firstCommentId: string | null }>>;
}) {
  const router = useRouter();
  const here = `/${workspace}/articles/${articleId}`;
  const [preview, setPreview] = useState<{ file: string; found: ImportPreview } | null>(null);
  const [isLooking, setIsLooking] = useState(false);
  const { form, submit } = useCommandForm({
    schema: importAnnotationsInput,
    defaultValues: { articleId, snapshotId: noSnapshot, fileName: "", file: "", chosen: [] as Chosen, answers: [] as number[] },
    action,
    onSuccess: ({ claimIds, comments, firstClaimId, firstCommentId }) => {
      const came = sayCounts(claimIds.length, comments);
      toastDone(`${came.charAt(0).toUpperCase()}${came.slice(1)} came in.`);
      const first = firstClaimId === null ? `/${workspace}/comments/${firstCommentId}` : `${here}?claim=${firstClaimId}`;
      router.push(first as `/${string}`);
    },
  });
  const file = useWatch({ control: form.control, name: "file" });
  const chosen = useWatch({ control: form.control, name: "chosen" });
  const answers = useWatch({ control: form.control, name: "answers" }) ?? [];
  const [usual, setUsual] = useState<"claim" | "comment">("claim");
  const [leftOut, setLeftOut] = useState<ReadonlySet<number>>(new Set());
  const claimCount = chosen.filter(({ becomes }) => becomes !== "comment").length;
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
    setLeftOut(new Set());
    choose(readyRows(found.value.rows, usual), { rows: found.value.rows, without: new Set() });
  }

  /** What all become; as comments, those that say nothing stay out until somebody chooses them. */
  function becomeAll(rows: readonly Row[], next: "claim" | "comment") {
    setUsual(next);
    const ready = readyRows(rows, next);
    const isReady = new Set(ready.map(({ row }) => row));
    const placed = chosen.filter(({ row }) => !isReady.has(row) && rows[row - 1]?.outcome === "choose" && mayBecome(rows[row - 1], next));
    choose([...ready, ...placed.map((one) => ({ ...one, becomes: next }))], { rows, without: leftOut });
  }

  /** Answers come along with what they are about, unless they were left out by hand. */
  function choose(next: Chosen, { rows, without }: { rows: readonly Row[]; without: ReadonlySet<number> }) {
    const along = rows.filter((row) => row.outcome === "answer" && isAboutChosen(row, next) && !without.has(row.row));
    form.setValue("chosen", next, { shouldDirty: true });
    form.setValue(
      "answers",
      along.map(({ row }) => row),
      { shouldDirty: true },
    );
  }

  function answer(row: number, isIn: boolean) {
    const without = new Set(leftOut);
    if (isIn) without.delete(row);
    else without.add(row);
    setLeftOut(without);
    choose(chosen, { rows: shown?.rows ?? [], without });
  }

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
          <BecomesChoice
            name="all-become"
            legend="Annotations come in"
            isLegendShown
            becomes={usual}
            onChange={(next) => becomeAll(shown.rows, next)}
          />
          <PreviewRows
            preview={shown}
            language={language}
            chosen={chosen}
            usual={usual}
            onChoose={(next) => choose(next, { rows: shown.rows, without: leftOut })}
            answers={answers}
            onAnswer={answer}
          />
          <div className="sticky bottom-0 -mx-1 border-hairline border-t bg-paper px-1 py-3">
            <SubmitButton form={form} pendingLabel="Importing…" isDisabled={chosen.length + answers.length === 0}>
              Import {sayCounts(claimCount, chosen.length - claimCount + answers.length)}
            </SubmitButton>
          </div>
        </>
      )}
    </form>
  );
}

function readyRows(rows: readonly Row[], becomes: "claim" | "comment"): Chosen {
  const ready = rows.filter((row) => row.outcome === "ready" && mayBecome(row, becomes));
  return ready.flatMap(({ row, places: [place] }) => (place === undefined ? [] : [{ row, start: place.start, end: place.end, becomes }]));
}

function mayBecome(row: Row | undefined, becomes: "claim" | "comment"): boolean {
  return becomes === "claim" || (row !== undefined && remarkOf(row.annotation) !== "");
}

function sayCounts(claims: number, comments: number): string {
  const ofClaims = claims === 1 ? "one claim" : `${claims} claims`;
  const ofComments = comments === 1 ? "one comment" : `${comments} comments`;
  if (comments === 0) return ofClaims;
  return claims === 0 ? ofComments : `${ofClaims} and ${ofComments}`;
}
