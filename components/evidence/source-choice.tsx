"use client";
import { useState } from "react";
import { useController } from "react-hook-form";
import type { z } from "zod";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { FieldNotes } from "@/components/ui/field-frame";
import { SearchChoice } from "@/components/ui/search-choice";
import type { attachEvidenceInput } from "@/lib/evidence/schema";
import { sourceKindWords } from "./evidence-words";
import { type KnownSource, useKnownSources } from "./use-known-sources";

/** Which source evidence is from: one of all the newsroom has, found by its words, or none of them. The newest stand there before anything is typed. */
export function SourceChoice({
  form,
  workspace,
  newest,
  chosen,
  isUnread,
  onFound,
}: {
  form: CommandForm<z.input<typeof attachEvidenceInput>>;
  workspace: string;
  newest: readonly KnownSource[];
  /** The source of the id in the form; null while it is not looked up, or `isUnread` when it could not be. */
  chosen: KnownSource | null;
  isUnread: boolean;
  onFound: (source: KnownSource) => void;
}) {
  const { field, fieldState } = useController({ control: form.control, name: "sourceId" });
  const error = fieldState.error?.message;
  // What had the focus gives way to the other, which takes it; what is drawn first takes none.
  const [hasMoved, setHasMoved] = useState(false);
  const move = (sourceId: string) => {
    setHasMoved(true);
    field.onChange(sourceId);
  };
  if (!field.value)
    return (
      <Search
        {...{ workspace, newest, error }}
        isFocused={hasMoved}
        onChoose={(source) => {
          onFound(source);
          move(source.id);
        }}
      />
    );
  return (
    <section aria-label="Source" className="flex flex-col gap-1">
      <span className="font-strong text-13">Source</span>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1 rounded-sm border border-hairline bg-sunken p-2">
        {chosen === null ? (
          <p className="text-13 text-secondary">
            {isUnread ? "The source chosen before could not be looked up. It is kept." : "The source chosen before."}
          </p>
        ) : (
          <p className="min-w-0 text-13">
            <bdi className="wrap-anywhere block">{chosen.title}</bdi>
            <bdi className="wrap-anywhere block text-12 text-secondary">{sayOrigin(chosen)}</bdi>
          </p>
        )}
        <Button size="small" look="quiet" autoFocus={hasMoved} onPress={() => move("")}>
          Another source
        </Button>
      </div>
      <FieldNotes id="source-chosen" error={error} />
    </section>
  );
}

function Search({
  workspace,
  newest,
  error,
  isFocused,
  onChoose,
}: {
  workspace: string;
  newest: readonly KnownSource[];
  error: string | undefined;
  isFocused: boolean;
  onChoose: (source: KnownSource) => void;
}) {
  const [words, setWords] = useState("");
  const search = words.trim();
  const { state, sources, hasMore } = useKnownSources(workspace, search === "" ? null : { search });
  const found = search === "" ? newest : sources;
  return (
    <SearchChoice
      label="Source"
      isOptional
      description="One the newsroom knows: type some of its title, publisher or address. Or describe a new one below."
      error={error}
      isFocused={isFocused}
      words={words}
      onWords={setWords}
      found={found.map((source) => ({ id: source.id, label: source.title, detail: sayOrigin(source) }))}
      note={noteOf({ search, state, isEmpty: found.length === 0, hasMore })}
      onChoose={(id) => {
        const source = found.find((one) => one.id === id);
        if (source !== undefined) onChoose(source);
      }}
    />
  );
}

function noteOf({ search, state, isEmpty, hasMore }: { search: string; state: string; isEmpty: boolean; hasMore: boolean }): string {
  if (state === "failed") return "The sources could not be looked through. Type on to try again.";
  if (state === "looking") return "Looking…";
  if (isEmpty) return search === "" ? "The newsroom has no source yet." : "No source has all of these words. Describe a new one below.";
  if (search === "") return "These are the newest. Type to find others.";
  return hasMore ? "There are more. Type more of it." : "";
}

/** Publisher, kind and address: what tells two sources of the same title apart. */
function sayOrigin({ publisher, kind, url }: KnownSource): string {
  return [publisher, sourceKindWords[kind], url?.replace(/^https?:\/\//, "")].filter((part) => part).join(" · ");
}
