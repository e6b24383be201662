/** The most bytes one uploaded file may have (2 MB, counted in units of 1,048,576). */
export const uploadBytesMax = 2 * 1024 * 1024;

/** The most bytes one uploaded document (.docx, .pdf, .eml) may have (5 MB): it carries pictures and fonts besides its words. */
export const documentBytesMax = 5 * 1024 * 1024;

/** The most bytes one fetched page may have after decompression (4 MB): pages carry scripts that files do not. */
export const pageBytesMax = 4 * 1024 * 1024;

/** The most UTF-16 code units the text of one snapshot may have; about 80,000 English words. */
export const textLengthMax = 500_000;

/** A number of bytes or characters as an editor reads it: `2 MB`, `500,000`. */
export function inWords(amount: number, unit: "bytes" | "characters"): string {
  if (unit === "characters") return `${amount.toLocaleString("en-GB")} characters`;
  if (amount >= 1024 * 1024) return `${trimZero((amount / 1024 / 1024).toFixed(1))} MB`;
  return amount >= 1024 ? `${trimZero((amount / 1024).toFixed(1))} kB` : `${amount} bytes`;
}

function trimZero(figure: string): string {
  return figure.endsWith(".0") ? figure.slice(0, -2) : figure;
}
