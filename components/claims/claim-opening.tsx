import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { directionOf } from "@/lib/articles/direction";
import { type ClaimState, claimStateWords } from "@/lib/claims/workflow";

const tones: Record<ClaimState, Tone> = {
  accepted: "accent",
  inReview: "accent",
  assessed: "accent",
  decided: "success",
  published: "success",
  onHold: "caution",
  dismissed: "outline",
  withdrawn: "outline",
};

/** Where a claim stands in review, as a word. Never its verdict. */
export function ClaimStateBadge({ state }: { state: ClaimState }) {
  return <Badge tone={tones[state]}>{claimStateWords[state]}</Badge>;
}

/** The top of a claim: its own words in the article, the statement made of them, and who made it. Known at once; the rest follows. */
export function ClaimOpening({
  state,
  quote,
  statement,
  claimant,
  language,
  menu,
  quoteLink,
  children,
}: {
  state: ClaimState;
  quote: string | null;
  statement: string;
  claimant: string | null;
  language: string;
  menu?: ReactNode;
  quoteLink?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className="flex flex-col gap-3 px-4 pt-3 pb-5">
      <div className="flex min-h-7 items-center justify-between gap-2">
        <span className="flex items-center gap-2 text-12 text-secondary">
          <span className="sr-only">State: </span>
          <ClaimStateBadge state={state} />
        </span>
        {menu}
      </div>
      {quote === null ? (
        <p className="text-13 text-secondary">This claim has no place in the present text.</p>
      ) : (
        <figure>
          <blockquote
            dir={directionOf(quote)}
            lang={language}
            className="whitespace-pre-line border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
          >
            {quote}
          </blockquote>
          {quoteLink === undefined ? null : <figcaption className="mt-1 ps-3 text-12">{quoteLink}</figcaption>}
        </figure>
      )}
      <p dir={directionOf(statement)} lang={language} className="text-pretty font-reading font-serif text-18">
        {statement}
      </p>
      <p className="text-13 text-secondary">
        Claimed by <span className="text-ink">{claimant ?? "an unknown claimant"}</span>
      </p>
      {children}
    </div>
  );
}
