import { describeRange } from "@/lib/articles/anchoring";
import { findPlainly } from "@/lib/articles/occurrences";
import type { Selector } from "@/lib/articles/selector";

/** A selector as other tools keep it: a quotation with little or no context, a position (UTF-16 offsets), or both. */
export type LooseSelector = { exact?: string; prefix?: string; suffix?: string; start?: number; end?: number };

/** A selector, or one sentence that tells what is wrong with it. */
export type ReadSelector = { ok: true; selector: Selector } | { ok: false; problem: string };

/**
 * Finds a loose selector's place in the text it was made on, and describes it anew with as much context as telling places apart takes. A
 * quotation that stands there several times, or not at all, is taken as it is: resolving it then says so.
 */
export function readSelector(text: string, loose: LooseSelector): ReadSelector {
  const { exact, prefix = "", suffix = "", start, end } = loose;
  if (start !== undefined || end !== undefined) {
    if (start === undefined || end === undefined || !Number.isInteger(start) || !Number.isInteger(end)) {
      return { ok: false, problem: "start and end must both be whole numbers" };
    }
    const isInside = start >= 0 && start < end && end <= text.length;
    if (isInside && (exact === undefined || text.slice(start, end) === exact)) return described(text, start, end);
    if (exact === undefined) return { ok: false, problem: "start and end lie outside the old text" };
  }
  if (exact === undefined || exact === "") return { ok: false, problem: "the selector has neither words nor a position" };
  const whole = findPlainly(text, prefix + exact + suffix, 2);
  const [only] = whole.length === 1 ? whole.map((at) => at + prefix.length) : whole.length === 0 ? alone(text, exact) : [];
  if (only !== undefined) return described(text, only, only + exact.length);
  return { ok: true, selector: { exact, prefix, suffix, start: -1, end: -1 } };
}

function alone(text: string, exact: string): number[] {
  const places = findPlainly(text, exact, 2);
  return places.length === 1 ? places : [];
}

function described(text: string, start: number, end: number): ReadSelector {
  try {
    return { ok: true, selector: describeRange(text, { start, end }) };
  } catch (error) {
    if (error instanceof RangeError) return { ok: false, problem: "the place cuts a character in half" };
    throw error;
  }
}
