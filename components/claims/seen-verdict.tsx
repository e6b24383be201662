import { Badge } from "@/components/ui/badge";
import { ScaleLabel } from "@/components/ui/scale-label";
import { sayDay } from "@/components/ui/time-words";
import type { SeenClaim } from "@/lib/claims/seen-before";
import { markOf } from "@/lib/verdicts/marks";

/** The newsroom's verdict on an earlier claim, and when it was settled. */
export function SeenVerdict({ verdict }: { verdict: NonNullable<SeenClaim["verdict"]> }) {
  // The browser got it as JSON, where a date is text.
  const decidedAt = new Date(verdict.decidedAt);
  return (
    <>
      <ScaleLabel word={verdict.rating.label} mark={markOf(verdict.rating)} />
      {verdict.staleAt === null ? null : <Badge tone="danger">Stale</Badge>}
      <time dateTime={decidedAt.toISOString()}>{sayDay(decidedAt)}</time>
    </>
  );
}
