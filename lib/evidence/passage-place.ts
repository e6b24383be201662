import { type Reading, read, refuse } from "@/lib/articles/reading";

/** Where in a source a passage is: a stretch of a recording in milliseconds, cells of a table, or words for a person. */
export type PassagePlace =
  | { kind: "time"; fromMs: number; toMs: number | null; rest: string }
  | { kind: "cells"; sheet: string | null; from: Cell; to: Cell | null }
  | { kind: "words" };

type Cell = { column: number; row: number };

const time = String.raw`(?:\d{1,3}:)?\d{1,3}:\d{1,2}(?:\.\d{1,3})?`;
const times = new RegExp(String.raw`^(${time})(?:\s*[-–—]\s*(${time}))?(?:\s*[,;]\s*(.*))?$`, "su");
const cells = /^(?:('(?:[^']|'')+'|[\p{L}\p{N}_.]+)!)?\$?([A-Za-z]{1,3})\$?(\d{1,7})(?:\s*:\s*\$?([A-Za-z]{1,3})\$?(\d{1,7}))?$/u;
const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;
/** As wide and as long as a table of the common spreadsheets may be. */
const columnsMax = 16_384;
const rowsMax = 1_048_576;

/** Milliseconds of `1:02`, `75:00` or `1:02:03.5`; null when a part is over its bound. */
function readTime(text: string): number | null {
  const [seconds = "0", minutes = "0", hours] = text.split(":").reverse();
  if (Number(seconds) >= 60 || (hours !== undefined && Number(minutes) >= 60)) return null;
  return Number(hours ?? 0) * hourMs + Number(minutes) * minuteMs + Math.round(Number(seconds) * secondMs);
}

function readCell(column: string, row: string): Cell | null {
  const at = [...column.toUpperCase()].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
  return at > columnsMax || Number(row) < 1 || Number(row) > rowsMax ? null : { column: at, row: Number(row) };
}

function readTimes(locator: string): Reading<PassagePlace> {
  const found = times.exec(locator);
  const [, first, last, rest = ""] = found ?? [];
  if (first === undefined) return refuse("Say when in the recording, such as 1:02:03 or 0:14:30–0:15:05; more words after a comma.");
  const [fromMs, toMs] = [readTime(first), last === undefined ? null : readTime(last)];
  if (fromMs === null || (last !== undefined && toMs === null)) return refuse("Seconds and minutes go up to 59, such as 1:02:03.");
  return toMs !== null && toMs <= fromMs ? refuse("The end lies before the beginning.") : read({ kind: "time", fromMs, toMs, rest });
}

function readCells(locator: string): Reading<PassagePlace> {
  const found = cells.exec(locator);
  if (found === null)
    return locator === "" ? refuse("Say which cells, such as Sheet1!B2:C9, or which query gave it.") : read({ kind: "words" });
  const [, sheet, column = "", row = "", lastColumn, lastRow] = found;
  const from = readCell(column, row);
  const to = lastColumn === undefined || lastRow === undefined ? null : readCell(lastColumn, lastRow);
  if (from === null || (lastColumn !== undefined && to === null))
    return refuse("There is no such cell: columns go up to XFD, rows from 1 to 1,048,576.");
  if (to !== null && (to.column < from.column || to.row < from.row)) return refuse("The last cell lies before the first.");
  return read({ kind: "cells", sheet: sheet ?? null, from, to });
}

/**
 * Reads where a passage is said to be, by the kind of its source: a recording wants a time, a data set cells or a query, all else any words or none.
 * Refuses, in words for the person who wrote it, what cannot be one.
 */
export function readPassagePlace(sourceKind: string, locator: string): Reading<PassagePlace> {
  if (sourceKind === "recording") return readTimes(locator);
  return sourceKind === "dataset" ? readCells(locator) : read({ kind: "words" });
}

const mediaFile = /\.(?:mp4|m4v|m4a|mp3|webm|ogg|oga|ogv|opus|wav|flac|mov)$/i;

/**
 * The address of a stretch of a recording where the page is the media file itself, by a media fragment (W3C): `…#t=62.5,90`. Null for all other
 * passages and pages.
 */
export function mediaFragmentUrl(url: string, { kind, locator }: { kind: string; locator: string }): string | null {
  if (kind !== "recording" || !mediaFile.test(new URL(url).pathname)) return null;
  const place = readTimes(locator);
  if (!place.ok || place.value.kind !== "time") return null;
  const { fromMs, toMs } = place.value;
  const stretch = [fromMs, toMs].flatMap((ms) => (ms === null ? [] : [String(ms / secondMs)])).join(",");
  return `${url.replace(/#.*$/s, "")}#t=${stretch}`;
}
