import { primaryOf } from "@/lib/articles/primary-language";
import { arabic } from "./arabic";
import { english, type VerifyWords } from "./english";
import { french } from "./french";
import { german } from "./german";
import { spanish } from "./spanish";

const others: Readonly<Record<string, VerifyWords>> = { de: german, fr: french, es: spanish, ar: arabic };

/** The languages that the page which checks a proof speaks, by primary code, English first. */
export const verifyLanguages: readonly string[] = ["en", ...Object.keys(others)];

/** Its words in one of them; null for any other. */
export function verifyWordsIn(language: string): VerifyWords | null {
  return language === "en" ? english : Object.hasOwn(others, language) ? (others[language] ?? null) : null;
}

/** Where it stands for readers of pages in a language: English where it does not speak that. */
export function verifyPath(language: string): string {
  const code = primaryOf(language);
  return Object.hasOwn(others, code) ? `/verify/${code}` : "/verify";
}
