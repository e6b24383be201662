"use client";
import { CircleHelp, Highlighter, Link2, type LucideIcon, MessageSquare, Quote, X } from "lucide-react";
import { type RefObject, useLayoutEffect, useRef } from "react";
import { Button as PlainButton } from "react-aria-components";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import type { TextRange } from "@/lib/articles/graphemes";
import { rangeOver } from "./selection-places";
import { paneOf } from "./use-caret";

/** What can be done with the selected words; null for what this person may not do, or not now. */
type Doings = {
  onMark: (() => void) | null;
  /** Makes the words evidence on the claim at hand. */
  onEvidence: (() => void) | null;
  onComment: (() => void) | null;
  onAsk: (() => void) | null;
  onCopyLink: (() => void) | null;
  onClear: (() => void) | null;
};

type Props = Doings & { words: RefObject<HTMLElement | null>; selected: TextRange };

type Way = { name: keyof Doings; label: string; short: string; icon: LucideIcon; keys?: string; look: "words" | "icon" };

const ways: readonly Way[] = [
  { name: "onMark", label: "Claim", short: "Claim", icon: Highlighter, keys: "c", look: "words" },
  { name: "onEvidence", label: "Evidence note", short: "Evidence", icon: Quote, keys: "v", look: "words" },
  { name: "onComment", label: "Comment", short: "Comment", icon: MessageSquare, keys: "t", look: "words" },
  { name: "onAsk", label: "Why not proposed?", short: "Why", icon: CircleHelp, keys: "w", look: "words" },
  { name: "onCopyLink", label: "Copy a link to this sentence", short: "Link", icon: Link2, keys: "l", look: "icon" },
  { name: "onClear", label: "Clear the selection", short: "Clear", icon: X, look: "icon" },
];

/** Keys that the desk hands to whatever bears them. */
const pressedByKey = new Set(["v", "t"]);

function offered(doings: Doings) {
  return ways.flatMap((way) => {
    const run = doings[way.name];
    const keyed = way.keys !== undefined && pressedByKey.has(way.keys) ? { "data-key": way.keys } : {};
    return run === null ? [] : [{ ...way, run, keyed }];
  });
}

/** The one small bar at words selected by mouse or keyboard, above their first line. */
export function SelectionBar({ words, selected, ...doings }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = words.current;
    const first = root === null ? undefined : rangeOver(root, selected)?.getClientRects()[0];
    if (root === null || first === undefined || bar.current === null) return;
    const frame = root.getBoundingClientRect();
    const left = Math.max(0, Math.min(first.left - frame.left, frame.width - bar.current.offsetWidth));
    bar.current.style.top = `${first.top - frame.top - bar.current.offsetHeight - 6}px`;
    bar.current.style.left = `${left}px`;
  }, [words, selected]);
  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label="Selected words"
      className="absolute z-20 flex items-center gap-1 rounded-md border border-hairline bg-raised p-1 shadow-float"
    >
      {offered(doings).map(({ name, label, icon: Icon, keys, look, run, keyed }) =>
        look === "icon" ? (
          <IconButton key={name} icon={Icon} label={label} size="small" onPress={run} {...(keys === undefined ? {} : { keys })} />
        ) : (
          <Button key={name} look={name === "onMark" ? "primary" : "quiet"} size="small" onPress={run} aria-keyshortcuts={keys} {...keyed}>
            <Icon aria-hidden size={14} />
            {label}
          </Button>
        ),
      )}
    </div>
  );
}

/** How much of the foot the bar and the handle of a selection take together, in pixels. */
const footHeight = 104;

/**
 * The same for words held with a finger: at the foot of the screen, where the thumb is and the system's own menu is not, since that stands at
 * the words. When the last of them are at the foot themselves, the bar goes to the head.
 */
export function TouchBar({ words, selected, ...doings }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const root = words.current;
    const pane = root === null ? null : paneOf(root)?.getBoundingClientRect();
    const lines = root === null ? undefined : rangeOver(root, selected)?.getClientRects();
    const last = lines?.[lines.length - 1];
    if (bar.current === null || pane == null || last === undefined) return;
    const isAtFoot = last.bottom > pane.bottom - footHeight && last.bottom < pane.bottom + footHeight;
    bar.current.style.bottom = isAtFoot ? `${pane.height - bar.current.offsetHeight}px` : "0";
  }, [words, selected]);
  return (
    <div className="touch-foot">
      <div ref={bar} role="toolbar" aria-label="Selected words" className="touch-bar">
        {offered(doings).map(({ name, label, short, icon: Icon, run, keyed }) => (
          <PlainButton
            key={name}
            aria-label={label}
            onPress={run}
            className={`touch-way ${name === "onMark" ? "bg-accent text-on-accent" : "data-pressed:bg-sunken"}`}
            {...keyed}
          >
            <Icon aria-hidden size={18} strokeWidth={1.75} />
            {short}
          </PlainButton>
        ))}
      </div>
    </div>
  );
}
