"use client";
import { Link2 } from "lucide-react";
import { useEffect, useEffectEvent } from "react";
import { useDeskReach } from "@/components/desk/desk-reach";
import { sayKind, sayProvenance, sayWhatKindDoes, sayWorth } from "@/components/desk/mark-words";
import { WorthBar } from "@/components/desk/worth-bar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { directionOf } from "@/lib/articles/direction";
import type { AskedSentence } from "@/lib/claims/sentence-query";
import { ClaimSection } from "./claim-section";
import { ReasonList } from "./reason-list";
import { SayingNote } from "./saying-note";

/** Why a sentence was, or was not, proposed as a claim: the answer first, then the scores and words behind it. */
export function SentenceAtHand({ sentence, language }: { sentence: AskedSentence; language: string }) {
  const reach = useDeskReach();
  const point = useEffectEvent(() => {
    reach.point(sentence);
    reach.announce(answer(sentence));
  });
  const letGo = useEffectEvent(() => reach.point(null));
  useEffect(() => {
    point();
    return () => letGo();
  }, []);
  const { ran, explanation } = sentence;
  const { why } = explanation;
  const { mark } = reach;
  const there = why === "proposed" ? [explanation.candidate] : why === "in-part" ? explanation.candidates : [];
  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-3 px-4 pt-3 pb-5">
        <div className="flex min-h-7 items-center gap-2">
          <Badge tone="outline">Sentence</Badge>
          <span className="text-12 text-secondary">{sayKind(sentence.kind)}</span>
        </div>
        <blockquote
          dir={directionOf(sentence.quote)}
          lang={language}
          className="whitespace-pre-line border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
        >
          {sentence.quote}
        </blockquote>
        <h2 className="text-15">
          {why === "proposed" ? "This sentence was proposed" : why === "in-part" ? "Only a part was proposed" : "Why this was not proposed"}
        </h2>
        <p className="text-pretty text-15">{answer(sentence)}</p>
        {there.length === 0 ? null : (
          <ul className="flex flex-col items-start gap-1">
            {sentence.candidates
              .filter(({ id }) => there.some((candidate) => candidate.id === id))
              .map(({ id, claimId, words, state }) => (
                <li key={id}>
                  <button
                    type="button"
                    onClick={() => reach.open(claimId === null ? { kind: "candidate", id } : { kind: "claim", id: claimId })}
                    className="rounded-sm text-start text-13 text-accent underline underline-offset-2 hover:decoration-2"
                  >
                    {state === "accepted" ? "Open the claim" : "Open the candidate"}
                    {why === "in-part" ? <span lang={language}>: “{words}”</span> : null}
                  </button>
                </li>
              ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2">
          {mark === null || why === "proposed" ? null : (
            <Button size="small" onPress={() => mark({ start: sentence.start, end: sentence.end })}>
              Mark it as a claim
            </Button>
          )}
          <Button size="small" look="quiet" onPress={() => reach.copySentence(sentence.start)}>
            <Link2 aria-hidden size={14} />
            Copy link to this sentence
          </Button>
        </div>
      </div>
      {sentence.saying === null ? null : (
        <ClaimSection id="saying" name="Who says so">
          <SayingNote saying={sentence.saying} language={language} />
        </ClaimSection>
      )}
      <ClaimSection id="judged" name="How it was judged">
        <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-1 text-13">
          <Score name="Worth a check" score={sentence.checkWorthiness}>
            {ran.threshold === null ? null : `proposed from ${sayWorth(ran.threshold)}`}
          </Score>
          <Score name="Can be verified" score={sentence.verifiable} />
          <Score name="Subjective" score={sentence.subjective} />
        </dl>
        <p className="text-12 text-secondary">
          Judged by {sayProvenance({ ...ran, model: null })}
          {sentence.readByModel ? `; also read by the language model ${ran.model}` : ""}. These are the scores of when the article came in.
        </p>
        {ran.fallback === null ? null : <p className="text-12 text-secondary">{ran.fallback}</p>}
      </ClaimSection>
      <ClaimSection id="reasons" name="What speaks for and against a check">
        <ReasonList reasons={sentence.reasons} language={language} />
      </ClaimSection>
    </div>
  );
}

function Score({ name, score, children }: { name: string; score: number; children?: string | null }) {
  return (
    <>
      <dt className="text-secondary">{name}</dt>
      <dd className="flex items-center gap-2">
        <WorthBar worth={score} name={name} hasWords />
        {children ? <span className="text-12 text-secondary">{children}</span> : null}
      </dd>
    </>
  );
}

const decidedWords = {
  proposed: "It is a candidate, and nobody has decided on it yet.",
  accepted: "It was proposed, and somebody accepted it: it is a claim now.",
  dismissed: "It was proposed, and somebody dismissed it. It stands under “Set aside” in the list.",
} as const;

function answer({ kind, checkWorthiness, explanation, ran }: AskedSentence): string {
  switch (explanation.why) {
    case "proposed":
      return decidedWords[explanation.candidate.state];
    case "in-part":
      return `The sentence as a whole ${sayWhatKindDoes(kind) ?? "was not taken"}, but something in it can be checked by itself.`;
    case "model":
      return `The language model ${ran.model ?? ""} read this sentence and named no claim in it.`;
    case "kind":
      return `It ${sayWhatKindDoes(kind) ?? "is of another kind"}. Only statements, quoted statements and background are proposed.`;
    case "worth": {
      const [worth, from] = [sayWorth(checkWorthiness), sayWorth(explanation.threshold)];
      const scored = worth === from ? `just under ${from}` : String(worth);
      return `It states something, but scores ${scored} of 100 for being worth a check. Sentences are proposed from ${from}.`;
    }
    case "rule":
      return "Its kind and score would have allowed it, but a rule of the breakdown passed it over.";
  }
}
