import type { Metadata } from "next";
import { verifyLanguages, verifyPath } from "@/lib/audit/verify-words/by-language";
import type { VerifyWords } from "@/lib/audit/verify-words/english";
import { environment } from "@/lib/environment";

const languages = { ...Object.fromEntries(verifyLanguages.map((code) => [code, verifyPath(code)])), "x-default": verifyPath("en") };

/** What the head of the page that checks a proof says: its title, and where it stands in which language. */
export function headOf(language: string, { title, description }: VerifyWords): Metadata {
  return {
    metadataBase: new URL(environment.baseUrl),
    title: `${title} · Assay`,
    description,
    alternates: { canonical: verifyPath(language), languages },
  };
}
