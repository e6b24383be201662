"use client";
import { shownPlace, wordsOf } from "@/lib/claims/places";
import type { ClaimAtHandProps } from "./claim-at-hand";
import { ClaimMenu } from "./claim-menu";
import { ClaimOpening } from "./claim-opening";
import { ClaimPlaces } from "./claim-places";
import { WhyNot } from "./claim-section";
import { draftKeyOf } from "./draft-key";
import { ImportedNote } from "./imported-note";
import { Opening } from "./opening";
import { OriginalLink } from "./original-link";
import { RewriteClaimForm } from "./rewrite-claim-form";
import { useSaved } from "./saved-note";
import { SettledPlaces } from "./settled-places";
import { WordsChanged } from "./words-changed";

/** The words of a claim: quote, statement, claimant, earlier wordings, and the way to reword it. */
export function ClaimWording({ workspace, hand, may, userId, actions, quoteLink }: Omit<ClaimAtHandProps, "sources" | "colleagues">) {
  const { note, saved } = useSaved();
  const { claim } = hand;
  const wording = claim.revisions[0];
  const words = wordsOf(claim.appearances, claim.article.snapshots[0]?.number ?? 0);
  if (wording === undefined) return null;
  const dates = [
    wording.claimedOn === null ? null : `claimed on ${wording.claimedOn.toISOString().slice(0, 10)}`,
    words.page === null ? null : `on page ${words.page} of the document`,
    claim.revisionNumber === 1 ? null : `wording ${claim.revisionNumber}`,
  ].filter((part) => part !== null);
  return (
    <ClaimOpening
      state={claim.state}
      quote={words.now}
      statement={wording.statement}
      claimant={wording.claimant?.name ?? null}
      language={claim.article.language}
      menu={
        <span className="flex items-center gap-2 text-12 text-secondary">
          {note}
          <ClaimMenu
            claimId={claim.id}
            claimHref={`/${workspace}/articles/${claim.article.id}?claim=${claim.id}`}
            lineageHref={`/${workspace}/claims/${claim.id}/lineage`}
            may={may}
            actions={actions}
          />
        </span>
      }
      quoteLink={
        <>
          {quoteLink} <OriginalLink url={claim.article.url} place={shownPlace(claim.appearances)} />
        </>
      }
    >
      <ClaimPlaces places={words.places} language={claim.article.language} />
      <SettledPlaces
        claimId={claim.id}
        settled={hand.settledPlaces}
        language={claim.article.language}
        hasVerdict={hand.verdicts.some(({ staleAt }) => staleAt === null)}
        may={may}
        unplaceClaim={actions.unplaceClaim}
      />
      <WordsChanged workspace={workspace} article={claim.article} words={words} />
      {dates.length === 0 ? null : <p className="-mt-2 text-12 text-secondary">{dates.join(" · ")}</p>}
      {claim.imported === null ? null : <ImportedNote imported={claim.imported} />}
      {may.rewriteClaim === true ? (
        <Opening label="Edit the statement" keyName="e" draftKey={`${draftKeyOf(userId, claim)}:rewriteClaim`}>
          {(close) => (
            <RewriteClaimForm
              claimId={claim.id}
              wording={wording}
              draftKey={draftKeyOf(userId, claim)}
              hasVerdict={hand.verdicts.some(({ staleAt }) => staleAt === null)}
              action={actions.rewriteClaim}
              onClose={close}
              onSaved={saved}
            />
          )}
        </Opening>
      ) : (
        <WhyNot>{may.rewriteClaim}</WhyNot>
      )}
      {claim.revisions.length === 1 ? null : <EarlierWordings revisions={claim.revisions.slice(1)} />}
    </ClaimOpening>
  );
}

function EarlierWordings({ revisions }: { revisions: ClaimAtHandProps["hand"]["claim"]["revisions"] }) {
  return (
    <details className="text-13">
      <summary className="text-secondary">
        {revisions.length} earlier {revisions.length === 1 ? "wording" : "wordings"}
      </summary>
      <ol className="mt-2 flex flex-col gap-2">
        {revisions.map((revision) => (
          <li key={revision.number} className="border-hairline border-s-2 ps-3">
            <span dir="auto" className="font-reading font-serif">
              {revision.statement}
            </span>
            <span className="block text-12 text-secondary">
              Wording {revision.number} by {revision.createdBy.name}
            </span>
          </li>
        ))}
      </ol>
    </details>
  );
}
