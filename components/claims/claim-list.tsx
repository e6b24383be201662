import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { ScaleLabel } from "@/components/ui/scale-label";
import { type Column, Table } from "@/components/ui/table";
import type { listClaims } from "@/lib/claims/queries";
import { markOf } from "@/lib/verdicts/marks";
import { ClaimStateBadge } from "./claim-opening";

type Row = Awaited<ReturnType<typeof listClaims>>["claims"][number];

/** The newsroom's claims, one a row: statement, where it stands, its verdict, its article. */
export function ClaimList({ workspace, claims }: { workspace: string; claims: readonly Row[] }) {
  const columns: Column<Row>[] = [
    {
      id: "claim",
      heading: "Claim",
      cell: (claim) => (
        <span className="wrap-anywhere block max-w-[60ch] py-1 text-start font-normal">
          <TextLink
            look="quiet"
            prefetch={false}
            href={`/${workspace}/claims/${claim.id}`}
            className="font-reading font-serif text-15"
            dir="auto"
          >
            {claim.statement}
          </TextLink>
          <span className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-secondary">
            <span>{claim.claimant ?? "Unknown claimant"}</span>
            <TextLink look="meta" prefetch={false} href={`/${workspace}/articles/${claim.article.id}?claim=${claim.id}`} dir="auto">
              {claim.article.title}
            </TextLink>
            <span className="sm:hidden">
              <ClaimStateBadge state={claim.state} />
            </span>
          </span>
        </span>
      ),
    },
    { id: "state", heading: "State", isWideOnly: true, cell: (claim) => <ClaimStateBadge state={claim.state} /> },
    { id: "verdict", heading: "Verdict", isWideOnly: true, cell: (claim) => <VerdictCell verdict={claim.verdict} /> },
    { id: "evidence", heading: "Evidence", isWideOnly: true, isNumeric: true, cell: (claim) => claim.evidenceCount },
    {
      id: "changed",
      heading: "Changed",
      isWideOnly: true,
      cell: (claim) => <RelativeTime at={claim.updatedAt} className="text-secondary" />,
    },
  ];
  return <Table caption="Claims" columns={columns} rows={claims} rowKey={(claim) => claim.id} />;
}

function VerdictCell({ verdict }: { verdict: Row["verdict"] }) {
  if (verdict === null) return <span className="text-secondary">None yet</span>;
  return (
    <span className="flex flex-wrap items-center gap-2">
      <ScaleLabel word={verdict.rating.label} mark={markOf(verdict.rating)} />
      {verdict.staleAt === null ? null : <Badge tone="danger">Stale</Badge>}
    </span>
  );
}
