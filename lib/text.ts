import { z } from "zod";

/** Why a string cannot be stored byte for byte, or null when it can. PostgreSQL refuses NUL; its driver alters lone surrogates. */
export function unstorable(text: string): string | null {
  if (text.includes("\u0000")) return "holds a NUL character, which cannot be stored. Remove it and try again.";
  if (!text.isWellFormed()) return "holds half of a character (a lone surrogate), which cannot be stored. Remove it and try again.";
  return null;
}

function storable(text: string, context: z.RefinementCtx) {
  const problem = unstorable(text);
  if (problem !== null) context.addIssue({ code: "custom", message: `This ${problem}` });
}

/** Text kept exactly as given: no trimming, no normalising; at most `lengthMax` UTF-16 units. */
export function exactText(lengthMax: number) {
  return z
    .string({ error: "Text is missing." })
    .max(lengthMax, `At most ${lengthMax.toLocaleString("en")} characters.`)
    .superRefine(storable);
}

/** One or more paragraphs by a person: trimmed, required, at most `lengthMax` UTF-16 units. */
export function prose(lengthMax: number, whenMissing: string) {
  return z
    .string({ error: whenMissing })
    .trim()
    .min(1, whenMissing)
    .max(lengthMax, `At most ${lengthMax.toLocaleString("en")} characters.`)
    .superRefine(storable);
}

/** Like `prose`, but may be empty. */
export function optionalProse(lengthMax: number) {
  return z
    .string()
    .trim()
    .max(lengthMax, `At most ${lengthMax.toLocaleString("en")} characters.`)
    .superRefine(storable)
    .default("");
}

/** One required line: trimmed, no line breaks, at most `lengthMax` UTF-16 units. */
export function line(lengthMax: number, whenMissing: string) {
  return prose(lengthMax, whenMissing).refine((text) => !/[\r\n\u2028\u2029]/.test(text), "Must be a single line.");
}

/** One optional line; an empty one becomes null. */
export function optionalLine(lengthMax: number) {
  return z
    .string()
    .trim()
    .max(lengthMax, `At most ${lengthMax.toLocaleString("en")} characters.`)
    .superRefine(storable)
    .refine((text) => !/[\r\n\u2028\u2029]/.test(text), "Must be a single line.")
    .nullish()
    .transform((text) => (text ? text : null));
}

/** An optional calendar date `YYYY-MM-DD`; an empty string becomes null. */
export function optionalDate() {
  return z
    .union([z.literal(""), z.iso.date("Give the date as year-month-day, such as 2026-11-24."), z.null()])
    .optional()
    .transform((date) => (date ? date : null));
}

/** A calendar date `YYYY-MM-DD`. */
export function date(whenMissing: string) {
  return z.iso.date(whenMissing);
}

/** An optional time of day `HH:MM`; an empty string becomes null. */
export function optionalTime() {
  return z
    .union([z.literal(""), z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, "Give the time as hours and minutes, such as 14:05."), z.null()])
    .optional()
    .transform((time) => (time ? time : null));
}

/** An optional http or https address; an empty string becomes null. */
export function optionalUrl() {
  return z
    .union([z.literal(""), z.null(), httpUrl()])
    .optional()
    .transform((url) => (url ? url : null));
}

/** An http or https address of at most 2,000 characters. */
export function httpUrl() {
  return z
    .string()
    .trim()
    .max(2000, "At most 2,000 characters.")
    .superRefine(storable)
    .refine((url) => {
      if (!URL.canParse(url)) return false;
      const { protocol, hostname } = new URL(url);
      return (protocol === "http:" || protocol === "https:") && hostname !== "";
    }, "Give a full web address that begins with http:// or https://.");
}

/** One e-mail address of at most 254 characters, and nothing else: no name, no second address, no line break. */
export function emailAddress(whenWrong: string) {
  return z.string({ error: whenWrong }).trim().max(254, "At most 254 characters.").pipe(z.email(whenWrong));
}

/** An optional e-mail address; an empty one becomes null. */
export function optionalEmailAddress(whenWrong: string) {
  return z
    .union([z.literal(""), z.null(), emailAddress(whenWrong)])
    .optional()
    .transform((address) => (address ? address : null));
}
