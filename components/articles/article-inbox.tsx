import { ArticleRow } from "@/components/articles/article-row";
import { ReviewProgress } from "@/components/articles/review-progress";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SearchField } from "@/components/ui/search-field";
import type { ArticleRow as Row } from "@/lib/articles/queries";
import { type ClaimState, claimStates } from "@/lib/claims/workflow";

/** The newsroom's articles: search, rows, the way to older ones; and what to do first when there are none. */
export function ArticleInbox({
  workspace,
  articles,
  nextCursor,
  search,
  isFirstPage,
  maySubmit,
}: {
  workspace: string;
  articles: readonly Row[];
  nextCursor: string | null;
  search: string;
  isFirstPage: boolean;
  maySubmit: boolean;
}) {
  const base = `/${workspace}/articles` as const;
  if (articles.length === 0 && search === "" && isFirstPage) {
    const action = maySubmit ? (
      <ButtonLink href={`${base}/new`} look="primary">
        Submit an article
      </ButtonLink>
    ) : undefined;
    return (
      <EmptyState title="Nothing to check yet" action={action}>
        {maySubmit
          ? "Paste a text, upload a file or give a web address: the desk freezes its words and proposes the claims worth checking."
          : "When a colleague submits an article, it appears here with its claims."}
      </EmptyState>
    );
  }
  const searching = search === "" ? "" : `search=${encodeURIComponent(search)}&`;
  return (
    <>
      <SearchField base={base} search={search} label="Search articles" placeholder="Title, author, outlet or reason" />
      {articles.length === 0 ? (
        <EmptyState
          title={search === "" ? "No older articles" : `Nothing found for “${search}”`}
          action={
            <ButtonLink href={base} look="plain">
              Show all articles
            </ButtonLink>
          }
        >
          {search === "" ? "This is the end of the list." : "Search looks at titles, authors, outlets and the reasons for checking."}
        </EmptyState>
      ) : (
        <>
          <ul>
            {articles.map((article) => (
              <ArticleRow key={article.id} workspace={workspace} article={article} />
            ))}
          </ul>
          <Together articles={articles} />
        </>
      )}
      <nav aria-label="Pages of articles" className="mt-6 flex gap-2">
        {isFirstPage ? null : (
          <ButtonLink href={search === "" ? base : `${base}?search=${encodeURIComponent(search)}`} look="plain">
            Newest articles
          </ButtonLink>
        )}
        {nextCursor === null ? null : (
          <ButtonLink href={`${base}?${searching}after=${nextCursor}`} look="plain">
            Older articles
          </ButtonLink>
        )}
      </nav>
    </>
  );
}

/** The page's claims in one bar, with the words for what the bars above show. */
function Together({ articles }: { articles: readonly Row[] }) {
  const sumOf = (state: ClaimState) => articles.reduce((sum, article) => sum + article.claims[state], 0);
  const claims = Object.fromEntries(claimStates.map((state) => [state, sumOf(state)])) as Row["claims"];
  if (claimStates.every((state) => claims[state] === 0)) return null;
  return (
    <section aria-labelledby="together" className="mt-6 md:ml-auto md:max-w-md">
      <h2 id="together" className="mb-1.5 font-normal text-12 text-secondary">
        All claims on this page
      </h2>
      <ReviewProgress claims={claims} hasLegend />
    </section>
  );
}
