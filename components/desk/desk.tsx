"use client";
import type { ReactNode } from "react";
import { CandidateAtHand } from "@/components/claims/candidate-at-hand";
import { ClaimOpening } from "@/components/claims/claim-opening";
import { draftKeyOf } from "@/components/claims/draft-key";
import { MarkClaimForm } from "@/components/claims/mark-claim-form";
import type { DiscussionFrame } from "@/components/discussion/discussion-actions";
import { PassageForm } from "@/components/discussion/passage-form";
import { addToDraft } from "@/components/forms/use-draft";
import { showPane } from "@/components/ui/pane-tabs";
import { Panes } from "@/components/ui/panes";
import { Loading, Skeleton } from "@/components/ui/skeleton";
import { toastFailed } from "@/components/ui/toast";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Reason } from "@/lib/breakdown/scores";
import type { DeskArticle, DeskClaim } from "@/lib/claims/desk-queries";
import { ArticlePane } from "./article-pane";
import type { ArticleActions } from "./desk-actions";
import { DeskReachProvider } from "./desk-reach";
import { ListPane } from "./list-pane";
import { selectBetween } from "./selection-places";
import { useDesk } from "./use-desk";

export type DeskProps = {
  workspace: string;
  header: ReactNode;
  article: DeskArticle;
  /** Its claims, candidates and sentences, by `packDesk`. */
  packed: string;
  userId: string;
  /** Null when this person may mark claims and decide on candidates, else why not. */
  whyNot: { mark: string | null; decide: string | null };
  actions: ArticleActions;
  /** What discussions need; null when this person may not take part in them. */
  discussion: DiscussionFrame | null;
  paneSizes: Record<string, number> | undefined;
  /** The claim that the address names, drawn by the page. */
  children: ReactNode;
};

/** The article desk: article, list, and what is at hand. One cursor runs through all three. */
export function Desk({ workspace, header, paneSizes, children, ...props }: DeskProps) {
  const { article, userId, whyNot, discussion } = props;
  const { snapshot, language } = article;
  const desk = useDesk(props);
  const { candidate, claim, marking } = desk;
  const evidence =
    claim === null || whyNot.mark !== null
      ? null
      : ({ start, end }: TextRange) => quoteAsEvidence(draftKeyOf(userId, claim), snapshot.text.slice(start, end));
  const comment =
    discussion === null
      ? null
      : (range: TextRange) => {
          desk.stopMarking();
          desk.commenting.comment(range);
        };
  return (
    <>
      <Panes
        id="desk"
        remembered={paneSizes}
        panes={[
          {
            id: "article",
            name: "Article",
            size: 44,
            minSize: 340,
            content: (
              <ArticlePane
                header={header}
                text={snapshot.text}
                language={language}
                blocks={desk.blocks}
                marks={desk.marks}
                travel={desk.travel}
                cursor={desk.cursor}
                candidates={desk.candidateAt}
                reasons={candidate?.reasons ?? desk.pointed?.reasons ?? noReasons}
                asked={desk.pointed}
                marking={marking ?? desk.commenting.passage}
                reveal={desk.reveal}
                whyNotMark={whyNot.mark}
                onSelect={desk.open}
                onMark={desk.mark}
                onComment={comment}
                onEvidence={evidence}
                onAsk={desk.askWhy}
                arrival={desk.arrival}
                onCopyLink={desk.copySentence}
                announce={desk.announce}
                onMoved={desk.caretMoved}
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
                rows={desk.rows}
                counts={desk.counts}
                kindsThere={desk.kindsThere}
                filter={desk.filter}
                language={language}
                cursor={desk.cursor}
                reveal={desk.reveal.turn}
                focusWish={desk.focusWish}
                searchField={desk.searchField}
                hint={desk.hint}
                mayDecide={whyNot.decide === null}
                onFilter={desk.setFilter}
                onWiden={desk.widen}
                onLeaveSearch={desk.leaveSearch}
                onOpen={desk.open}
                onStep={desk.stepRow}
                onAccept={(id) => desk.decide(id, "accepted")}
                onDismiss={(id) => desk.decide(id, "dismissed")}
                onRestore={desk.restore}
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
                  key={`${marking.start}-${marking.end} ${marking.proposed?.statement ?? ""}`}
                  marking={marking}
                  claimant={article.author}
                  language={language}
                  draftKey={userId}
                  action={desk.markClaim}
                  onClose={() => {
                    desk.stopMarking();
                    if (marking.proposed === undefined || candidate === null) returnTo(marking);
                    else desk.handWish.ask(candidate.id);
                  }}
                  onMarked={(newId) => desk.marked(newId, marking)}
                />
              ) : desk.commenting.passage !== null && discussion !== null ? (
                <PassageForm
                  key={`${desk.commenting.passage.start}-${desk.commenting.passage.end}`}
                  passage={desk.commenting.passage}
                  language={language}
                  frame={discussion}
                  onClose={() => {
                    const { passage } = desk.commenting;
                    desk.commenting.stopCommenting();
                    if (passage !== null) returnTo(passage);
                  }}
                  onBegun={desk.commenting.commented}
                />
              ) : candidate !== null ? (
                <CandidateAtHand
                  key={candidate.id}
                  workspace={workspace}
                  candidate={candidate}
                  layer={snapshot.breakdown.layer}
                  text={snapshot.text}
                  language={language}
                  userId={userId}
                  whyNot={whyNot.decide}
                  onMark={
                    whyNot.mark === null ? ({ statement, ...words }) => desk.mark(words, { statement, claimant: candidate.claimant }) : null
                  }
                  action={desk.acceptCandidate}
                  onAccept={() => desk.decide(candidate.id, "accepted")}
                  onDismiss={() => desk.decide(candidate.id, "dismissed")}
                  onRestore={() => desk.restore(candidate.id)}
                  onOpen={desk.leadTo}
                  focusWish={desk.handWish}
                  onAccepted={desk.accepted}
                />
              ) : desk.isAnswerOnItsWay ? (
                <div className="px-4 pt-4">
                  <Loading words="Looking the sentence up">
                    <Skeleton widths={[20, 100, 92, 60]} />
                  </Loading>
                </div>
              ) : desk.isOnItsWay && desk.claim !== null ? (
                <OnItsWay claim={desk.claim} snapshotId={snapshot.id} language={language} />
              ) : (
                <DeskReachProvider
                  reach={{
                    ...{ point: desk.point, show: desk.show, open: desk.open, announce: desk.announce, copySentence: desk.copySentence },
                    mark: whyNot.mark === null ? desk.mark : null,
                  }}
                >
                  {children}
                </DeskReachProvider>
              ),
          },
        ]}
      />
      <p role="status" aria-live="polite" className="sr-only">
        {desk.announced}
      </p>
    </>
  );
}

const noReasons: readonly Reason[] = [];

/** Back to the article, with the words selected that a form was about. */
function returnTo({ start, end }: TextRange): void {
  const words = document.querySelector<HTMLElement>(".article-words");
  words?.focus();
  if (words !== null) selectBetween(words, { anchor: start, focus: end });
}

/** Opens the evidence form of the claim at hand with words of the article as its quote; what else was drafted there stays. */
function quoteAsEvidence(claimDraftKey: string, quote: string): void {
  const button = document.querySelector<HTMLElement>('#claim [data-key="v"]');
  if (button === null) {
    toastFailed("Evidence cannot be attached to this claim now, or its form is open already.");
    return;
  }
  addToDraft(`${claimDraftKey}:attachEvidence`, { quote });
  document.getSelection()?.removeAllRanges();
  showPane("claim");
  button.click();
}

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
