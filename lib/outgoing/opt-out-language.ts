import { primaryOf } from "@/lib/articles/primary-language";
import { type Speech, speechIn } from "@/lib/reports/speech";

const name = "in";
// No day stands there.
const clocks = { timeZone: "UTC" } as const;

/** The address that ends mail, as a mail in this language leads to it: the page there then speaks as the mail did. English says nothing. */
export function optOutIn(url: string, language: string): string {
  const code = primaryOf(language);
  return code === "en" ? url : `${url}?${name}=${encodeURIComponent(code)}`;
}

/** How the page speaks that this address leads to; in English where it names no language that pages have words in. */
export function optOutSpeech(url: string): Speech {
  const speech = speechIn({ ...clocks, language: new URL(url).searchParams.get(name) ?? "en" });
  return speech.language === speech.content ? speech : speechIn({ ...clocks, language: "en" });
}
