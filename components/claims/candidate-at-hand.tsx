"use client";
import { useEffect, useRef } from "react";
import type { ArticleActions } from "@/components/desk/desk-actions";
import { sayKind, sayProvenance } from "@/components/desk/mark-words";
import type { FocusWish } from "@/components/desk/use-acts";
import { WorthBar } from "@/components/desk/worth-bar";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Keys } from "@/components/ui/kbd";
import { directionOf } from "@/lib/articles/direction";
import type { DeskCandidate } from "@/lib/claims/desk-queries";
import type { FactWithin } from "@/lib/claims/facts-within";
import { AcceptCandidateForm } from "./accept-candidate-form";
import { ClaimSection, WhyNot } from "./claim-section";
import { FactsWithin } from "./facts-within";
import { Opening } from "./opening";
import { ReasonList } from "./reason-list";
import { SeenBefore } from "./seen-before";
import { WhoSaysSo } from "./who-says-so";

/** What the machine proposes and why, and the two things a person does with it. */
export function CandidateAtHand({
  workspace,
  candidate,
  layer,
  text,
  language,
  userId,
  whyNot,
  onMark,
  action,
  onAccept,
  onAccepted,
  onDismiss,
  onRestore,
  onOpen,
  focusWish,
}: {
  workspace: string;
  candidate: DeskCandidate;
  /** The learned layer that its score went through; null for none. */
  layer: number | null;
  text: string;
  language: string;
  userId: string;
  /** Null when this person may decide on candidates, else why not. */
  whyNot: string | null;
  /** Makes a claim of one fact of several; null when this person may not mark claims. */
  onMark: ((fact: FactWithin) => void) | null;
  action: ArticleActions["acceptCandidate"];
  onAccept: () => void;
  onAccepted: (claimId: string) => void;
  onDismiss: () => void;
  onRestore: () => void;
  onOpen: (to: { kind: "claim" | "candidate"; id: string }) => void;
  /** Wants the focus when it was here, on the candidate before this one. */
  focusWish: FocusWish;
}) {
  const buttons = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focusWish.take(candidate.id)) buttons.current?.querySelector("button")?.focus();
  }, [focusWish, candidate.id]);
  const quote = text.slice(candidate.start, candidate.end);
  return (
    <div className="flex flex-col">
      <div className="flex flex-col gap-3 px-4 pt-3 pb-5">
        <div className="flex min-h-7 items-center gap-2">
          <Badge tone="outline">{candidate.state === "dismissed" ? "Dismissed candidate" : "Candidate"}</Badge>
          <span className="text-12 text-secondary">{sayKind(candidate.kind)}</span>
        </div>
        <blockquote
          dir={directionOf(quote)}
          lang={language}
          className="whitespace-pre-line border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
        >
          {quote}
        </blockquote>
        <p dir={directionOf(candidate.statement)} lang={language} className="text-pretty font-reading font-serif text-18">
          {candidate.statement}
        </p>
        <p className="text-13 text-secondary">
          Claimed by <span className="text-ink">{candidate.claimant ?? "an unknown claimant"}</span>
        </p>
        {whyNot !== null ? (
          <WhyNot>{whyNot}</WhyNot>
        ) : candidate.state === "dismissed" ? (
          <div>
            <Button size="small" onPress={onRestore}>
              Put it back
            </Button>
          </div>
        ) : (
          <div ref={buttons} className="flex flex-wrap items-start gap-2">
            <Button look="primary" size="small" onPress={onAccept}>
              Accept{" "}
              <span className="pointer-coarse:hidden">
                <Keys keys="a" look="inverse" />
              </span>
            </Button>
            <Button size="small" onPress={onDismiss}>
              Dismiss{" "}
              <span className="pointer-coarse:hidden">
                <Keys keys="x" />
              </span>
            </Button>
            <Opening label="Edit, then accept" keyName="e" draftKey={`${userId}:acceptCandidate:${candidate.id}`}>
              {(close) => (
                <AcceptCandidateForm candidate={candidate} draftKey={userId} action={action} onClose={close} onAccepted={onAccepted} />
              )}
            </Opening>
          </div>
        )}
      </div>
      <ClaimSection id="reasons" name="Why it is proposed" aside={<WorthBar worth={candidate.checkWorthiness} hasWords />}>
        <ReasonList
          reasons={candidate.reasons.map((reason) => ({ ...reason, words: text.slice(reason.start, reason.end) }))}
          language={language}
        />
        <p className="text-12 text-secondary">Proposed by {sayProvenance({ ...candidate, layer })}.</p>
      </ClaimSection>
      <WhoSaysSo workspace={workspace} candidateId={candidate.id} language={language} />
      <FactsWithin workspace={workspace} candidateId={candidate.id} language={language} onMark={onMark} onOpen={onOpen} />
      {candidate.saidAgain.length === 0 ? null : (
        <ClaimSection id="again" name="Said again in this article">
          <ul className="flex flex-col items-start gap-2">
            {candidate.saidAgain.map(({ kind, id, start, end, isVerbatim }) => (
              <li key={`${id}${start}`} className="text-13">
                <button
                  type="button"
                  dir={directionOf(text.slice(start, end))}
                  lang={language}
                  onClick={() => onOpen({ kind, id })}
                  className="rounded-sm text-start text-ink underline-offset-2 hover:underline"
                >
                  {text.slice(start, end)}
                </button>
                <p className="text-12 text-secondary">
                  {isVerbatim ? "Word for word" : "In other words"}, {kind === "claim" ? "a claim" : "a candidate"}
                </p>
              </li>
            ))}
          </ul>
        </ClaimSection>
      )}
      <SeenBefore workspace={workspace} sought={{ candidateId: candidate.id }} language={language} attachTo={null} />
    </div>
  );
}
