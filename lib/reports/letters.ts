import "server-only";
import path from "node:path";

const folder = path.join(process.cwd(), "node_modules", "@expo-google-fonts");

const at = (family: string, name: string, weight: string) => path.join(folder, family, weight, `${name}_${weight}.ttf`);

/** Where the letters lie that pictures and PDFs are set in: the ones of our pages, and others for what those lack. Whole fonts, since neither can read the pages' parts. */
export const letterFiles = [
  ...["400Regular", "600SemiBold"].flatMap((weight) => [
    at("source-serif-4", "SourceSerif4", weight),
    at("inter", "Inter", weight),
    at("noto-sans-arabic", "NotoSansArabic", weight),
    at("noto-sans-hebrew", "NotoSansHebrew", weight),
    at("noto-sans-devanagari", "NotoSansDevanagari", weight),
  ]),
  at("source-serif-4", "SourceSerif4", "400Regular_Italic"),
  at("noto-emoji", "NotoEmoji", "400Regular"),
];

/** Families to look for a letter in after the one that was asked for, in this order. */
export const moreFamilies = ["Source Serif 4", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Emoji"];
