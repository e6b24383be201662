import { ReviewProgress } from "@/components/articles/review-progress";
import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayDay } from "@/components/ui/time-words";
import type { ArticleRow as Row } from "@/lib/articles/queries";

/** One article in the inbox: what it is, where it comes from, and how far its review has come. */
export function ArticleRow({ workspace, article }: { workspace: string; article: Row }) {
  const total = Object.values(article.claims).reduce((sum, count) => sum + count, 0);
  const settled = article.claims.decided + article.claims.published;
  const origin = [article.outlet, article.author, article.publishedOn === null ? null : sayDay(article.publishedOn)].filter(
    (part) => part !== null,
  );
  return (
    <li className="relative grid gap-x-8 gap-y-2 border-hairline border-t py-4 last:border-b hover:bg-sunken md:grid-cols-[minmax(0,1fr)_14rem]">
      <div className="min-w-0">
        <h2 className="font-serif text-18" dir="auto" lang={article.language}>
          <TextLink
            href={`/${workspace}/articles/${article.id}`}
            look="quiet"
            data-article-link
            className="wrap-anywhere after:absolute after:inset-0"
          >
            {article.title}
          </TextLink>
        </h2>
        <p className="mt-1 text-13 text-secondary">{origin.length === 0 ? "Origin not given" : origin.join(" · ")}</p>
        <p className="text-12 text-secondary">
          Submitted by {article.submittedBy}, <RelativeTime at={article.createdAt} />
          {" · "}
          <TextLink href={`/${workspace}/articles/${article.id}/details`} look="meta" className="relative">
            Details<span className="sr-only"> of {article.title}</span>
          </TextLink>
        </p>
      </div>
      <div className="flex flex-col justify-center gap-1.5">
        <ReviewProgress claims={article.claims} />
        <div className="tabular text-12 text-secondary">
          <p>{total === 0 ? "No claims yet" : `${settled} of ${total} ${total === 1 ? "claim" : "claims"} settled`}</p>
          {article.proposed === 0 ? null : (
            <p>
              {article.proposed} {article.proposed === 1 ? "candidate" : "candidates"} to sort
            </p>
          )}
        </div>
      </div>
    </li>
  );
}
