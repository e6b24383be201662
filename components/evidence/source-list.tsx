import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import { Table } from "@/components/ui/table";
import type { sourceKinds } from "@/lib/evidence/schema";
import { CaptureBadge, type CaptureShown } from "./capture-state";
import { sourceKindWords } from "./evidence-words";

type Row = {
  id: string;
  kind: (typeof sourceKinds)[number];
  title: string;
  publisher: string | null;
  _count: { evidence: number };
  captures: CaptureShown[];
};

/** The newsroom's sources: what they are, how often they are used, and whether a copy is kept. */
export function SourceList({ workspace, sources, words }: { workspace: string; sources: readonly Row[]; words: string }) {
  if (sources.length === 0) {
    return words === "" ? (
      <EmptyState title="No source yet">A source appears here when somebody attaches evidence from it to a claim.</EmptyState>
    ) : (
      <EmptyState title="No source holds these words">Try fewer words, or a part of the address.</EmptyState>
    );
  }
  return (
    <Table
      caption="Sources"
      rows={sources}
      rowKey={({ id }) => id}
      columns={[
        {
          id: "title",
          heading: "Source",
          cell: (source) => (
            <TextLink
              look="quiet"
              href={route(`/${workspace}/sources/${source.id}`)}
              dir="auto"
              className="wrap-anywhere font-strong text-15"
            >
              {source.title}
            </TextLink>
          ),
        },
        { id: "publisher", heading: "Publisher", isWideOnly: true, cell: (source) => source.publisher ?? "" },
        { id: "kind", heading: "Kind", isWideOnly: true, cell: (source) => sourceKindWords[source.kind] },
        {
          id: "kept",
          heading: "Newest copy",
          cell: (source) =>
            source.captures[0] === undefined ? <span className="text-secondary">None</span> : <CaptureBadge capture={source.captures[0]} />,
        },
        { id: "uses", heading: "Used", isNumeric: true, cell: (source) => source._count.evidence },
      ]}
    />
  );
}
