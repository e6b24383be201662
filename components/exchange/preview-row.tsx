import type { ReactNode } from "react";
import { sayDay } from "@/components/ui/time-words";
import type { ImportPreview } from "@/lib/exchange/queries";
import { remarkOf } from "@/lib/exchange/remark";

type Row = ImportPreview["rows"][number];
type Place = Row["places"][number];
type Becomes = "claim" | "comment";
type Chosen = { start: number; end: number; becomes?: Becomes | undefined };

/** One annotation: what it says, by whom, and where it may stand. All of it as plain words. */
export function PreviewRow({
  row,
  language,
  chosen,
  usual,
  onChoose,
  answer,
}: {
  row: Row;
  language: string;
  chosen: Chosen | null;
  /** What it becomes when it is chosen, until it is said otherwise. */
  usual: Becomes;
  onChoose: (chosen: Chosen | null) => void;
  /** Of an answer: whether it comes in, or why it cannot. Null for every other row. */
  answer: { isIn: boolean; whyNot: string | null; onChange: (isIn: boolean) => void } | null;
}) {
  const { annotation, places, outcome, reason } = row;
  const isOpen = outcome === "ready" || outcome === "choose";
  const made = [annotation.author, annotation.madeAt === null ? null : sayDay(new Date(annotation.madeAt))].filter((part) => part !== null);
  const becomes = chosen?.becomes ?? usual;
  const chooseAt = (place: Place | undefined) => onChoose(place === undefined ? null : { start: place.start, end: place.end, becomes });
  const words = row.statement || (annotation.quote?.exact ?? "");
  return (
    <li className="py-3">
      <p className="text-12 text-secondary">
        Row {row.row}
        {sayParent(row)}
        {made.length === 0 ? null : <span dir="auto"> · {made.join(" · ")}</span>}
        {reason === "" ? null : <span className="wrap-anywhere"> · {reason}</span>}
      </p>
      {words === "" ? null : (
        <p dir="auto" lang={language} className="wrap-anywhere mt-1 font-reading font-serif text-15">
          {words}
        </p>
      )}
      {annotation.note === "" ? null : (
        <p dir="auto" className="wrap-anywhere mt-1 whitespace-pre-line text-13">
          {annotation.answers.length > 0 ? null : <span className="text-secondary">Note: </span>}
          {annotation.note}
        </p>
      )}
      {annotation.tags.length === 0 ? null : (
        <p className="wrap-anywhere mt-1 text-12 text-secondary">Tags: {annotation.tags.join(", ")}</p>
      )}
      {answer === null ? null : (
        <Choice
          kind="checkbox"
          name={`row-${row.row}`}
          isChosen={answer.isIn}
          isDisabled={answer.whyNot !== null}
          onChange={answer.onChange}
          label={`Import row ${row.row} as a comment${answer.whyNot === null ? "" : `: ${answer.whyNot}`}`}
        />
      )}
      {!isOpen ? null : places.length === 1 && places[0] !== undefined ? (
        <Choice
          kind="checkbox"
          name={`row-${row.row}`}
          isChosen={chosen !== null}
          onChange={(isChosen) => chooseAt(isChosen ? places[0] : undefined)}
          label={outcome === "ready" ? `Import row ${row.row}` : `Row ${row.row} is meant here`}
        >
          <Passage place={places[0]} language={language} />
        </Choice>
      ) : (
        <fieldset className="mt-1">
          <legend className="sr-only">Where row {row.row} stands</legend>
          {places.map((place, at) => (
            <Choice
              key={place.start}
              kind="radio"
              name={`row-${row.row}`}
              isChosen={chosen?.start === place.start && chosen.end === place.end}
              onChange={() => chooseAt(place)}
              label={`Place ${at + 1}`}
            >
              <Passage place={place} language={language} />
            </Choice>
          ))}
          <Choice kind="radio" name={`row-${row.row}`} isChosen={chosen === null} onChange={() => onChoose(null)} label="Leave it out" />
        </fieldset>
      )}
      {chosen === null || remarkOf(annotation) === "" ? null : (
        <BecomesChoice
          name={`row-${row.row}-becomes`}
          legend={`What row ${row.row} becomes`}
          becomes={becomes}
          onChange={(next) => onChoose({ ...chosen, becomes: next })}
        />
      )}
    </li>
  );
}

/** The choice between a claim and a comment on the words. */
export function BecomesChoice({
  name,
  legend,
  isLegendShown = false,
  becomes,
  onChange,
}: {
  name: string;
  legend: string;
  isLegendShown?: boolean;
  becomes: Becomes;
  onChange: (becomes: Becomes) => void;
}) {
  return (
    <fieldset className="mt-1 flex flex-wrap items-baseline gap-x-4 text-13">
      <legend className={isLegendShown ? "pt-1 font-strong max-sm:w-full sm:float-start sm:mt-1 sm:py-1 sm:pe-4" : "sr-only"}>
        {legend}
      </legend>
      {(["claim", "comment"] as const).map((one) => (
        <Choice
          key={one}
          kind="radio"
          name={name}
          isChosen={becomes === one}
          onChange={() => onChange(one)}
          label={one === "claim" ? "As a claim" : "As a comment on its words"}
        />
      ))}
    </fieldset>
  );
}

function sayParent({ outcome, about, parent }: Row): string {
  if (outcome !== "answer") return "";
  if (parent !== null && "row" in parent) return ` · answers row ${parent.row}`;
  if (parent !== null) return " · answers a comment that is here";
  return about !== null && "row" in about ? ` · answers row ${about.row}` : " · answers what is here";
}

function Choice({
  kind,
  name,
  isChosen,
  isDisabled = false,
  onChange,
  label,
  children,
}: {
  kind: "checkbox" | "radio";
  name: string;
  isChosen: boolean;
  isDisabled?: boolean;
  onChange: (isChosen: boolean) => void;
  label: string;
  children?: ReactNode;
}) {
  return (
    <label className="mt-1 flex items-start gap-2 rounded-sm py-1 text-13">
      <input
        type={kind}
        name={name}
        checked={isChosen}
        disabled={isDisabled}
        onChange={(event) => onChange(event.target.checked)}
        className="mt-0.5 size-4 shrink-0"
      />
      <span className="min-w-0">
        {label}
        {children}
      </span>
    </label>
  );
}

function Passage({ place, language }: { place: Place; language: string }) {
  return (
    <span dir="auto" lang={language} className="wrap-anywhere block text-12 text-secondary">
      {place.before}
      <mark className="bg-transparent font-strong text-ink underline decoration-pencil decoration-2 underline-offset-2">{place.exact}</mark>
      {place.after}
    </span>
  );
}
