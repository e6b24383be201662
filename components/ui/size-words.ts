/** How large a file is, in words; `unit` is the word for bytes. */
export function saySize(bytes: number, unit = "bytes"): string {
  if (bytes >= 1_000_000) return `${(bytes / 1_000_000).toFixed(1)} MB`;
  return bytes >= 1_000 ? `${Math.round(bytes / 1_000)} kB` : `${bytes} ${unit}`;
}
