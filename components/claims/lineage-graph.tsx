import { ClaimStateBadge } from "@/components/claims/claim-opening";
import { TextLink } from "@/components/ui/link";
import type { Lineage } from "@/lib/claims/lineage-queries";
import { layOutLineage } from "./lay-out-lineage";

const cardWidth = 256;
const cardHeight = 116;
const gapAcross = 72;
const gapDown = 16;

const relationWords: Record<Lineage["lines"][number]["relation"], string> = {
  split: "split",
  merged: "merged",
  duplicateOf: "duplicate of",
};

/** A claim's family from left to right: solid arrows are steps that hold, dashed ones were taken back. The list below says the same in words. */
export function LineageGraph({ workspace, lineage, claimId }: { workspace: string; lineage: Lineage; claimId: string }) {
  const placed = layOutLineage(lineage.claims, lineage.lines);
  const at = new Map(
    placed.map(({ claim, column, row }) => [claim.id, { left: column * (cardWidth + gapAcross), top: row * (cardHeight + gapDown) }]),
  );
  const width = Math.max(...placed.map(({ column }) => column + 1)) * (cardWidth + gapAcross) - gapAcross;
  const height = Math.max(...placed.map(({ row }) => row + 1)) * (cardHeight + gapDown);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section aria-label="Family of the claim" tabIndex={0} className="overflow-x-auto py-2">
      <div className="relative" style={{ width, height }}>
        <svg aria-hidden="true" className="absolute inset-0 text-secondary" width={width} height={height}>
          <defs>
            <marker id="lineage-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">
              <path d="M0 0 L8 4 L0 8 z" fill="currentColor" />
            </marker>
          </defs>
          {lineage.lines.map((line) => {
            const from = at.get(line.fromClaimId);
            const to = at.get(line.toClaimId);
            if (from === undefined || to === undefined) return null;
            const start = { x: from.left + cardWidth, y: from.top + cardHeight / 2 };
            const end = { x: to.left - 2, y: to.top + cardHeight / 2 };
            const middle = (start.x + end.x) / 2;
            return (
              <g key={`${line.fromClaimId} ${line.toClaimId} ${line.stepId}`}>
                <path
                  d={`M${start.x} ${start.y} C${middle} ${start.y} ${middle} ${end.y} ${end.x} ${end.y}`}
                  fill="none"
                  stroke="currentColor"
                  strokeWidth="1.5"
                  strokeDasharray={line.undoneAt === null ? undefined : "4 4"}
                  markerEnd="url(#lineage-arrow)"
                />
                <text
                  x={middle}
                  y={(start.y + end.y) / 2 - 6}
                  textAnchor="middle"
                  className="fill-current stroke-paper text-12 [paint-order:stroke] [stroke-width:6px]"
                >
                  {relationWords[line.relation]}
                </text>
              </g>
            );
          })}
        </svg>
        <ul>
          {placed.map(({ claim }) => {
            const place = at.get(claim.id);
            const isThis = claim.id === claimId;
            return (
              <li
                key={claim.id}
                style={{ ...place, width: cardWidth, height: cardHeight }}
                className={`absolute flex flex-col gap-1 overflow-hidden rounded-md border bg-paper p-2 ${isThis ? "border-accent" : "border-hairline"}`}
              >
                <span className="flex items-center gap-2 text-12 text-secondary">
                  <ClaimStateBadge state={claim.state} />
                  {claim.verdict === null ? null : `${claim.verdict.rating.label}${claim.verdict.staleAt === null ? "" : " (stale)"}`}
                </span>
                <span dir="auto" lang={claim.article.language} className="line-clamp-3 font-serif text-13">
                  {isThis ? (
                    <span aria-current="true">{claim.statement}</span>
                  ) : (
                    <TextLink look="quiet" href={`/${workspace}/claims/${claim.id}`}>
                      {claim.statement}
                    </TextLink>
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
