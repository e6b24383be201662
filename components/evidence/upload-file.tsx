"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { toastDone, toastFailed } from "@/components/ui/toast";

/** Uploads a file, as a copy of a source unless it is said otherwise, straight from the disk; shows how far it is and can be cancelled. */
export function UploadFile({
  address,
  bytesMax,
  label = "Upload a file of it",
  fieldLabel = "File to keep as a copy",
}: {
  address: string;
  bytesMax: number;
  label?: string;
  fieldLabel?: string;
}) {
  const router = useRouter();
  const chooser = useRef<HTMLInputElement>(null);
  const sending = useRef<XMLHttpRequest | null>(null);
  const [share, setShare] = useState<number | null>(null);

  function end(problem: string | null) {
    sending.current = null;
    setShare(null);
    if (chooser.current) chooser.current.value = "";
    if (problem !== null) toastFailed(problem);
  }

  function send(file: File) {
    if (file.size > bytesMax) return end(`${file.name} is larger than ${Math.floor(bytesMax / 1024 / 1024)} MB.`);
    const request = new XMLHttpRequest();
    sending.current = request;
    setShare(0);
    request.upload.onprogress = ({ loaded, total }) => setShare(total === 0 ? 0 : loaded / total);
    request.onerror = () => end("The upload broke off. Nothing was saved; try again.");
    request.onabort = () => end("The upload was cancelled. Nothing was saved.");
    request.onload = () => {
      const problem = problemIn(request.responseText);
      end(problem);
      if (problem === null) {
        toastDone(`${file.name} is kept.`);
        router.refresh();
      }
    };
    request.open("POST", `${address}&name=${encodeURIComponent(file.name)}`);
    request.setRequestHeader("content-type", "application/octet-stream");
    request.send(file);
  }

  return (
    <div className="flex flex-wrap items-center gap-2">
      <input
        ref={chooser}
        type="file"
        aria-label={fieldLabel}
        tabIndex={-1}
        className="sr-only"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) send(file);
        }}
      />
      <Button isPending={share !== null} onPress={() => chooser.current?.click()}>
        {share === null ? label : `Uploading, ${Math.round(share * 100)} %`}
      </Button>
      {share === null ? null : <Button onPress={() => sending.current?.abort()}>Cancel</Button>}
    </div>
  );
}

function problemIn(text: string): string | null {
  try {
    const answer: unknown = JSON.parse(text);
    if (typeof answer !== "object" || answer === null || !("ok" in answer)) return "The answer could not be read.";
    if (answer.ok === true) return null;
    const refusal = "refusal" in answer && typeof answer.refusal === "object" && answer.refusal !== null ? answer.refusal : {};
    if ("reason" in refusal && typeof refusal.reason === "string") return refusal.reason;
    if ("fields" in refusal && typeof refusal.fields === "object" && refusal.fields !== null)
      return Object.values(refusal.fields).flat().join(" ");
    return "The file was not accepted.";
  } catch (error) {
    if (error instanceof SyntaxError) return "The upload broke off. Nothing was saved; try again.";
    throw error;
  }
}
