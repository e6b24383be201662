const lengthMax = 150;
const nameless = "upload";

/** A file's name as it may be shown and stored: no path, no control or direction characters, at most 150 characters. It is never used as a place on disk. */
export function cleanFileName(given: string): string {
  const base = given.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  // Composed last: what is taken out may have stood between a letter and its mark.
  const plain = base
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}<>:"|?*]/gu, "")
    .normalize("NFC")
    .replace(/\s+/g, " ");
  const name = plain.replace(/^[. ]+/, "").trimEnd();
  if (name === "") return nameless;
  if (name.length <= lengthMax) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? "";
  return `${name.slice(0, lengthMax - ending.length).toWellFormed()}${ending}`.trimEnd();
}
