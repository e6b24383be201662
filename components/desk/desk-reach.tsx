"use client";
import { createContext, type ReactNode, use } from "react";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Reason } from "@/lib/breakdown/scores";

/** What a part of the desk that the page draws can do to the rest of it. */
export type DeskReach = {
  /** Paints a sentence in the article, and the words in it that speak for or against a check; null paints nothing. */
  point: (at: (TextRange & { reasons: readonly Reason[] }) | null) => void;
  /** Brings a stretch of the article into sight, in the article alone: the pane that is open on a phone stays open. */
  show: (at: TextRange) => void;
  /** Begins to mark a stretch of the article as a claim. Null when this person may not. */
  mark: ((range: TextRange) => void) | null;
  /** Copies a link to the sentence at an offset. */
  copySentence: (at: number) => void;
  /** Says something to screen readers. */
  announce: (words: string) => void;
  open: (to: { kind: "claim" | "candidate"; id: string }) => void;
};

const Reach = createContext<DeskReach | null>(null);

/** Hands the desk's reach to what the page draws inside it. */
export function DeskReachProvider({ reach, children }: { reach: DeskReach; children: ReactNode }) {
  return <Reach value={reach}>{children}</Reach>;
}

/** The reach of the desk around this; null outside a desk. */
export function useReachIfAny(): DeskReach | null {
  return use(Reach);
}

/** The reach of the desk around this. Throws outside a desk. */
export function useDeskReach(): DeskReach {
  const reach = use(Reach);
  if (reach === null) throw new Error("This can only be drawn inside the desk.");
  return reach;
}
