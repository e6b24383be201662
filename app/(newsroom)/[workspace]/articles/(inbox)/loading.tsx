import { Page } from "@/components/ui/page";
import { PageTitle } from "@/components/ui/page-title";
import { Loading, Skeleton } from "@/components/ui/skeleton";

const rows = ["first", "second", "third", "fourth", "fifth", "sixth"];

export default function LoadingArticles() {
  return (
    <Page>
      <PageTitle>Articles</PageTitle>
      <Loading words="Loading the articles">
        <Skeleton widths={[24]} lineClass="h-9 mb-1" />
        <Skeleton widths={[40]} lineClass="h-6 mb-6" />
        {rows.map((row) => (
          <div key={row} className="border-hairline border-t py-4">
            <Skeleton widths={[62, 38]} />
          </div>
        ))}
      </Loading>
    </Page>
  );
}
