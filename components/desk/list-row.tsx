"use client";
import { Check, X } from "lucide-react";
import { useEffect, useRef } from "react";
import { Badge } from "@/components/ui/badge";
import { Faces } from "@/components/ui/faces";
import { IconButton } from "@/components/ui/icon-button";
import { RelativeTime } from "@/components/ui/relative-time";
import { ScaleLabel } from "@/components/ui/scale-label";
import { directionOf } from "@/lib/articles/direction";
import type { DeskCandidate, DeskClaim } from "@/lib/claims/desk-queries";
import { claimStateWords } from "@/lib/claims/workflow";
import { markOf } from "@/lib/verdicts/marks";
import { isAside } from "./list-rows";
import { lookWords, sayKind, sayToPlace, shockWords } from "./mark-words";
import type { MarkLook } from "./marks";
import { StateMark } from "./state-mark";
import type { FocusWish } from "./use-acts";
import { WorthBar } from "./worth-bar";

/** One line of the desk's list. */
export type ListRow = {
  key: string;
  start: number;
  look: MarkLook | null;
} /** `places` is in how many places of the text the claim stands for certain. */ & (
  | { kind: "claim"; id: string; claim: DeskClaim; places: number }
  | { kind: "candidate"; id: string; candidate: DeskCandidate; isDismissed: boolean }
);

/** Height of every row, in pixels: two lines of statement and one of what is known about it. */
export const rowHeight = 84;

type Props = {
  row: ListRow;
  language: string;
  isCurrent: boolean;
  /** Whether Tab stops here: one row of the list, so that Tab passes the rest. */
  isTabStop: boolean;
  focusWish: FocusWish;
  onOpen: () => void;
  onAccept: (() => void) | null;
  onDismiss: (() => void) | null;
  onRestore: (() => void) | null;
};

/** A claim or candidate in the list: the mark it has in the text, its statement, where it stands. */
export function DeskRow({ row, language, isCurrent, isTabStop, focusWish, onOpen, onAccept, onDismiss, onRestore }: Props) {
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (focusWish.take(row.id)) button.current?.focus({ preventScroll: true });
  });
  const tabIndex = isTabStop ? 0 : -1;
  const statement = row.kind === "claim" ? row.claim.statement : row.candidate.statement;
  return (
    <div
      className={`group relative flex h-full items-stretch border-hairline border-b ${isCurrent ? "bg-selected" : "hover:bg-sunken"} ${isAside(row) ? "opacity-75" : ""}`}
    >
      {isCurrent ? (
        <span
          aria-hidden="true"
          className="absolute inset-y-0 start-0 w-0.5 bg-accent forced-color-adjust-none forced-colors:w-1.5 forced-colors:bg-[Highlight]"
        />
      ) : null}
      <button
        ref={button}
        type="button"
        data-row={row.id}
        tabIndex={tabIndex}
        aria-current={isCurrent ? "true" : undefined}
        onClick={onOpen}
        className="flex min-w-0 flex-1 flex-col justify-center gap-1 px-3 text-start outline-offset-[-3px]"
      >
        <span
          dir={directionOf(statement)}
          lang={language}
          className={`line-clamp-2 text-13 text-ink ${row.kind === "claim" ? "font-strong" : ""}`}
        >
          {statement}
        </span>
        <span className="flex h-5 min-w-0 flex-wrap items-center gap-x-2 gap-y-4 overflow-hidden text-12 text-secondary">
          <StateMark look={row.look} />
          {row.look === null || row.look === "attention" ? null : <span className="sr-only">{lookWords[row.look]}. </span>}
          {row.kind === "claim" ? <ClaimLine {...row} /> : <CandidateLine row={row} />}
        </span>
      </button>
      {row.kind !== "candidate" ? null : (
        <span className="flex flex-col items-center justify-center gap-1 pe-2">
          {onAccept === null ? null : (
            <IconButton icon={Check} label="Accept as a claim" keys="a" size="small" excludeFromTabOrder={!isTabStop} onPress={onAccept} />
          )}
          {onDismiss === null ? null : (
            <IconButton icon={X} label="Dismiss the candidate" keys="x" size="small" excludeFromTabOrder={!isTabStop} onPress={onDismiss} />
          )}
          {onRestore === null ? null : (
            <IconButton icon={Check} label="Put the candidate back" size="small" excludeFromTabOrder={!isTabStop} onPress={onRestore} />
          )}
        </span>
      )}
    </div>
  );
}

function ClaimLine({ claim, places, look }: Extract<ListRow, { kind: "claim" }>) {
  const isToPlace = look === "attention";
  const faces = claim.assignments.map(({ assignee }) => ({ id: assignee.name, name: assignee.name }));
  return (
    <>
      <span className="whitespace-nowrap">{claimStateWords[claim.state]}</span>
      {isToPlace ? <Badge tone="caution">{sayToPlace({ waiting: claim.waiting, places })}</Badge> : null}
      {isToPlace || places < 2 ? null : (
        <span className="whitespace-nowrap">
          <span className="sr-only">stands in </span>
          {places} places
        </span>
      )}
      <Shaken shocks={claim.shocks} />
      {claim.verdict === null ? null : (
        <span className={claim.verdict.staleAt === null ? "" : "line-through decoration-danger"}>
          <ScaleLabel word={claim.verdict.rating.label} mark={markOf(claim.verdict.rating)} />
        </span>
      )}
      {claim.verdict === null || claim.verdict.staleAt === null ? null : <Badge tone="danger">Stale</Badge>}
      <span className="whitespace-nowrap">{claim.evidenceCount === 0 ? "no evidence" : `${claim.evidenceCount} evidence`}</span>
      <Faces faces={faces} max={3} />
      <RelativeTime at={claim.updatedAt} className="ms-auto text-12" />
    </>
  );
}

/** That a claim's evidence lost its ground, before all else that the line may have no room for: the gravest shock, and how many more. */
function Shaken({ shocks: [gravest, ...others] }: { shocks: DeskClaim["shocks"] }) {
  if (gravest === undefined) return null;
  return (
    <Badge tone="danger">
      <span className="sr-only">Evidence: </span>
      {shockWords[gravest]}
      {others.length === 0 ? null : (
        <>
          <span aria-hidden="true">{` +${others.length}`}</span>
          <span className="sr-only">{`, ${others.map((shock) => shockWords[shock]).join(", ")}`}</span>
        </>
      )}
    </Badge>
  );
}

function CandidateLine({ row }: { row: Extract<ListRow, { kind: "candidate" }> }) {
  return (
    <>
      <span className="whitespace-nowrap">{row.isDismissed ? "Dismissed" : sayKind(row.candidate.kind)}</span>
      <WorthBar worth={row.candidate.checkWorthiness} />
      {row.candidate.claimant === null ? null : <span className="truncate">{row.candidate.claimant}</span>}
    </>
  );
}
