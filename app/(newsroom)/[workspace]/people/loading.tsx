import { Page } from "@/components/ui/page";
import { PageTitle } from "@/components/ui/page-title";
import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The shape of a page that is on its way: header and lines, where they will be. */
export default function PeopleLoading() {
  return (
    <Page>
      <PageTitle>People</PageTitle>
      <Loading>
        <Skeleton widths={[24]} lineClass="h-9 mb-6" />
        <Skeleton widths={[100, 100, 100, 100, 100, 100]} lineClass="h-11 my-1" />
      </Loading>
    </Page>
  );
}
