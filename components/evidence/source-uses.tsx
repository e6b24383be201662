import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import type { PassageState } from "@/lib/evidence/capture-words";
import { passageWords } from "./capture-state";
import { sayStance } from "./evidence-words";

type Use = {
  id: string;
  quote: string;
  stance: "supports" | "refutes" | "context";
  withdrawnAt: Date | null;
  claim: { id: string; article: { title: string }; revisions: { statement: string }[] };
  checks: { state: PassageState }[];
};

/** Where else the newsroom used a source: the claims, what it does to them, and the passage. */
export function SourceUses({ workspace, uses, count }: { workspace: string; uses: readonly Use[]; count: number }) {
  if (uses.length === 0) return <p className="text-13 text-secondary">No claim rests on it yet.</p>;
  return (
    <>
      <ol className="flex flex-col divide-y divide-hairline">
        {uses.map((use) => {
          const seen = use.checks[0] === undefined ? null : passageWords[use.checks[0].state];
          return (
            <li key={use.id} className="flex flex-col gap-1 py-3 first:pt-0">
              <p className="flex flex-wrap items-center gap-2">
                <Badge tone={use.withdrawnAt === null ? "plain" : "outline"}>
                  {use.withdrawnAt === null ? sayStance(use.stance) : "Withdrawn"}
                </Badge>
                {seen === null ? null : <Badge tone={seen.tone}>{seen.word}</Badge>}
                <TextLink
                  look="quiet"
                  href={route(`/${workspace}/claims/${use.claim.id}`)}
                  dir="auto"
                  className="wrap-anywhere font-strong text-15"
                >
                  {use.claim.revisions[0]?.statement ?? "A claim"}
                </TextLink>
              </p>
              <blockquote dir="auto" className="line-clamp-3 max-w-[76ch] border-hairline border-s-2 ps-3 text-13 text-secondary">
                {use.quote}
              </blockquote>
              <p className="text-12 text-secondary">In {use.claim.article.title}</p>
            </li>
          );
        })}
      </ol>
      {count === uses.length ? null : <p className="mt-3 text-13 text-secondary">{`These are the newest ${uses.length} of ${count}.`}</p>}
    </>
  );
}
