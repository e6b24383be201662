import { directionOf } from "@/lib/articles/direction";
import type { SayingWords } from "@/lib/claims/saying-query";

/** By which words of the article somebody is held to say something, and whom a pronoun among them was taken for. */
export function SayingNote({ saying: { words, pronoun, antecedent }, language }: { saying: SayingWords; language: string }) {
  const quoted = (said: string) => (
    <q dir={directionOf(said)} lang={language} className="font-reading font-serif text-13 text-ink">
      {said}
    </q>
  );
  return (
    <p className="text-pretty text-13 text-secondary">
      By the words {quoted(words)}
      {pronoun === null ? null : antecedent === null ? (
        <>; whom {quoted(pronoun)} stands for is not clear</>
      ) : (
        <>
          ; {quoted(pronoun)} was taken for {quoted(antecedent)}, the nearest that fits
        </>
      )}
      .
    </p>
  );
}
