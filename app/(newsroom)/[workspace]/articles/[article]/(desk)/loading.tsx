import { PageTitle } from "@/components/ui/page-title";
import { Loading, Skeleton } from "@/components/ui/skeleton";

const rows = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh"];

/** The desk's three panes, empty. */
export default function LoadingDesk() {
  return (
    <main id="main" tabIndex={-1} className="h-[calc(100dvh-3rem-1px)] overflow-hidden outline-none max-md:h-[calc(100dvh-5.5rem-1px)]">
      <PageTitle>Article</PageTitle>
      <Loading words="Loading the desk">
        <div className="flex h-[calc(100dvh-3rem)]">
          <div className="flex-[44] px-8 pt-6">
            <Skeleton widths={[70]} lineClass="h-8 mb-6" />
            <Skeleton widths={[100, 94, 98, 60, 100, 91, 97, 72, 100, 95, 40]} lineClass="h-5 my-2" />
          </div>
          <div className="flex-[25] border-hairline border-s px-3 pt-2 max-desk:hidden">
            {rows.map((row) => (
              <div key={row} className="border-hairline border-b py-3">
                <Skeleton widths={[95, 60, 40]} />
              </div>
            ))}
          </div>
          <div className="flex-[31] border-hairline border-s px-4 pt-4 max-desk:hidden">
            <Skeleton widths={[20, 100, 85, 100, 60]} />
          </div>
        </div>
      </Loading>
    </main>
  );
}
