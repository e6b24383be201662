"use client";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { boxClass, FieldFrame } from "@/components/ui/field-frame";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { proofBytesMax, verifyFile } from "@/lib/audit/offline-verifier.mjs";

type Report = Awaited<ReturnType<typeof verifyFile>>;
type Outcome = { name: string; report: Report } | { name: string; failure: string };

const description = "A file ending in .assay-proof.json. Drop it here, or choose it.";
const keyDescription =
  "A verifier key of the newsroom’s log, from its page …/log/keys or from a witness. Without one, compare by eye below.";

async function check(file: File, key: string): Promise<Outcome> {
  const { name } = file;
  if (file.size > proofBytesMax) return { name, failure: "The file is too large to be a proof." };
  try {
    return { name, report: await verifyFile(new Uint8Array(await file.arrayBuffer()), key === "" ? {} : { trustedKeys: [key] }) };
  } catch (error) {
    // What the browser cannot do is said in its own words; a proof that does not hold does not end up here.
    return { name, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Checks a chosen or dropped proof in the browser, offline, and says in sentences what was found. */
export function VerifyProof() {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isOver, setIsOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // A file that was chosen before this script was there told nobody.
  useEffect(() => {
    const early = field.current?.files?.[0];
    if (early === undefined) return;
    setFile(early);
    check(early, "").then(setOutcome);
  }, []);

  async function look(next: File | null | undefined, trusted: string) {
    if (!next) return;
    setFile(next);
    setOutcome(await check(next, trusted.trim()));
  }

  function drop(event: DragEvent) {
    event.preventDefault();
    setIsOver(false);
    look(event.dataTransfer.files[0], key);
  }

  return (
    <div className="flex flex-col gap-4 font-sans text-15">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut; the field inside does the same by keyboard. */}
      <div
        onDragOver={(event) => {
          event.preventDefault();
          setIsOver(true);
        }}
        onDragLeave={() => setIsOver(false)}
        onDrop={drop}
      >
        <FieldFrame id={id} label="Proof" description={description}>
          <input
            ref={field}
            id={id}
            type="file"
            accept=".json,application/json"
            aria-describedby={`${id}-description`}
            onChange={(event) => look(event.target.files?.[0], key)}
            className={`${boxClass} py-8 text-secondary file:mr-3 file:rounded-sm file:border file:border-rule file:bg-paper file:px-3 file:py-1 file:text-ink ${isOver ? "bg-selected" : ""}`}
          />
        </FieldFrame>
      </div>
      <TextField
        label="Key that you trust"
        isOptional
        description={keyDescription}
        value={key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setKey(event.target.value);
          look(file, event.target.value);
        }}
      />
      <div aria-live="polite">{outcome === null ? null : <Found outcome={outcome} />}</div>
    </div>
  );
}

function Found({ outcome }: { outcome: Outcome }) {
  if ("failure" in outcome) {
    return (
      <Notice tone="danger" title={`${outcome.name} could not be checked`}>
        <p>{outcome.failure}</p>
      </Notice>
    );
  }
  const { holds, isPinned, sentences, signers } = outcome.report;
  return (
    <Notice
      tone={holds ? "success" : "danger"}
      title={holds ? `The proof in ${outcome.name} holds` : `The proof in ${outcome.name} does not hold`}
    >
      <ol className="mt-1 list-decimal space-y-1 pl-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="break-words">
            {sentence}
          </li>
        ))}
      </ol>
      {holds && !isPinned ? (
        <>
          <p className="mt-2">
            Anybody can make a proof that holds. Whose this is, the key tells: compare it with one that you got elsewhere than from the
            file.
          </p>
          {signers.map((signer) => (
            <code key={signer} className="mt-1 block break-all font-mono text-12">
              {signer}
            </code>
          ))}
        </>
      ) : null}
    </Notice>
  );
}
