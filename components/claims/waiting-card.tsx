"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { ComparedWords } from "@/components/articles/text-comparison";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import type { TextRange } from "@/lib/articles/graphemes";
import { type PlaceShown, surround } from "@/lib/articles/surroundings";
import type { WaitingPlace } from "@/lib/claims/waiting-place";
import type { WaitingClaim } from "@/lib/claims/waiting-queries";
import { anchorWords } from "./anchor-words";

/** A claim, or a discussion of words of the article, whose words wait for a place. `words`: the statement, or what was said first. */
export type Waiting = WaitingPlace & { words: string; verdict: WaitingClaim["verdict"] } & (
    | { kind: "claim"; id: string; placeId: string }
    | { kind: "thread"; id: string }
  );

type Props = {
  id: string;
  waiting: Waiting;
  /** Which of the words of one claim that waits with several; null when it is the only one. */
  among: string | null;
  snapshot: { number: number; text: string };
  language: string;
  whyNot: string | null;
  find: (words: string, limit: number) => TextRange[];
  onPlace: (place: (TextRange & { exact: string }) | null) => Promise<void>;
};

const foundMax = 8;
const surroundingsLength = 160;

/** A claim or discussion that waits: where it stood, where it may stand now, and the choice. Nothing is chosen beforehand. */
export function WaitingCard({ id, waiting, among, snapshot, language, whyNot, find, onPlace }: Props) {
  const isThread = waiting.kind === "thread";
  const [chosen, setChosen] = useState<string | null>(null);
  const [words, setWords] = useState("");
  const [isPending, setIsPending] = useState(false);
  const found = words.trim().length < 3 ? [] : find(words, foundMax).map((range) => surround(snapshot.text, range, surroundingsLength));
  const places: (PlaceShown & { pieces?: Waiting["places"][number]["pieces"] })[] = [...waiting.places, ...found];
  const place = chosen === null || chosen === "gone" ? null : places[Number(chosen)];
  const canSave = chosen === "gone" || (place !== null && place !== undefined);

  async function save(event: FormEvent) {
    event.preventDefault();
    if (!canSave || isPending) return;
    setIsPending(true);
    await onPlace(place === null || place === undefined ? null : { start: place.start, end: place.end, exact: place.exact });
    setIsPending(false);
  }

  return (
    <section
      id={id}
      data-waiting
      tabIndex={-1}
      aria-labelledby={`${id}-name`}
      className="scroll-mt-16 rounded-md border border-hairline p-4 focus-visible:outline-2 focus-visible:outline-accent"
    >
      <header className="mb-3 flex flex-wrap items-start justify-between gap-2">
        <h2 id={`${id}-name`} dir="auto" lang={isThread ? undefined : language} className="max-w-[62ch] font-reading font-serif text-18">
          {isThread ? <span className="font-sans text-13 text-secondary">Discussion: </span> : null}
          {among === null ? null : <span className="font-sans text-13 text-secondary">Words {among}: </span>}
          <span className={isThread ? "line-clamp-3" : ""}>{waiting.words || "comments that were taken back"}</span>
        </h2>
        <span className="flex flex-wrap gap-1">
          <Badge tone="caution">{anchorWords[waiting.anchorState]}</Badge>
          {waiting.verdict === null ? null : (
            <Badge tone={waiting.verdict.staleAt === null ? "outline" : "danger"}>
              {waiting.verdict.rating.label}
              {waiting.verdict.staleAt === null ? "" : ", stale"}
            </Badge>
          )}
        </span>
      </header>
      <div className="grid gap-6 lg:grid-cols-2">
        <figure className="self-start lg:sticky lg:top-16">
          <figcaption className="mb-1 font-strong text-13">Where it stood, in snapshot {waiting.before.snapshotNumber}</figcaption>
          <Passage place={waiting.before} language={language} />
        </figure>
        <form onSubmit={save} noValidate method="post" aria-label={`Place of${among === null ? "" : ` words ${among}`}: ${waiting.words}`}>
          <fieldset disabled={whyNot !== null} className="min-w-0">
            <legend className="mb-1 font-strong text-13">Where it stands in snapshot {snapshot.number}</legend>
            {places.length === 0 ? <p className="mb-2 text-13 text-secondary">No place is like it.</p> : null}
            <div className="flex flex-col gap-2">
              {places.map((one, index) => (
                <Option
                  key={`${one.start}-${one.end}`}
                  name={`${id}-place`}
                  value={String(index)}
                  chosen={chosen}
                  onChoose={setChosen}
                  label={`Place ${index + 1}`}
                >
                  <Passage place={one} language={language} />
                </Option>
              ))}
              <Option name={`${id}-place`} value="gone" chosen={chosen} onChoose={setChosen} label="The words are gone from the article" />
            </div>
            <TextField
              type="search"
              label="Or find the words as they now read"
              description={
                words.trim() === ""
                  ? undefined
                  : `${found.length === foundMax ? `${foundMax} or more` : found.length} found; choose one above.`
              }
              value={words}
              autoComplete="off"
              className="mt-3"
              onChange={(event) => {
                setWords(event.target.value);
                setChosen(null);
              }}
            />
            <div className="mt-3 flex items-center gap-3">
              <Button type="submit" look="primary" isPending={isPending} isDisabled={!canSave}>
                {isPending
                  ? "Saving…"
                  : chosen === "gone"
                    ? "Confirm that they are gone"
                    : isThread
                      ? "Tie the discussion to this place"
                      : "Tie the claim to this place"}
              </Button>
            </div>
          </fieldset>
          {whyNot === null ? null : <p className="mt-2 text-13 text-secondary">{whyNot}</p>}
        </form>
      </div>
    </section>
  );
}

function Option({
  name,
  value,
  chosen,
  label,
  onChoose,
  children,
}: {
  name: string;
  value: string;
  chosen: string | null;
  label: string;
  onChoose: (value: string) => void;
  children?: ReactNode;
}) {
  return (
    <label className="flex items-start gap-2 rounded-sm border border-hairline p-2 has-checked:border-accent has-checked:bg-accent-wash">
      <input
        type="radio"
        name={name}
        value={value}
        checked={chosen === value}
        onChange={() => onChoose(value)}
        className="mt-1 size-4 shrink-0"
      />
      <span className="min-w-0">
        <span className="text-13">{label}</span>
        {children}
      </span>
    </label>
  );
}

/** A stretch of text in its surroundings; where its words differ from the claim's, they are compared. */
function Passage({ place, language }: { place: PlaceShown & { pieces?: Waiting["places"][number]["pieces"] }; language: string }) {
  return (
    <span dir="auto" lang={language} className="block whitespace-pre-line font-reading font-serif text-15 text-secondary">
      {place.before}
      <mark className="bg-pencil-wash text-ink">
        {place.pieces === undefined || place.pieces === null ? place.exact : <ComparedWords pieces={place.pieces} />}
      </mark>
      {place.after}
    </span>
  );
}
