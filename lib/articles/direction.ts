/** More letters than these are not counted: the direction does not change. */
const lengthLooked = 5_000;

/** Which way text is read. */
export type Direction = "ltr" | "rtl";

/** Which way a text runs: as most of its letters do. */
export function directionOf(text: string): Direction {
  const looked = text.slice(0, lengthLooked);
  const count = (letters: RegExp) => looked.match(letters)?.length ?? 0;
  const rightToLeft = count(/[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/gu);
  // Most texts hold none, and the letters of a long one need not be counted to know.
  return rightToLeft > 0 && rightToLeft * 2 > count(/\p{L}/gu) ? "rtl" : "ltr";
}
