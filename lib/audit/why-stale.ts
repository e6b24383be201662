import { z } from "zod";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";

const number = z.int();
const snapshot = z.object({ number });
const because = z.object({ reason: z.string() });

/** Events of which it can be told why they made a verdict stale. */
const reasons: Record<string, (payload: unknown) => string> = {
  "evidence.attached": (payload) =>
    staleReasons.evidence(z.object({ evidence: z.object({ number }) }).parse(payload).evidence.number, "attached"),
  "evidence.revised": (payload) => staleReasons.evidence(z.object({ to: z.object({ number }) }).parse(payload).to.number, "revised"),
  "evidence.withdrawn": (payload) => staleReasons.evidence(z.object({ number }).parse(payload).number, "withdrawn"),
  "claim.rewritten": () => staleReasons.reworded,
  "claim.anchored": (payload) => staleReasons.gone(z.object({ snapshot }).parse(payload).snapshot.number),
  "claim.placed": (payload) => {
    const told = z.object({ snapshot, place: z.unknown() }).parse(payload);
    return told.place === null ? staleReasons.gone(told.snapshot.number) : staleReasons.changed(told.snapshot.number);
  },
  "claim.reopened": (payload) => staleReasons.reopened(because.parse(payload).reason),
  "claim.split": () => staleReasons.split,
  "claim.merged": () => staleReasons.merged,
  "claim.markedDuplicate": () => staleReasons.duplicate,
  "claim.lostGround": (payload) => because.parse(payload).reason,
  "claim.decided": (payload) => staleReasons.settledAnew(z.object({ number }).parse(payload).number),
};

/**
 * Why an event made a verdict stale, in the words that stand beside the verdict. Nothing where the event does not tell, where the words were erased, and for
 * events of before 29 November 2026, whose words may have been others.
 */
export function whyStale({ type, payload, timesRows }: ReadEvent): string | undefined {
  const said = timesRows === true ? reasons[type]?.(payload) : undefined;
  return said?.includes(erasedPart) ? undefined : said;
}
