import { redirect } from "next/navigation";
import { ClaimAtHand } from "@/components/claims/claim-at-hand";
import { NothingAtHand } from "@/components/claims/nothing-at-hand";
import { SentenceAtHand } from "@/components/claims/sentence-at-hand";
import { SentenceGone } from "@/components/claims/sentence-gone";
import { ThreadAtHand } from "@/components/discussion/thread-at-hand";
import { TextLink } from "@/components/ui/link";
import { personOf } from "@/lib/actor";
import { claimPermissions } from "@/lib/claims/claim-permissions";
import { getArticleTitle, getClaimAtHand } from "@/lib/claims/desk-queries";
import { getSentence, getSentenceNow } from "@/lib/claims/sentence-query";
import { getDeskSnapshot, getThread } from "@/lib/discussion/queries";
import { listNewestSources } from "@/lib/evidence/queries";
import { listStaff } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { claimActionsOf } from "../../../../claims/claim-actions";
import { ClaimDiscussion } from "../../../../discussion/claim-discussion";
import { frameOf } from "../../../../discussion/discussion-frame";

/** The claim at hand, or the sentence that was asked about, when the address names one of this article. */
export default async function DeskPage({ params, searchParams }: PageProps<"/[workspace]/articles/[article]">) {
  const { workspace, article } = await params;
  const { claim: claimId, sentence: at, snapshot, comment: target, thread: threadId } = await searchParams;
  const actor = await requireActor(workspace);
  if (typeof at === "string") {
    const was = typeof snapshot === "string" && /^\d{1,9}$/.test(snapshot) ? Number(snapshot) : null;
    const now = was === null ? null : await getSentenceNow(actor, article, { at: Number(at), snapshotNumber: was });
    if (was !== null && now !== null && now.newest !== was) {
      const here = `/${workspace}/articles/${article}` as const;
      if (now.start !== null) redirect(`${here}?sentence=${now.start}&snapshot=${now.newest}`);
      return <SentenceGone words={now.words} snapshotNumber={was} versionsHref={`${here}/versions`} />;
    }
    const [sentence, described] = await Promise.all([getSentence(actor, article, Number(at)), getArticleTitle(actor, article)]);
    if (sentence === null || described === null) return <NothingAtHand missing="sentence" />;
    return <SentenceAtHand key={sentence.start} sentence={sentence} language={described.language} />;
  }
  if (typeof threadId === "string") {
    const [thread, described, frame] = await Promise.all([
      getThread(actor, threadId),
      getDeskSnapshot(actor, article),
      frameOf(actor, { workspace, target }),
    ]);
    if (thread === null || thread.articleId !== article || described === null) return <NothingAtHand missing="thread" />;
    return <ThreadAtHand key={threadId} {...{ thread, frame }} language={described.language} />;
  }
  if (typeof claimId !== "string") return <NothingAtHand />;
  const [found, sources, colleagues] = await Promise.all([getClaimAtHand(actor, claimId), listNewestSources(actor), listStaff(actor)]);
  if (found === null || found.hand.claim.article.id !== article) return <NothingAtHand missing="claim" />;
  return (
    <ClaimAtHand
      key={claimId}
      workspace={workspace}
      hand={found.hand}
      sources={sources}
      colleagues={colleagues}
      may={claimPermissions(actor, found.ruling)}
      userId={personOf(actor)}
      actions={claimActionsOf(workspace)}
      discussion={<ClaimDiscussion {...{ actor, workspace, target }} hand={found.hand} />}
      quoteLink={
        <TextLink look="meta" prefetch={false} href={`/${workspace}/claims/${claimId}`}>
          The claim’s own page
        </TextLink>
      }
    />
  );
}
