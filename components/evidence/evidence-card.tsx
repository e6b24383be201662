"use client";
import type { ReactNode } from "react";
import { Badge, type Tone } from "@/components/ui/badge";
import { OutsideLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayDay } from "@/components/ui/time-words";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import { sayStance, sourceKindWords } from "./evidence-words";
import { Keeping } from "./keeping";
import { TakenBack } from "./taken-back";

/** A piece of evidence as the desk shows it. */
export type Piece = ClaimAtHand["evidence"][number];

const tones: Record<Piece["stance"], Tone> = { supports: "success", refutes: "danger", context: "plain" };

/** One piece of evidence: its number, what it does to the claim, the passage, and where it comes from. Withdrawn ones stay, struck through. */
export function EvidenceCard({ piece, children }: { piece: Piece; children?: ReactNode }) {
  const { source } = piece;
  const isWithdrawn = piece.withdrawnAt !== null;
  const origin = [source.publisher, source.author, source.publishedOn === null ? null : sayDay(source.publishedOn)];
  return (
    <li id={`evidence-${piece.number}`} className="flex scroll-mt-12 gap-3">
      <span aria-hidden="true" className="tabular w-5 shrink-0 pt-px text-end text-13 text-secondary">
        {piece.number}
      </span>
      <article aria-label={`Evidence ${piece.number}`} className="flex min-w-0 flex-1 flex-col gap-1.5">
        <div className="flex flex-wrap items-center gap-2">
          <Badge tone={isWithdrawn ? "outline" : tones[piece.stance]}>{isWithdrawn ? "Withdrawn" : sayStance(piece.stance)}</Badge>
          <span className="text-12 text-secondary">
            {piece.directness === "primary" ? "Primary" : "Secondary"} · {sourceKindWords[source.kind]}
          </span>
          {piece.carriedFromId === null ? null : <Badge tone="outline">From the claim before</Badge>}
        </div>
        <blockquote
          dir="auto"
          className={`whitespace-pre-line border-hairline border-s-2 ps-3 font-reading font-serif text-15 ${isWithdrawn ? "text-secondary line-through" : ""}`}
        >
          {piece.quote}
        </blockquote>
        <p className="text-12 text-secondary">
          {source.url === null ? (
            <span className="text-ink">{source.title}</span>
          ) : (
            <OutsideLink href={source.url}>{source.title}</OutsideLink>
          )}
          {origin.filter((part) => part !== null).map((part) => `, ${part}`)}
          {piece.locator === "" ? null : `, ${piece.locator}`}
        </p>
        <Keeping piece={piece} />
        {piece.takenBack === null ? null : <TakenBack takenBack={piece.takenBack} />}
        {piece.directness === "secondary" && piece.secondaryReason !== "" ? (
          <p className="text-12 text-secondary">Not a primary source because: {piece.secondaryReason}</p>
        ) : null}
        {source.interests === "" ? null : <p className="text-12 text-secondary">Interests: {source.interests}</p>}
        {piece.note === "" ? null : (
          <p dir="auto" className="whitespace-pre-line text-13">
            {piece.note}
          </p>
        )}
        <p className="text-12 text-secondary">
          {piece.createdBy.name}, <RelativeTime at={piece.createdAt} />
        </p>
        {children}
      </article>
    </li>
  );
}
