"use client";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useEffectEvent, useId, useState } from "react";
import { useShortcuts } from "@/components/ui/shortcuts";
import { toastFailed } from "@/components/ui/toast";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Reason } from "@/lib/breakdown/scores";
import type { DeskCandidate } from "@/lib/claims/desk-queries";
import { ArticleBlock, groupItems } from "./article-block";
import type { CaretTravel } from "./caret";
import { caretStepOf } from "./caret-keys";
import { KeptSelection } from "./kept-selection";
import { isAboutWords, sayMark, sayReason, sayWorth } from "./mark-words";
import type { Mark } from "./marks";
import { Minimap } from "./minimap";
import type { Cursor, Reveal } from "./reading-order";
import { ReasonStrip } from "./reason-strip";
import type { DrawnBlock } from "./segments";
import { SelectionBar, TouchBar } from "./selection-bar";
import { pointAt } from "./selection-places";
import { centreInPane, useCaret } from "./use-caret";
import { useHighlight } from "./use-highlight";

type Props = {
  header: ReactNode;
  text: string;
  language: string;
  blocks: readonly DrawnBlock[];
  marks: readonly Mark[];
  travel: CaretTravel;
  cursor: Cursor | null;
  /** The candidates by their marks: their reasons show while they are under the pointer or the caret. */
  candidates: ReadonlyMap<string, DeskCandidate>;
  /** Words that speak for or against a check of what is at hand. */
  reasons: readonly Reason[];
  /** The sentence that was asked about. */
  asked: TextRange | null;
  /** The words being marked as a claim, while that form is open. */
  marking: TextRange | null;
  reveal: Reveal;
  /** Null when this person may mark claims, else why not. */
  whyNotMark: string | null;
  onSelect: (mark: Mark) => void;
  onMark: (range: TextRange) => void;
  /** Null when this person may not take part in discussions. */
  onComment: ((range: TextRange) => void) | null;
  /** Null when no claim is at hand. */
  onEvidence: ((range: TextRange) => void) | null;
  /** Asks why the sentence at an offset was not proposed. */
  onAsk: (at: number) => void;
  /** The sentence that a link led to; a new object each time it must be shown. */
  arrival: TextRange | null;
  /** Copies a link to the sentence at an offset. */
  onCopyLink: (at: number) => void;
  announce: (words: string) => void;
  /** Hears where the person has put the caret. */
  onMoved: (offset: number) => void;
};

/** The article: its words as stored, its marks, a caret for the keyboard, and the bar at a selection. */
export function ArticlePane(props: Props) {
  const { text, blocks, marks, travel, cursor, reveal, onSelect, announce, whyNotMark } = props;
  const [raisedId, setRaisedId] = useState<string | null>(null);
  const hintId = useId();
  const {
    words,
    mark: caretLine,
    caret,
    isFocused,
    selected,
    isByTouch,
    ...caretDo
  } = useCaret({ text, travel, announce, onMoved: props.onMoved });
  const atCaret = caret === null || !isFocused ? [] : marks.filter(({ start, end }) => start <= caret.focus && caret.focus < end);
  const raised = raisedId ?? atCaret[0]?.id ?? null;
  const hovered = raised === null ? undefined : props.candidates.get(raised);
  const reasons = hovered?.reasons ?? props.reasons;
  useHighlight(words, "desk-asked", props.asked === null ? nothing : [props.asked]);
  useHighlight(words, "desk-reason", reasons.filter(isAboutWords).filter(speaksFor));
  useHighlight(words, "desk-against", reasons.filter(isAboutWords).filter(speaksAgainst));
  useHighlight(words, "desk-marking", props.marking === null ? nothing : [props.marking]);
  const currentId = cursor?.id ?? null;

  const { put } = caretDo;
  const { arrival } = props;
  const arriveAt = useEffectEvent(({ start }: TextRange) => {
    const root = words.current;
    const segment = root === null ? null : (pointAt(root, start)?.node.parentElement ?? null);
    if (root === null || segment === null) return;
    put(start);
    // Who has begun to write elsewhere by now keeps the focus.
    if (document.activeElement === null || document.activeElement === document.body) root.focus({ preventScroll: true });
    centreInPane(segment);
  });
  // Once for each arrival, and never again while the person reads on.
  useEffect(() => {
    if (arrival !== null) arriveAt(arrival);
  }, [arrival]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: shown when asked for, not whenever the marks change.
  useEffect(() => {
    const ofCurrent = marks.filter(({ id }) => id === currentId);
    const mark = ofCurrent.find(({ start }) => start === reveal.at) ?? ofCurrent[0];
    const root = words.current;
    if (reveal.turn === 0 || mark === undefined || root === null) return;
    // Each place of a claim has its id: the one meant is drawn where its words begin.
    const element = pointAt(root, mark.start)?.node.parentElement;
    put(mark.start);
    if (element) centreInPane(element);
  }, [reveal]);

  /** A finger on the bar may let go of the words before the bar hears of it. */
  const chosen = () => caretDo.readSelected() ?? selected;

  function mark() {
    if (whyNotMark !== null) return toastFailed(whyNotMark);
    const range = chosen();
    if (range === null) return toastFailed("Select the words of a claim in the article first.");
    props.onMark(range);
  }

  function withSelected(act: ((range: TextRange) => void) | null) {
    const range = chosen();
    if (range !== null) act?.(range);
  }

  function withSentence(act: (at: number) => void) {
    const at = chosen()?.start ?? (isFocused ? caret?.focus : undefined);
    if (at === undefined) return toastFailed("Put the caret on a sentence of the article first, or select words in it.");
    act(at);
  }
  const ask = () => withSentence(props.onAsk);
  const copy = () => withSentence(props.onCopyLink);
  useShortcuts("Article", [
    { keys: "c", does: "Mark the selected words as a claim", run: mark },
    { keys: "w", does: "Why was this sentence not proposed?", run: ask },
    { keys: "l", does: "Copy a link to this sentence", run: copy },
  ]);

  function choose(found: readonly Mark[]) {
    // The shortest is the one meant; choosing again goes on to the next that covers the place.
    const ordered = found.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const at = ordered.findIndex(({ id }) => id === currentId);
    const next = ordered[(at + 1) % ordered.length];
    if (next !== undefined) onSelect(next);
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    if (event.target !== event.currentTarget) return;
    const direction = blockDirection(words.current, caret?.focus ?? 0);
    const step = caretStepOf(event, direction);
    if (step !== null) {
      event.preventDefault();
      caretDo.step(step);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (caretDo.readSelected() !== null) mark();
      else if (atCaret.length > 0) choose(atCaret);
      else announce("No claim or candidate here.");
    } else if (event.key === "Escape" && caretDo.readSelected() !== null) {
      event.preventDefault();
      caretDo.clear();
    }
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    if (caretDo.readSelected() !== null || !(event.target instanceof Element)) return;
    // A segment has the same marks over all of it.
    const at = Number(event.target.closest<HTMLElement>("[data-start]")?.dataset.start ?? Number.NaN);
    const here = marks.filter(({ start, end }) => start <= at && at < end);
    if (here.length > 0) choose(here);
  }

  const bar =
    selected === null || props.marking !== null
      ? null
      : {
          ...{ words, selected, onAsk: ask, onCopyLink: copy, onClear: caretDo.clear },
          onMark: whyNotMark === null ? mark : null,
          onEvidence: props.onEvidence === null ? null : () => withSelected(props.onEvidence),
          onComment: props.onComment === null ? null : () => withSelected(props.onComment),
        };

  return (
    <div className="article-pane flex min-h-full">
      <div className="sticky top-0 h-[calc(100dvh-3rem)] self-start max-desk:hidden">
        <Minimap marks={marks} textLength={text.length} currentId={currentId} onSelect={onSelect} />
      </div>
      <div className="flex min-w-0 flex-1 flex-col px-5 pt-6 pb-24 xl:px-8">
        {props.header}
        <p id={hintId} className="sr-only">
          Arrow keys move by word and sentence, Shift selects, c marks the selected words as a claim, t comments on them, w says why a
          sentence was not proposed, Enter opens the claim at the caret.
        </p>
        <div className="relative mx-auto w-full max-w-measure">
          <section
            ref={words}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: text one can select in by keyboard; no element of HTML is that.
            tabIndex={0}
            aria-label="Text of the article"
            aria-describedby={hintId}
            className="article-words reading"
            onKeyDown={onKeyDown}
            onClick={onClick}
            onFocus={() => caretDo.focusChanged(true)}
            onBlur={() => caretDo.focusChanged(false)}
            onPointerOver={(event) => setRaisedId(markUnder(event.target))}
            onPointerLeave={() => setRaisedId(null)}
          >
            {groupItems(blocks).map((group) => {
              const drawn = group.blocks.map((block) => (
                <ArticleBlock
                  key={block.start}
                  block={block}
                  language={props.language}
                  currentId={touches(block, currentId) ? currentId : null}
                  raisedId={touches(block, raised) ? raised : null}
                />
              ));
              return group.isList ? <ul key={group.key}>{drawn}</ul> : drawn;
            })}
          </section>
          <KeptSelection words={words} blocks={blocks} />
          <span ref={caretLine} aria-hidden="true" hidden={!isFocused || caret === null} className="article-caret" />
          {bar === null || isByTouch ? null : <SelectionBar {...bar} />}
        </div>
        <p role="status" className="sr-only">
          {atCaret.map((mark) => [sayMark(mark, marks), ...sayCandidate(text, props.candidates.get(mark.id))].join(". ")).join(", ")}
        </p>
        {bar !== null && isByTouch ? <TouchBar {...bar} /> : null}
        {hovered === undefined || (bar !== null && isByTouch) ? null : (
          <ReasonStrip candidate={hovered} text={text} language={props.language} />
        )}
      </div>
    </div>
  );
}

const nothing: readonly TextRange[] = [];

const speaksFor = ({ weight }: Reason) => weight >= 0;
const speaksAgainst = ({ weight }: Reason) => weight < 0;

/** A candidate at the caret, for those who hear the article: its score and the words behind it. */
function sayCandidate(text: string, candidate: DeskCandidate | undefined): string[] {
  if (candidate === undefined) return [];
  const list = (reasons: readonly Reason[]) =>
    reasons
      .map((reason) =>
        isAboutWords(reason) ? `${text.slice(reason.start, reason.end)}, ${sayReason(reason.code)}` : sayReason(reason.code),
      )
      .join("; ");
  const [forIt, against] = [candidate.reasons.filter(speaksFor), candidate.reasons.filter(speaksAgainst)];
  return [
    `Check-worthiness ${sayWorth(candidate.checkWorthiness)} of 100`,
    ...(forIt.length === 0 ? [] : [`For a check: ${list(forIt)}`]),
    ...(against.length === 0 ? [] : [`Against: ${list(against)}`]),
  ];
}

function touches(block: DrawnBlock, markId: string | null): boolean {
  return markId !== null && block.segments.some((segment) => segment.marks.some(({ id }) => id === markId));
}

function markUnder(target: EventTarget): string | null {
  return target instanceof Element ? (target.closest<HTMLElement>("[data-mark]")?.dataset.mark ?? null) : null;
}

function blockDirection(root: Element | null, offset: number): "ltr" | "rtl" {
  const block = [...(root?.querySelectorAll<HTMLElement>("[data-block-start]") ?? [])].findLast(
    (element) => Number(element.dataset.blockStart) <= offset,
  );
  return block !== undefined && getComputedStyle(block).direction === "rtl" ? "rtl" : "ltr";
}
