import { Fragment, type ReactNode } from "react";
import { VerifyProof } from "@/components/audit/verify-proof";
import { LanguageLinks } from "@/components/reports/language-links";
import { TextLink } from "@/components/ui/link";
import { Wordmark } from "@/components/ui/wordmark";
import { verifyLanguages, verifyPath } from "@/lib/audit/verify-words/by-language";
import type { VerifyWords } from "@/lib/audit/verify-words/english";
import { directionIn, wordsIn } from "@/lib/reports/speech";

/** A sentence with links in it where it says so, in the order its language has them. */
function filled(sentence: string, parts: Readonly<Record<string, ReactNode>>): ReactNode {
  return sentence.split(/\{(\w+)\}/).map((piece, place) => <Fragment key={piece}>{place % 2 === 0 ? piece : parts[piece]}</Fragment>);
}

/** Where anybody checks a published proof, in one language; leads to itself in the others. */
export function VerifyPage({ language, words }: { language: string; words: VerifyWords }) {
  const direction = directionIn(language);
  const others = verifyLanguages.filter((code) => code !== language);
  return (
    <main
      id="main"
      tabIndex={-1}
      lang={language}
      dir={direction}
      className="reading-public mx-auto flex w-full flex-col gap-6 px-4 py-10 outline-none sm:py-14"
    >
      <TextLink href="/" look="quiet" className="self-start">
        <Wordmark size="large" />
      </TextLink>
      <div>
        <h1 className="text-28 sm:text-36">{words.title}</h1>
        <LanguageLinks label={wordsIn(language).report.alsoIn} links={others.map((code) => ({ href: verifyPath(code), language: code }))} />
      </div>
      <p>{words.about}</p>
      <VerifyProof words={words} language={language} direction={direction} />
      <p className="font-sans text-13 text-secondary">
        {filled(words.promise, {
          verifier: (
            <a href="/verify/assay-verify.mjs" className="underline decoration-1 underline-offset-2 hover:text-ink">
              {words.verifier}
            </a>
          ),
          command: (
            <code dir="ltr" className="font-mono text-12">
              node assay-verify.mjs FILE
            </code>
          ),
        })}
      </p>
    </main>
  );
}
