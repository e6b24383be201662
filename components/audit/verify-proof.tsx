"use client";
import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { boxClass, describe, FieldFrame } from "@/components/ui/field-frame";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import type { Direction } from "@/lib/articles/direction";
import { apart, sayFinding } from "@/lib/audit/finding-kinds";
import { proofBytesMax, verifyFile } from "@/lib/audit/offline-verifier.mjs";
import type { VerifyWords } from "@/lib/audit/verify-words/english";

type Report = Awaited<ReturnType<typeof verifyFile>>;
type Outcome = { name: string; report: Report } | { name: string; failure: string };

const tooLarge = "The file is too large to be a proof.";

async function check(file: File, key: string): Promise<Outcome> {
  const { name } = file;
  if (file.size > proofBytesMax) return { name, failure: tooLarge };
  try {
    const report = await verifyFile(new Uint8Array(await file.arrayBuffer()), key === "" ? {} : { trustedKeys: [key] });
    return report.isChecked ? { name, report } : { name, failure: report.sentences.join(" ") };
  } catch (error) {
    // What the browser cannot do is said in its own words; a proof that does not hold does not end up here.
    return { name, failure: error instanceof Error ? error.message : String(error) };
  }
}

/** Checks a chosen or dropped proof in the browser, offline, and says in sentences what was found. */
export function VerifyProof({ words, language, direction }: { words: VerifyWords; language: string; direction: Direction }) {
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [key, setKey] = useState("");
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [isOver, setIsOver] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  // The document around every page is the same, and says English; this page runs here or not at all.
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dir = direction;
  }, [language, direction]);

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
        <FieldFrame id={id} label={words.proof} description={words.proofAbout}>
          <input
            ref={field}
            id={id}
            type="file"
            accept=".json,application/json"
            {...describe(id, { description: words.proofAbout })}
            onChange={(event) => look(event.target.files?.[0], key)}
            className={`${boxClass} py-8 text-secondary file:me-3 file:rounded-sm file:border file:border-rule file:bg-paper file:px-3 file:py-1 file:text-ink ${isOver ? "bg-selected" : ""}`}
          />
        </FieldFrame>
      </div>
      <TextField
        label={words.key}
        isOptional
        optionalWord={words.optional}
        description={words.keyAbout}
        dir="ltr"
        value={key}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => {
          setKey(event.target.value);
          look(file, event.target.value);
        }}
      />
      <div aria-live="polite">{outcome === null ? null : <Found outcome={outcome} words={words} />}</div>
    </div>
  );
}

function Found({ outcome, words }: { outcome: Outcome; words: VerifyWords }) {
  const { findings } = words;
  const title = (template: string) => template.replace("{file}", () => (findings === null ? outcome.name : apart(outcome.name)));
  if ("failure" in outcome) {
    return (
      <Notice tone="danger" title={title(words.notChecked)}>
        <p>
          <Finding sentence={outcome.failure} words={words} />
        </p>
      </Notice>
    );
  }
  const { holds, isPinned, sentences, signers } = outcome.report;
  return (
    <Notice tone={holds ? "success" : "danger"} title={title(holds ? words.holds : words.fails)}>
      <ol className="mt-1 list-decimal space-y-1 ps-5">
        {sentences.map((sentence) => (
          <li key={sentence} className="break-words">
            <Finding sentence={sentence} words={words} />
          </li>
        ))}
      </ol>
      {holds && !isPinned ? (
        <>
          <p className="mt-2">{words.anybody}</p>
          {signers.map((signer) => (
            <code key={signer} dir="ltr" className="mt-1 block break-all font-mono text-12">
              {signer}
            </code>
          ))}
        </>
      ) : null}
    </Notice>
  );
}

/** What the verifier found, in the page's language; where that has no such sentence, as the verifier says it. */
function Finding({ sentence, words: { findings } }: { sentence: string; words: VerifyWords }) {
  if (findings === null) return sentence;
  return (
    sayFinding(sentence, findings) ?? (
      <span lang="en" dir="ltr">
        {sentence}
      </span>
    )
  );
}
