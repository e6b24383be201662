"use client";
import type { Route } from "next";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { type ReactNode, startTransition, useOptimistic, useRef, useState } from "react";
import { CandidateAtHand } from "@/components/claims/candidate-at-hand";
import { ClaimOpening } from "@/components/claims/claim-opening";
import { MarkClaimForm, type Marking } from "@/components/claims/mark-claim-form";
import { runCommand } from "@/components/forms/command-button";
import { Panes, showPane } from "@/components/ui/panes";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { toastDone } from "@/components/ui/toast";
import type { TextRange } from "@/lib/articles/graphemes";
import type { DeskArticle, DeskCandidate, DeskClaim, Rating } from "@/lib/claims/desk-queries";
import { ArticlePane } from "./article-pane";
import { createCaretTravel } from "./caret";
import type { ArticleActions } from "./desk-actions";
import { ListPane } from "./list-pane";
import type { ListRow } from "./list-row";
import { countRows, filterRows, type ListFilter, rowsOf } from "./list-rows";
import { type Mark, marksOf } from "./marks";
import { type Cursor, nextStop, stopAfterDeciding } from "./reading-order";
import { coverText, segmentText } from "./segments";
import { useDeskKeys } from "./use-desk-keys";

export type DeskProps = {
  header: ReactNode;
  article: DeskArticle;
  claims: readonly DeskClaim[];
  candidates: readonly DeskCandidate[];
  ratings: readonly Rating[];
  userId: string;
  /** Null when this person may mark claims and decide on candidates, else why not. */
  whyNot: { mark: string | null; decide: string | null };
  actions: ArticleActions;
  paneSizes: Record<string, number> | undefined;
  /** The claim that the address names, drawn by the page. */
  children: ReactNode;
};

type Decided = Readonly<Record<string, DeskCandidate["state"]>>;

/** The article desk: article, list, and what is at hand. One cursor runs through all three. */
export function Desk(props: DeskProps) {
  const { article, claims, ratings, actions, userId } = props;
  const { snapshot, language } = article;
  const router = useRouter();
  const path = usePathname();
  const claimInAddress = useSearchParams().get("claim");
  const [claimId, goToClaim] = useOptimistic(claimInAddress);
  const [candidateId, setCandidateId] = useState<string | null>(null);
  const [decided, markDecided] = useOptimistic<Decided, Decided>({}, (before, change) => ({ ...before, ...change }));
  const [filter, setFilter] = useState<ListFilter>({ kinds: "all", words: "" });
  const [marking, setMarking] = useState<Marking | null>(null);
  const [reveal, setReveal] = useState(0);
  const [announced, announce] = useState("");
  const wantsFocus = useRef<string | null>(null);
  const searchField = useRef<HTMLInputElement>(null);

  const candidates = props.candidates.map((candidate) => {
    const state = decided[candidate.id];
    return state === undefined ? candidate : { ...candidate, state };
  });
  const marks = marksOf(snapshot.id, claims, candidates);
  const [blocks] = useState(() => coverText(snapshot.text, snapshot.blocks));
  const [travel] = useState(() => createCaretTravel(snapshot.text, { blocks, sentences: snapshot.sentences, language }));
  const drawn = segmentText(snapshot.text, blocks, marks);
  const allRows = rowsOf(claims, candidates, marks);
  const rows = filterRows(allRows, filter);
  const candidate = candidates.find(({ id }) => id === candidateId) ?? null;
  const claim = claims.find(({ id }) => id === claimId) ?? null;
  const cursor: Cursor | null =
    candidate !== null ? { kind: "candidate", id: candidate.id } : claim !== null ? { kind: "claim", id: claim.id } : null;

  /** Moves the cursor. The focus follows into the list, or stays in the article when it is there. */
  function goTo(to: Cursor, way: { focus: "follow" | "stay" }) {
    if (to.kind === "candidate") setCandidateId(to.id);
    else {
      setCandidateId(null);
      startTransition(() => {
        goToClaim(to.id);
        if (to.id !== claimInAddress) router.replace(`${path}?claim=${to.id}` as Route, { scroll: false });
      });
    }
    setReveal((count) => count + 1);
    const isInArticle = document.activeElement?.closest(".article-words") !== null && document.activeElement !== document.body;
    if (way.focus === "follow" && !isInArticle) wantsFocus.current = to.id;
  }

  function open(row: Pick<ListRow, "kind" | "id">) {
    goTo(row, { focus: "stay" });
    showPane("claim");
  }

  function step(kind: Cursor["kind"], direction: 1 | -1) {
    const shown = nextStop(rows, cursor, { kind, direction });
    const isShown = rows.some((row) => row.kind === kind);
    // A filter that hides all of the kind would make the key do nothing at all.
    const stop =
      shown ??
      (isShown
        ? null
        : nextStop(
            allRows.filter(({ look }) => look !== null),
            cursor,
            { kind, direction },
          ));
    if (stop === null) return announce(`No ${direction === 1 ? "further" : "earlier"} ${kind}.`);
    if (shown === null) setFilter({ kinds: "all", words: "" });
    announce("");
    goTo(stop, { focus: "follow" });
  }

  function stepRow(direction: 1 | -1) {
    const at = rows.findIndex((row) => row.id === cursor?.id);
    const next = rows[at + direction];
    if (next !== undefined) goTo(next, { focus: "follow" });
  }

  function decide(id: string, verb: "accepted" | "dismissed") {
    const stops = rows.filter((row) => row.kind === "claim" || !row.isDismissed);
    const next = stopAfterDeciding(stops, { kind: "candidate", id });
    const known = candidates.find((one) => one.id === id);
    if (props.whyNot.decide !== null) return announce(props.whyNot.decide);
    if (known?.state !== "proposed") return announce("Go to a candidate first: n is the next one.");
    if (next !== null) goTo(next, { focus: "follow" });
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
      if (next === null && claimId !== null) goTo({ kind: "claim", id: claimId }, { focus: "follow" });
    });
  }

  function restore(id: string) {
    startTransition(async () => {
      markDecided({ [id]: "proposed" });
      if (await runCommand(() => actions.restoreCandidate({ candidateId: id }))) {
        setFilter((before) => (before.kinds === "all" ? before : { kinds: "all", words: "" }));
        goTo({ kind: "candidate", id }, { focus: "follow" });
      }
    });
  }

  function mark(range: TextRange) {
    setMarking({ snapshotId: snapshot.id, ...range, exact: snapshot.text.slice(range.start, range.end) });
    showPane("claim");
  }

  function marked(newId: string) {
    setMarking(null);
    document.getSelection()?.removeAllRanges();
    setFilter({ kinds: "all", words: "" });
    toastDone("Marked as a claim.");
    goTo({ kind: "claim", id: newId }, { focus: "follow" });
  }

  useDeskKeys({
    step,
    accept: () => decide(candidateId ?? "", "accepted"),
    dismiss: () => decide(candidateId ?? "", "dismissed"),
    search: () => searchField.current?.focus(),
    announce,
  });

  const isElsewhere = claim !== null && claimId !== claimInAddress;
  return (
    <>
      <Panes
        id="desk"
        remembered={props.paneSizes}
        panes={[
          {
            id: "article",
            name: "Article",
            size: 44,
            minSize: 340,
            content: (
              <ArticlePane
                header={props.header}
                text={snapshot.text}
                language={language}
                blocks={drawn}
                marks={marks}
                travel={travel}
                cursor={cursor}
                reasons={candidate?.reasons ?? noReasons}
                marking={marking}
                reveal={reveal}
                whyNotMark={props.whyNot.mark}
                onSelect={(found: Mark) => open(found)}
                onMark={mark}
                announce={announce}
              />
            ),
          },
          {
            id: "list",
            name: "Claims",
            size: 25,
            minSize: 260,
            scroll: "own",
            content: (
              <ListPane
                rows={rows}
                counts={countRows(allRows)}
                filter={filter}
                ratings={ratings}
                language={language}
                cursor={cursor}
                reveal={reveal}
                wantsFocus={wantsFocus}
                searchField={searchField}
                mayDecide={props.whyNot.decide === null}
                onFilter={setFilter}
                onOpen={open}
                onStep={stepRow}
                onAccept={(id) => decide(id, "accepted")}
                onDismiss={(id) => decide(id, "dismissed")}
                onRestore={restore}
              />
            ),
          },
          {
            id: "claim",
            name: "At hand",
            size: 31,
            minSize: 320,
            content:
              marking !== null ? (
                <MarkClaimForm
                  key={`${marking.start}-${marking.end}`}
                  marking={marking}
                  claimant={article.author}
                  language={language}
                  action={actions.markClaim}
                  onClose={() => {
                    setMarking(null);
                    document.querySelector<HTMLElement>(".article-words")?.focus();
                  }}
                  onMarked={marked}
                />
              ) : candidate !== null ? (
                <CandidateAtHand
                  key={candidate.id}
                  candidate={candidate}
                  text={snapshot.text}
                  language={language}
                  userId={userId}
                  whyNot={props.whyNot.decide}
                  action={actions.acceptCandidate}
                  onAccept={() => decide(candidate.id, "accepted")}
                  onDismiss={() => decide(candidate.id, "dismissed")}
                  onRestore={() => restore(candidate.id)}
                  onAccepted={(newId) => {
                    toastDone("Accepted as a claim.");
                    goTo({ kind: "claim", id: newId }, { focus: "follow" });
                  }}
                />
              ) : isElsewhere ? (
                <OnItsWay claim={claim} snapshotId={snapshot.id} language={language} />
              ) : (
                props.children
              ),
          },
        ]}
      />
      <p role="status" aria-live="polite" className="sr-only">
        {announced}
      </p>
    </>
  );
}

const noReasons: readonly TextRange[] = [];

/** What is known of a claim at once, while the rest of it comes. */
function OnItsWay({ claim, snapshotId, language }: { claim: DeskClaim; snapshotId: string; language: string }) {
  const quote = claim.appearances.find((appearance) => appearance.snapshotId === snapshotId)?.exact ?? null;
  return (
    <>
      <ClaimOpening state={claim.state} quote={quote} statement={claim.statement} claimant={claim.claimant} language={language} />
      <div className="px-4">
        <Loading words="Loading the claim">
          <Skeleton widths={[30, 100, 88, 60]} />
        </Loading>
      </div>
    </>
  );
}
