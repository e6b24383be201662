import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { VerifyPage } from "@/components/audit/verify-page";
import { StyleNonce } from "@/components/ui/style-nonce";
import { verifyWordsIn } from "@/lib/audit/verify-words/by-language";
import { headOf } from "../head-of";

type Props = PageProps<"/verify/[language]">;

// English stands at the address without a language.
const wordsAt = (language: string) => (language === "en" ? null : verifyWordsIn(language));

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { language } = await params;
  const words = wordsAt(language);
  return words === null ? {} : headOf(language, words);
}

export default async function VerifyInLanguagePage({ params }: Props) {
  const { language } = await params;
  const words = wordsAt(language);
  if (words === null) notFound();
  return (
    <>
      <StyleNonce nonce={(await headers()).get("x-nonce")} />
      <VerifyPage language={language} words={words} />
    </>
  );
}
