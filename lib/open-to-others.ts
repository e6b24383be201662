import "server-only";
import { stat } from "node:fs/promises";
import path from "node:path";

const othersRead = 0o044;
const othersWrite = 0o022;
/** In such a folder only a file's owner takes it away or gives it another name. */
const sticky = 0o1000;

async function modeOf(file: string): Promise<number | null> {
  // Windows says who may do what elsewhere, and answers a mode that means nothing.
  if (process.platform === "win32") return null;
  try {
    return (await stat(file)).mode & 0o7777;
  } catch (error) {
    // Whoever reads the file itself says what is wrong with it.
    if (error instanceof Error && "code" in error) return null;
    throw error;
  }
}

const octal = (mode: number) => (mode & 0o777).toString(8).padStart(3, "0");

async function waysToWrite(file: string, mode: number): Promise<string[]> {
  const folder = path.dirname(file);
  const around = (await modeOf(folder)) ?? 0;
  const isReplaceable = (around & othersWrite) !== 0 && (around & sticky) === 0;
  const inPlace = (mode & othersWrite) === 0 ? [] : [`changed by other users of this machine (mode ${octal(mode)})`];
  return isReplaceable ? [...inPlace, `replaced by whoever may write its folder (mode ${octal(around)})`] : inPlace;
}

async function sentence(file: string, { isSecret }: { isSecret: boolean }): Promise<string | null> {
  const mode = await modeOf(file);
  if (mode === null) return null;
  const read = isSecret && (mode & othersRead) !== 0 ? [`read by other users of this machine (mode ${octal(mode)})`] : [];
  const ways = [...read, ...(await waysToWrite(file, mode))];
  return ways.length === 0 ? null : `The file ${file} can be ${ways.join(" and ")}.`;
}

/** Says who else than its owner may read, change or replace a file that holds a key, and what to do; null when nobody may, or it is not there. */
export async function keyOpenToOthers(file: string): Promise<string | null> {
  const said = await sentence(file, { isSecret: true });
  return said === null
    ? null
    : `${said} Take that away (chmod 600, its folder 700); whoever may have copied the key has it: make a new one.`;
}

/** Says who else than its owner may change or replace a file that everybody may read; null when nobody may, or it is not there. */
export async function fileOpenToOthers(file: string): Promise<string | null> {
  const said = await sentence(file, { isSecret: false });
  return said === null ? null : `${said} Take that away (chmod 600, its folder 700).`;
}
