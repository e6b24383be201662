import { TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table } from "@/components/ui/table";
import type { AgreementClaim } from "@/lib/verdicts/agreement-queries";

/** The claims behind a figure: what each person said, and the verdict. */
export function AgreementClaims({ workspace, claims }: { workspace: string; claims: readonly AgreementClaim[] }) {
  return (
    <Table
      caption="Claims behind the figure"
      rows={claims}
      rowKey={({ claimId }) => claimId}
      columns={[
        {
          id: "claim",
          heading: "Claim",
          cell: ({ claimId, statement, article }) => (
            <span className="block max-w-[60ch] font-normal">
              <TextLink look="quiet" prefetch={false} href={`/${workspace}/claims/${claimId}`} dir="auto" className="font-serif text-15">
                {statement}
              </TextLink>
              <span dir="auto" className="block text-12 text-secondary">
                {article.title}
              </span>
            </span>
          ),
        },
        {
          id: "said",
          heading: "Said",
          cell: ({ said, verdict }) => (
            <ul>
              {said.map(({ reviewer, key, label }) => (
                <li key={reviewer} className="text-13">
                  <span className="text-secondary">{reviewer}:</span>{" "}
                  <span className={key === verdict.key ? "" : "font-strong"}>{label}</span>
                </li>
              ))}
            </ul>
          ),
        },
        { id: "verdict", heading: "Verdict", cell: ({ verdict }) => verdict.label },
        {
          id: "when",
          heading: "Settled",
          isWideOnly: true,
          cell: ({ decidedAt }) => <RelativeTime at={decidedAt} className="text-secondary" />,
        },
      ]}
    />
  );
}
