import { notFound } from "next/navigation";
import { WaitingCards } from "@/components/claims/waiting-cards";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { mayPlaceClaim } from "@/lib/claims/policy";
import { listWaitingClaims } from "@/lib/claims/waiting-queries";
import { listWaitingThreads } from "@/lib/discussion/waiting-threads";
import { requireActor } from "@/lib/session";
import { placeClaimAction, placeThreadAction, unplaceClaimAction } from "./actions";

/** The claims and discussions whose place in the newest snapshot is not certain, each with where it stood and where it may stand now. */
export default async function ArticlePlacesPage({ params }: PageProps<"/[workspace]/articles/[article]/places">) {
  const { workspace, article: articleId } = await params;
  const actor = await requireActor(workspace);
  const [queue, threads] = await Promise.all([listWaitingClaims(actor, articleId), listWaitingThreads(actor, articleId)]);
  if (queue === null) notFound();
  const { article, snapshot, claims } = queue;
  const waiting = [...claims, ...threads];
  const here = `/${workspace}/articles/${article.id}` as const;
  const may = mayPlaceClaim(actor);
  return (
    <Page>
      <PageHeader
        title="Where do these words stand now?"
        description={
          <>
            <TextLink href={here} dir="auto" lang={article.language}>
              {article.title}
            </TextLink>{" "}
            changed. What stands unchanged was carried on to snapshot {snapshot.number} by itself; these words of claims and discussions are
            not tied to anything there until somebody says so.
          </>
        }
        actions={snapshot.number === 1 ? undefined : <ButtonLink href={`${here}/versions/${snapshot.number}`}>What changed</ButtonLink>}
      />
      {waiting.length === 0 ? (
        <EmptyState title="Nothing waits" action={<ButtonLink href={here}>To the article</ButtonLink>}>
          Every claim and discussion of this article has a certain place in snapshot {snapshot.number}, or is confirmed to be gone from it.
        </EmptyState>
      ) : (
        <WaitingCards
          key={snapshot.id}
          waiting={waiting}
          snapshot={{ id: snapshot.id, number: snapshot.number, text: snapshot.text }}
          language={article.language}
          whyNot={may === true ? null : may}
          placeClaim={placeClaimAction.bind(null, workspace)}
          unplaceClaim={unplaceClaimAction.bind(null, workspace)}
          placeThread={placeThreadAction.bind(null, workspace)}
        />
      )}
    </Page>
  );
}
