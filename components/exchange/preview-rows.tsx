"use client";
import { Notice } from "@/components/ui/notice";
import type { ImportPreview } from "@/lib/exchange/queries";
import { remarkOf } from "@/lib/exchange/remark";
import { PreviewRow } from "./preview-row";

type Row = ImportPreview["rows"][number];
/** A row that comes in, at which place, and as what. */
export type Choice = { row: number; start: number; end: number; becomes?: "claim" | "comment" | undefined };

const groups = [
  { outcomes: ["ready"], name: "Found for certain", says: "Their words stand here once, with the same surroundings." },
  { outcomes: ["choose"], name: "Yours to place", says: "Nothing is chosen for you. What you leave out is not imported." },
  {
    outcomes: ["answer"],
    name: "Answers",
    says: "Each becomes a comment in the discussion of what it answers, and comes in only with that.",
  },
  { outcomes: ["unplaced"], name: "Not found", says: "They are left out. Mark the words by hand if they read differently here." },
  { outcomes: ["known"], name: "Here already", says: "They are left out." },
  { outcomes: ["refused"], name: "Cannot come in", says: "They are left out, each with its reason." },
] as const satisfies readonly { outcomes: readonly Row["outcome"][]; name: string; says: string }[];

/** What would become of each annotation of a file, and the choice where there is one. */
export function PreviewRows({
  preview,
  language,
  chosen,
  usual,
  onChoose,
  answers,
  onAnswer,
}: {
  preview: ImportPreview;
  language: string;
  chosen: readonly Choice[];
  /** What a row becomes unless it is said otherwise. */
  usual: "claim" | "comment";
  onChoose: (chosen: Choice[]) => void;
  /** The rows of the answers that come in. */
  answers: readonly number[];
  onAnswer: (row: number, isIn: boolean) => void;
}) {
  const byRow = new Map(chosen.map((one) => [one.row, one]));
  const shown = groups
    .map((group) => ({ ...group, rows: preview.rows.filter(({ outcome }) => group.outcomes.some((one) => one === outcome)) }))
    .filter(({ rows }) => rows.length > 0);
  const counts = shown.map(({ name, rows }) => `${name.toLowerCase()}: ${rows.length}`).join(", ");
  return (
    <>
      <Notice role="status">
        {preview.format === "w3c" ? "W3C annotations" : "Annotations of Hypothesis"}, compared with snapshot {preview.snapshot.number}.{" "}
        {counts.charAt(0).toUpperCase() + counts.slice(1)}. Nothing is saved yet.
      </Notice>
      {shown.map(({ name, says, rows }) => (
        <section key={name} aria-label={name}>
          <h3 className="text-15">
            {name} <span className="font-normal text-secondary">({rows.length})</span>
          </h3>
          <p className="mt-0.5 mb-1 text-12 text-secondary">{says}</p>
          <ul className="divide-y divide-hairline border-hairline border-y">
            {rows.map((row) => (
              <PreviewRow
                key={row.row}
                row={row}
                language={language}
                answer={
                  row.outcome !== "answer"
                    ? null
                    : {
                        isIn: answers.includes(row.row),
                        whyNot: isAboutChosen(row, chosen) ? null : "the row it is about is left out",
                        onChange: (isIn) => onAnswer(row.row, isIn),
                      }
                }
                chosen={byRow.get(row.row) ?? null}
                usual={remarkOf(row.annotation) === "" ? "claim" : usual}
                onChoose={(choice) =>
                  onChoose([...chosen.filter((one) => one.row !== row.row), ...(choice === null ? [] : [{ row: row.row, ...choice }])])
                }
              />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

/** Whether what an answer is about is here, or comes in. */
export function isAboutChosen({ about }: Pick<Row, "about">, chosen: readonly { row: number }[]): boolean {
  if (about === null) return false;
  return !("row" in about) || chosen.some(({ row }) => row === about.row);
}
