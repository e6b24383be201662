import type { Selector } from "@/lib/articles/selector";

/** One annotation of a file, in our words. `problem` says why nothing can be made of it; then only `row` and what was readable count. */
export type AnnotationRow = {
  /** Its number in the file, from 1. */
  row: number;
  problem: string | null;
  /** Its own address, or its id with the tool that made it. */
  id: string | null;
  author: string | null;
  /** When it was made, as an ISO date and time. */
  madeAt: string | null;
  /** What it says of the words as a statement; null when it says none. */
  statement: string | null;
  note: string;
  tags: string[];
  /** The address of the page it was made on. */
  source: string | null;
  quote: Pick<Selector, "exact" | "prefix" | "suffix"> | null;
  /** Where the words stand in the copy of that SHA-256, in Unicode code points. */
  place: { start: number; end: number; textHash: string } | null;
  /** The annotations it answers, by their id, the one that began the discussion first; empty when it answers none. */
  answers: string[];
};

/** The tools whose files can be read. */
export const annotationFormats = ["w3c", "hypothesis"] as const;

/** The kind of file. */
export type AnnotationFormat = (typeof annotationFormats)[number];

/** What a file holds. */
export type AnnotationFile = { format: AnnotationFormat; rows: AnnotationRow[] };

/** A row of which nothing is known but its number. */
export function emptyRow(row: number, problem: string | null): AnnotationRow {
  const nothing = {
    id: null,
    author: null,
    madeAt: null,
    statement: null,
    note: "",
    tags: [],
    source: null,
    quote: null,
    place: null,
    answers: [],
  };
  return { row, problem, ...nothing };
}

/** A date and time in ISO form and UTC, or null when it is none. */
export function instantOf(value: unknown): string | null {
  if (typeof value !== "string" || value.length > 40) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
