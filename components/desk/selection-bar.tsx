"use client";
import { CircleHelp, Highlighter, Link2, MessageSquare, Quote, X } from "lucide-react";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { TextRange } from "@/lib/articles/graphemes";
import { rangeOver } from "./selection-places";

/** The one small bar at the selection. It stands above the first line; on touch screens below the last, clear of the system's own menu. */
export function SelectionBar({
  words,
  selected,
  onMark,
  onEvidence,
  onComment,
  onAsk,
  onCopyLink,
  onClear,
}: {
  words: RefObject<HTMLElement | null>;
  selected: TextRange;
  /** Null when this person may not mark claims. */
  onMark: (() => void) | null;
  /** Makes the words evidence on the claim at hand. Null when there is none, or this person may not. */
  onEvidence: (() => void) | null;
  /** Null when this person may not take part in discussions. */
  onComment: (() => void) | null;
  onAsk: () => void;
  onCopyLink: () => void;
  onClear: () => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = words.current;
    const range = root === null ? null : rangeOver(root, selected);
    if (root === null || range === null || bar.current === null) return;
    const lines = range.getClientRects();
    const first = lines[0];
    const last = lines[lines.length - 1];
    if (first === undefined || last === undefined) return;
    const frame = root.getBoundingClientRect();
    const isTouch = window.matchMedia("(pointer: coarse)").matches;
    const top = isTouch ? last.bottom - frame.top + 12 : first.top - frame.top - bar.current.offsetHeight - 6;
    const left = Math.max(0, Math.min(first.left - frame.left, frame.width - bar.current.offsetWidth));
    bar.current.style.top = `${top}px`;
    bar.current.style.left = `${left}px`;
  }, [words, selected]);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Selected words"
      className="absolute z-20 flex items-center gap-1 rounded-md border border-hairline bg-raised p-1 shadow-float"
    >
      {onMark === null ? null : (
        <Button look="primary" size="small" onPress={onMark} aria-keyshortcuts="c">
          <Highlighter aria-hidden size={14} />
          Claim
        </Button>
      )}
      {onEvidence === null ? null : (
        <Button look="quiet" size="small" onPress={onEvidence} data-key="v" aria-keyshortcuts="v">
          <Quote aria-hidden size={14} />
          Evidence note
        </Button>
      )}
      {onComment === null ? null : (
        <Button look="quiet" size="small" onPress={onComment} data-key="t" aria-keyshortcuts="t">
          <MessageSquare aria-hidden size={14} />
          Comment
        </Button>
      )}
      <Button look="quiet" size="small" onPress={onAsk} aria-keyshortcuts="w">
        <CircleHelp aria-hidden size={14} />
        Why not proposed?
      </Button>
      <IconButton icon={Link2} label="Copy a link to this sentence" keys="l" size="small" onPress={onCopyLink} />
      <IconButton icon={X} label="Clear the selection" size="small" onPress={onClear} />
    </div>
  );
}
