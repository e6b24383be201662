import { sayWaiting, type WaitingCounts } from "@/components/claims/waiting-words";
import { ButtonLink } from "@/components/ui/button";
import { OutsideLink, TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { sayDay } from "@/components/ui/time-words";
import { directionOf } from "@/lib/articles/direction";
import type { DeskArticle } from "@/lib/claims/desk-queries";

type Props = { workspace: string; article: DeskArticle; waiting: WaitingCounts };

/** Above the words: what the article is, why it is checked, and the ways to its history and report. */
export function ArticleHeader({ workspace, article, waiting }: Props) {
  const { snapshot } = article;
  const count = waiting.claims + waiting.threads;
  const from = [article.author, article.outlet, article.publishedOn === null ? null : sayDay(article.publishedOn)];
  return (
    <header className="mx-auto mb-8 w-full max-w-measure border-hairline border-b pb-4">
      <h1 dir={directionOf(article.title)} lang={article.language} className="text-balance font-serif text-28">
        {article.title}
      </h1>
      <p className="mt-2 text-13 text-secondary">{from.filter((part) => part !== null).join(" · ")}</p>
      <p className="mt-1 text-13 text-secondary">
        <span className="text-ink">Why it is checked:</span> {article.selectionReason}
      </p>
      {count === 0 ? null : (
        <Notice tone="caution" className="mt-3">
          The text changed, and {sayWaiting(waiting)} {count === 1 ? "has" : "have"} no certain place in it.{" "}
          <TextLink prefetch={false} href={`/${workspace}/articles/${article.id}/places`}>
            Say where {count === 1 ? "it stands" : "they stand"}
          </TextLink>
        </Notice>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <ButtonLink size="small" href={`/${workspace}/articles/${article.id}/report`}>
          Report
        </ButtonLink>
        <ButtonLink size="small" look="quiet" href={`/${workspace}/articles/${article.id}/history`}>
          History
        </ButtonLink>
        <ButtonLink size="small" look="quiet" href={`/${workspace}/articles/${article.id}/discussion`}>
          Discussion
        </ButtonLink>
        <ButtonLink size="small" look="quiet" href={`/${workspace}/articles/${article.id}/details`}>
          Details
        </ButtonLink>
        <ButtonLink size="small" look="quiet" href={`/${workspace}/articles/${article.id}/versions`}>
          Versions
        </ButtonLink>
        <ButtonLink size="small" look="quiet" href={`/${workspace}/articles/${article.id}/exchange`}>
          Exchange
        </ButtonLink>
        <span className="ms-auto text-12 text-secondary">
          <TextLink
            look="faint"
            prefetch={false}
            href={`/${workspace}/articles/${article.id}/versions`}
            title={`SHA-256 ${snapshot.textHash}. All versions, and looking for changes.`}
          >
            Snapshot {snapshot.number}
          </TextLink>
          , {sayDay(snapshot.retrievedAt)}
          {article.url === null ? null : (
            <>
              {" · "}
              <OutsideLink href={article.url}>original</OutsideLink>
            </>
          )}
        </span>
      </div>
      {snapshot.guessedEncoding === null ? null : (
        <Notice tone="caution" className="mt-3">
          What came in does not say, or says wrongly, how its letters are encoded. They were read as{" "}
          {snapshot.guessedEncoding.toUpperCase()}, which is a guess: if any look wrong,{" "}
          <TextLink prefetch={false} href={`/${workspace}/articles/${article.id}/versions`}>
            bring the text in anew
          </TextLink>{" "}
          as UTF-8.
        </Notice>
      )}
      {snapshot.breakdown.fallback === null ? null : (
        <Notice tone="caution" className="mt-3">
          {snapshot.breakdown.fallback}
        </Notice>
      )}
    </header>
  );
}
