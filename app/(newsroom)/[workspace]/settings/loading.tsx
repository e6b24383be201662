import { Page } from "@/components/ui/page";
import { Loading, Skeleton } from "@/components/ui/skeleton";

/** The shape of a page that is on its way: header and lines, where they will be. */
export default function SettingsLoading() {
  return (
    <Page>
      <Loading>
        <Skeleton widths={[24]} lineClass="h-9 mb-6" />
        <Skeleton widths={[100, 100, 100, 100, 100, 100]} lineClass="h-11 my-1" />
      </Loading>
    </Page>
  );
}
