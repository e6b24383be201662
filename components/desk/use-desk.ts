"use client";
import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { startTransition, useEffect, useEffectEvent, useOptimistic, useRef, useState } from "react";
import type { Marking } from "@/components/claims/mark-claim-form";
import { runCommand } from "@/components/forms/run-command";
import { copyLink } from "@/components/ui/copy-link";
import { showPane } from "@/components/ui/pane-tabs";
import { toastDone } from "@/components/ui/toast";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Reason } from "@/lib/breakdown/scores";
import type { DeskProps } from "./desk";
import { filterRows, type ListFilter, unfiltered, wholeList } from "./list-rows";
import { type Cursor, type Reveal, stopAfterDeciding } from "./reading-order";
import { createFocusWish, useActs } from "./use-acts";
import { useCommenting } from "./use-commenting";
import { useDeskKeys } from "./use-desk-keys";
import { type Decided, useDrawnArticle } from "./use-drawn-article";
import { useHandKeys } from "./use-hand-keys";
import { useSteps } from "./use-steps";

/** Where to go: of a claim that stands in several places, to the one that begins there, or else the first. */
type Placed = Cursor & { start?: number };

type Pointed = TextRange & { reasons: readonly Reason[] };

/** What stands on the desk, where the cursor is, and everything that moves it. */
export function useDesk(props: Omit<DeskProps, "workspace" | "header" | "paneSizes" | "children">) {
  const { article, packed, actions } = props;
  const { snapshot, language } = article;
  const router = useRouter();
  const path = usePathname();
  const address = useSearchParams();
  const claimInAddress = address.get("claim");
  const sentenceInAddress = address.get("sentence");
  const snapshotInAddress = address.get("snapshot");
  const [claimId, goToClaim] = useOptimistic(claimInAddress);
  const [sentenceAt, goToSentence] = useOptimistic(sentenceInAddress);
  const [pointed, point] = useState<Pointed | null>(null);
  const [candidateId, setCandidateId] = useState<string | null>(null);
  const [decided, markDecided] = useOptimistic<Decided, Decided>({}, (before, change) => ({ ...before, ...change }));
  const [filter, setFilter] = useState<ListFilter>(wholeList);
  const [marking, setMarking] = useState<Marking | null>(null);
  const [reveal, setReveal] = useState<Reveal>({ turn: claimInAddress === null ? 0 : 1, at: null });
  const [announced, announce] = useState("");
  const [hint, setHint] = useState("");
  const acts = useActs();
  const [focusWish] = useState(() => createFocusWish(acts));
  // When the form at hand was sent.
  const sentAt = useRef(0);
  const [handWish] = useState(() => createFocusWish(acts));
  const searchField = useRef<HTMLInputElement>(null);
  // The sentence that was last asked about here, which nobody has to be brought to.
  const askedAt = useRef<string | null>(null);
  const [arrival, setArrival] = useState<TextRange | null>(null);
  // Where the person has put the caret since the cursor last moved.
  const caretAt = useRef<number | null>(null);

  const drawn = useDrawnArticle({ packed, snapshot, language, decided, filter });
  const { claims, candidates, travel, allRows, rows } = drawn;
  const candidate = candidates.find(({ id }) => id === candidateId) ?? null;
  const claim = claims.find(({ id }) => id === claimId) ?? null;
  const cursor: Cursor | null =
    candidate !== null ? { kind: "candidate", id: candidate.id } : claim !== null ? { kind: "claim", id: claim.id } : null;

  /** Says so without a connection: the router would leave the desk for the browser's own page about that. */
  function isCutOff(): boolean {
    if (navigator.onLine) return false;
    setHint("There is no connection now. What you wrote is kept: go on once it is back.");
    return true;
  }

  /**
   * Moves the cursor. The focus follows into the list, or stays in the article when it is there. For what comes after an answer, `since`
   * is when it was asked for: a person who has done something else by then keeps the focus, the caret and the selection they have.
   */
  function goTo(to: Placed, way: { focus: "follow" | "stay"; since?: number }) {
    const isWaitedFor = way.since === undefined || acts.isSame(way.since);
    if (to.kind === "claim" && to.id !== claimInAddress && isCutOff()) return;
    if (isWaitedFor) caretAt.current = null;
    if (to.kind === "candidate") setCandidateId(to.id);
    else {
      setCandidateId(null);
      startTransition(() => {
        goToClaim(to.id);
        goToSentence(null);
        if (to.id !== claimInAddress) router.replace(`${path}?claim=${to.id}` as Route, { scroll: false });
      });
    }
    if (!isWaitedFor) return;
    setReveal(({ turn }) => ({ turn: turn + 1, at: to.start ?? null }));
    setHint("");
    if (way.focus === "stay") return;
    const at = document.activeElement;
    if (at?.closest(".article-words")) return;
    // Deciding one candidate after another by the buttons at hand: the focus stays on them.
    if (to.kind === "candidate" && at?.closest("#claim")) handWish.ask(to.id);
    else focusWish.ask(to.id);
  }

  function open(row: Placed) {
    goTo(row, { focus: "stay" });
    showPane("claim");
  }

  /** From what is at hand to something it names: the focus goes along, so what hides its row from the list is taken away. */
  function leadTo(to: Cursor) {
    setFilter((before) => (rows.some(({ id }) => id === to.id) ? before : unfiltered(before)));
    goTo(to, { focus: "follow" });
  }

  /** Where somebody reads who is not at what is at hand: they went on with the caret, or asked about a sentence. */
  function readingAt(): number | null {
    const isInArticle = document.activeElement?.closest(".article-words") != null;
    const at = (isInArticle ? caretAt.current : null) ?? (cursor === null && sentenceAt !== null ? Number(sentenceAt) : null);
    const isAtHand = at !== null && drawn.marks.some(({ id, start, end }) => id === cursor?.id && start <= at && at < end);
    return isAtHand ? null : at;
  }

  const step = useSteps({
    ...{ ...drawn, cursor, filter, readingAt, acts },
    goTo: (stop) => goTo(stop, { focus: "follow" }),
    showAll: () => setFilter(unfiltered),
    explain: setHint,
  });

  /** Back to the row at hand, or the first: the field keeps the focus until that row is there. */
  function leaveSearch() {
    setFilter((before) => ({ ...before, words: "" }));
    const row = cursor ?? rows[0];
    if (row !== undefined) focusWish.ask(row.id);
  }

  /** Shows more of the list. The button that asked for it goes away with what it undoes, so the focus goes to the row at hand, or the first. */
  function widen(wider: ListFilter) {
    const wide = filterRows(allRows, wider);
    const row = wide.find(({ id }) => id === cursor?.id) ?? wide[0];
    setFilter(wider);
    setReveal(({ turn }) => ({ turn: turn + 1, at: null }));
    if (row !== undefined) focusWish.ask(row.id);
  }

  function stepRow(direction: 1 | -1) {
    const at = rows.findIndex((row) => row.id === cursor?.id);
    const next = rows[at + direction];
    if (next !== undefined) goTo(next, { focus: "follow" });
  }

  function restore(id: string) {
    // At once, not when the answer comes: by then the person may be selecting words, and the article must not move under them.
    setFilter((before) => (before.kinds === "all" ? before : unfiltered(before)));
    goTo({ kind: "candidate", id }, { focus: "follow" });
    startTransition(async () => {
      markDecided({ [id]: "proposed" });
      await runCommand(() => actions.restoreCandidate({ candidateId: id }));
    });
  }

  function decide(id: string, verb: "accepted" | "dismissed") {
    const stops = rows.filter((row) => row.kind === "claim" || !row.isDismissed);
    const next = stopAfterDeciding(stops, { kind: "candidate", id });
    const known = candidates.find((one) => one.id === id);
    if (props.whyNot.decide !== null) return setHint(props.whyNot.decide);
    if (known?.state !== "proposed") return setHint("Go to a candidate first: n is the next one.");
    if (next !== null) goTo(next, { focus: "follow" });
    const since = acts.now();
    startTransition(async () => {
      markDecided({ [id]: verb });
      let claimId: string | null = null;
      const isDone = await runCommand(async () => {
        if (verb === "dismissed") return actions.dismissCandidate({ candidateId: id });
        const result = await actions.acceptCandidate({ candidateId: id });
        if (result.ok) claimId = result.value.claimId;
        return result;
      });
      if (!isDone) return;
      if (verb === "dismissed") toastDone("Candidate dismissed.", { undo: () => restore(id) });
      else toastDone("Accepted as a claim.");
      if (next === null && claimId !== null) goTo({ kind: "claim", id: claimId }, { focus: "follow", since });
    });
  }

  const commenting = useCommenting(snapshot, () => {
    setCandidateId(null);
    startTransition(() => goToClaim(null));
  });

  /** The snapshot is named, since in another one the same offset is another place. */
  function sentencePath(at: number) {
    return `${path}?sentence=${at}&snapshot=${snapshot.number}`;
  }

  /** Asks why the sentence at an offset was not proposed. The page answers; what was at hand before is let go. */
  function askWhy(at: number) {
    if (isCutOff()) return;
    setCandidateId(null);
    setMarking(null);
    setHint("");
    startTransition(() => {
      goToClaim(null);
      goToSentence(String(at));
      askedAt.current = String(at);
      router.replace(sentencePath(at) as Route, { scroll: false });
    });
    showPane("claim");
  }

  /** Copies a link that opens the article at the sentence at an offset. */
  function copySentence(at: number) {
    const sentence = travel.unitAt(at, "sentence");
    void copyLink(sentencePath(sentence?.start ?? at), "Link to this sentence copied.");
  }

  function mark({ start, end }: TextRange, proposed?: Marking["proposed"]) {
    commenting.stopCommenting();
    setMarking({ snapshotId: snapshot.id, start, end, exact: snapshot.text.slice(start, end), proposed });
    showPane("claim");
  }

  const markClaim: typeof actions.markClaim = (input) => {
    sentAt.current = acts.now();
    return actions.markClaim(input);
  };

  const acceptCandidate: typeof actions.acceptCandidate = (input) => {
    sentAt.current = acts.now();
    return actions.acceptCandidate(input);
  };

  /** After words became a claim. Other words that are being selected or marked by now are left alone. */
  function marked(newId: string, of: Marking) {
    const since = sentAt.current;
    setMarking((now) => (now === of ? null : now));
    if (acts.isSame(since)) document.getSelection()?.removeAllRanges();
    setFilter(unfiltered);
    toastDone("Marked as a claim.");
    goTo({ kind: "claim", id: newId }, { focus: "follow", since });
  }

  /** After a candidate was accepted in a wording of one's own. */
  function accepted(newId: string) {
    toastDone("Accepted as a claim.");
    goTo({ kind: "claim", id: newId }, { focus: "follow", since: sentAt.current });
  }

  // A link to a claim opens at the claim: on a phone at its page, in the article at its words, in the list with the focus on it. Who has
  // begun to do something else by now keeps the focus.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, on arrival.
  useEffect(() => {
    if (claimInAddress !== null || address.has("thread")) showPane("claim");
    const isFree = document.activeElement === null || document.activeElement === document.body;
    if (claim === null || !isFree) return;
    const row = document.querySelector<HTMLElement>(`[data-row="${claim.id}"]`);
    if (row !== null) row.focus({ preventScroll: true });
    // A long list has not drawn the row yet. A comment that the address names takes the focus when it is drawn.
    else if (!address.has("comment")) focusWish.ask(claim.id);
  }, []);

  const arrive = useEffectEvent((at: string) => {
    const sentence = /^\d{1,9}$/.test(at) ? travel.unitAt(Number(at), "sentence") : null;
    if (sentence === null || askedAt.current === at) return;
    showPane("article");
    setArrival({ ...sentence });
    announce(`At the sentence: ${snapshot.text.slice(sentence.start, sentence.end)}`);
  });
  // A link to a sentence opens at its words. One of another snapshot is looked up by the page first, which then leads to the place.
  useEffect(() => {
    if (sentenceInAddress === null) return;
    if (snapshotInAddress === null || snapshotInAddress === String(snapshot.number)) arrive(sentenceInAddress);
  }, [sentenceInAddress, snapshotInAddress, snapshot.number]);

  const isOnItsWay = claim !== null && claimId !== claimInAddress;
  const pressAtHand = useHandKeys({ acts, isOnItsWay: isOnItsWay && candidate === null && marking === null, explain: setHint });
  useDeskKeys({
    step,
    accept: () => decide(candidateId ?? "", "accepted"),
    dismiss: () => decide(candidateId ?? "", "dismissed"),
    search: () => searchField.current?.focus(),
    pressAtHand,
  });

  return {
    ...drawn,
    ...{ filter, setFilter, widen, leaveSearch },
    caretMoved: (offset: number) => {
      caretAt.current = offset;
    },
    ...{ cursor, claim, candidate, marking, reveal, hint, announced, announce, focusWish, handWish, searchField },
    ...{ pointed: candidate === null && marking === null ? pointed : null, point, askWhy, arrival, copySentence },
    show: ({ start, end }: TextRange) => setArrival({ start, end }),
    ...{ open, leadTo, goTo, stepRow, decide, restore, mark, markClaim, marked, acceptCandidate, accepted },
    stopMarking: () => setMarking(null),
    commenting,
    /** True while the claim at the cursor is not yet the one that the page has drawn. */
    isOnItsWay,
    /** The same of a sentence that was asked about. */
    isAnswerOnItsWay: sentenceAt !== null && sentenceAt !== sentenceInAddress,
  };
}
