import "server-only";
import { describeRange, resolveSelectors } from "@/lib/articles/anchoring";
import { type CarriedDecision, stretchKey } from "@/lib/articles/store-breakdown";
import type { WriteClient } from "@/lib/database";
import type { FrozenText } from "./carry-places";

/**
 * What was decided about candidates of the snapshot before, by the stretch where the same words stand for certain in the new text
 * (`stretchKey`): nobody should accept or dismiss the same sentence twice.
 */
export async function carryDecisions(
  database: WriteClient,
  workspaceId: string,
  { previous, text }: { previous: FrozenText; text: string },
): Promise<Map<string, CarriedDecision>> {
  const decided = await database.candidate.findMany({
    where: { workspaceId, snapshotId: previous.id, state: { not: "proposed" } },
    select: { start: true, end: true, state: true, claimId: true, decidedById: true, decidedAt: true, dismissReason: true },
  });
  const places = resolveSelectors(
    text,
    decided.map(({ start, end }) => describeRange(previous.text, { start, end })),
  );
  const carried = new Map<string, CarriedDecision>();
  decided.forEach(({ start: _start, end: _end, state, ...decision }, index) => {
    const place = places[index];
    if (place === undefined || state === "proposed" || (place.state !== "exact" && place.state !== "normalised")) return;
    carried.set(stretchKey(place), { state, ...decision });
  });
  return carried;
}
