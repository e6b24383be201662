"use client";
import { type ChangeEvent, useEffect, useId, useRef, useState } from "react";
import { type FieldValues, get, type Path, type PathValue, useFormState, useWatch } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";
import { boxClass, describe, FieldFrame } from "@/components/ui/field-frame";
import { formatOfFile, isDocumentFormat } from "@/lib/articles/extract-format";
import { documentBytesMax, inWords, uploadBytesMax } from "@/lib/articles/limits";

const label = "File";

/** Which files a field takes, in words and for the browser, and the most bytes of one by its name. */
export type FileRule = { description: string; accept: string; bytesMaxOf: (fileName: string) => number };

const articleFiles: FileRule = {
  description: `.txt, .md or .html in UTF-8, at most ${inWords(uploadBytesMax, "bytes")}; .docx, .pdf or .eml, at most ${inWords(documentBytesMax, "bytes")}. Drop it on the field, or choose it.`,
  accept: ".txt,.text,.md,.markdown,.html,.htm,.xhtml,.docx,.pdf,.eml",
  bytesMaxOf(fileName) {
    const format = formatOfFile(fileName);
    return format !== null && isDocumentFormat(format) ? documentBytesMax : uploadBytesMax;
  },
};

/** A form that takes a file: the bytes under `file`, its own name under `fileName`. */
type WithFile = FieldValues & { file?: unknown; fileName?: unknown };

/** One file, read in the browser and kept in the form as base64, so that it survives errors and a change of mind. */
export function FileField<Input extends WithFile>({ form, rule = articleFiles }: { form: CommandForm<Input>; rule?: FileRule }) {
  const { description } = rule;
  const names = { file: "file" as Path<Input>, fileName: "fileName" as Path<Input> };
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  // The browser's own field shows the file, but comes back empty after another way in was looked at.
  const [isShown, setIsShown] = useState(false);
  const { errors, submitCount } = useFormState({ control: form.control });
  const fileName = useWatch({ control: form.control, name: names.fileName });
  const found: unknown = get(errors, "file.message");
  const error = refusal ?? (typeof found === "string" ? found : undefined);

  // Known to the form without an element of its own: the browser's would hand over a list of files instead of what is kept.
  useEffect(() => {
    form.register("file" as Path<Input>);
  }, [form]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the same error after another try must take the focus again.
  useEffect(() => {
    if (found !== undefined) input.current?.focus();
  }, [found, submitCount]);

  const set = (name: Path<Input>, value: string) => form.setValue(name, value as PathValue<Input, Path<Input>>, { shouldDirty: true });

  async function choose(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    if (file === undefined) return;
    form.clearErrors(names.file);
    setIsShown(true);
    set(names.fileName, file.name);
    const bytesMax = rule.bytesMaxOf(file.name);
    const isTooLarge = file.size > bytesMax;
    setRefusal(
      isTooLarge ? `“${file.name}” has ${inWords(file.size, "bytes")}; at most ${inWords(bytesMax, "bytes")} are accepted.` : null,
    );
    set(names.file, isTooLarge ? "" : await asBase64(file));
  }

  return (
    <FieldFrame id={id} label={label} description={description} error={error}>
      <input
        ref={input}
        id={id}
        type="file"
        accept={rule.accept}
        onChange={choose}
        {...describe(id, { description, error })}
        className={`${boxClass} py-6 text-secondary file:mr-3 file:rounded-sm file:border file:border-rule file:bg-paper file:px-3 file:py-1 file:text-ink`}
      />
      {fileName && !isShown ? <p className="text-12">Chosen: {fileName}</p> : null}
    </FieldFrame>
  );
}

/** A file's bytes as base64, by the browser's own encoder. */
function asBase64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });
}
