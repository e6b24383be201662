import { z } from "zod";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";

const numbered = z.object({ number: z.int() });
const attached = z.object({ evidence: numbered });
const revised = z.object({ to: numbered });
const anchored = z.object({ snapshot: numbered });
const placed = z.object({ snapshot: numbered, place: z.unknown() });
const cameBack = z.object({ staleReason: z.string().optional() });
const because = z.object({ reason: z.string() });

/** Events of which it can be told why they made a verdict stale. */
const reasons: Record<string, (payload: unknown) => string | undefined> = {
  "evidence.attached": (payload) => staleReasons.evidence(attached.parse(payload).evidence.number, "attached"),
  "evidence.revised": (payload) => staleReasons.evidence(revised.parse(payload).to.number, "revised"),
  "evidence.withdrawn": (payload) => staleReasons.evidence(numbered.parse(payload).number, "withdrawn"),
  "claim.rewritten": () => staleReasons.reworded,
  "claim.anchored": (payload) => staleReasons.gone(anchored.parse(payload).snapshot.number),
  "claim.placed": (payload) => {
    const told = placed.parse(payload);
    return told.place === null ? staleReasons.gone(told.snapshot.number) : staleReasons.changed(told.snapshot.number);
  },
  "claim.unplaced": (payload) => staleReasons.unplaced(anchored.parse(payload).snapshot.number),
  "claim.reopened": (payload) => staleReasons.reopened(because.parse(payload).reason),
  "claim.split": () => staleReasons.split,
  "claim.merged": () => staleReasons.merged,
  "claim.markedDuplicate": () => staleReasons.duplicate,
  "claim.lostGround": (payload) => because.parse(payload).reason,
  "claim.restored": (payload) => cameBack.parse(payload).staleReason,
  "claim.resumed": (payload) => cameBack.parse(payload).staleReason,
  "claim.lineageUndone": (payload) => cameBack.parse(payload).staleReason,
  "claim.decided": (payload) => staleReasons.settledAnew(numbered.parse(payload).number),
};

/**
 * Why an event made a verdict stale, in the words that stand beside the verdict. Nothing where the event does not tell, where the words were erased, and for
 * events of before 29 November 2026, whose words may have been others.
 */
export function whyStale({ type, payload, timesRows }: ReadEvent): string | undefined {
  const said = timesRows === true ? reasons[type]?.(payload) : undefined;
  return said?.includes(erasedPart) ? undefined : said;
}
