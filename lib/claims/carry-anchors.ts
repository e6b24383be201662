import "server-only";
import type { Actor } from "@/lib/actor";
import type { Resolution } from "@/lib/articles/selector";
import type { NewEvent } from "@/lib/audit/catalogue";
import { inBatches } from "@/lib/batches";
import type { WriteClient } from "@/lib/database";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { type Carried, carryPlaces, type FrozenText, tellCarried } from "./carry-places";
import { loseGround } from "./lose-ground";
import { keepSettledFrom } from "./settled-from";

/** How many claims came to each state, each by the least certain of its places. */
export type AnchorCounts = Record<Resolution["state"], number>;

const appearanceRead = {
  snapshotId: true,
  exact: true,
  prefix: true,
  suffix: true,
  start: true,
  end: true,
  state: true,
  confirmedById: true,
  snapshot: { select: { number: true } },
} as const;

function listClaims(database: WriteClient, workspaceId: string, articleId: string) {
  return database.claim.findMany({
    where: { workspaceId, articleId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, state: true, heldFrom: true, position: true, appearances: { select: appearanceRead } },
  });
}

type CarriedClaim = Awaited<ReturnType<typeof listClaims>>[number];

const leastCertainFirst = ["lost", "ambiguous", "moved", "normalised", "exact"] as const;

/**
 * Carries the claims of an article on to its new snapshot. Each of a claim's places is looked for there and gets its own: *exact* and
 * *normalised* ones carry on, *moved*, *ambiguous* and *lost* ones wait for a person, with their rivals. A claim of which every place is lost
 * loses its verdict's ground, unless all were lost in the snapshot before, too. Nothing is ever attached to a second-best place.
 */
export async function carryAnchors(
  database: WriteClient,
  actor: Actor,
  { articleId, previousId, snapshot }: { articleId: string; previousId: string; snapshot: FrozenText },
): Promise<{ events: NewEvent[]; counts: AnchorCounts }> {
  const { workspaceId } = actor;
  const owners = (await listClaims(database, workspaceId, articleId)).map((claim) => ({ claim, places: claim.appearances }));
  const carried = carryPlaces(owners, { previousId, text: snapshot.text });
  const places = carried.map(({ owner, place, isStillGone }) => ({
    ...{ workspaceId, claimId: owner.claim.id, snapshotId: snapshot.id, ...place },
    ...(isStillGone ? { settledFrom: keepSettledFrom(place) } : {}),
  }));
  for (const data of inBatches(places)) await database.appearance.createMany({ data });
  const byClaim = new Map<CarriedClaim, CarriedPlace[]>();
  for (const one of carried) {
    const found = byClaim.get(one.owner.claim) ?? [];
    byClaim.set(one.owner.claim, found);
    found.push(one);
  }
  await moveInReadingOrder(database, workspaceId, byClaim);
  const counts: AnchorCounts = { exact: 0, normalised: 0, moved: 0, ambiguous: 0, lost: 0 };
  const events: NewEvent[] = [];
  for (const [claim, found] of byClaim) {
    const leastCertain = leastCertainFirst.find((state) => found.some(({ resolution }) => resolution.state === state));
    if (leastCertain !== undefined) counts[leastCertain]++;
    // While it stands in one place, or may, the article still makes the claim.
    const isGone = found.every(({ resolution }) => resolution.state === "lost");
    // A verdict that was given while they were gone is about that: another text without them takes nothing from it.
    const wasGone = found.every(({ wasLost }) => wasLost);
    const staleVerdict =
      isGone && !wasGone ? await loseGround(database, actor, { claim, reason: staleReasons.gone(snapshot.number) }) : null;
    for (const [at, one] of found.entries()) {
      events.push({
        type: "claim.anchored",
        subject: { articleId, claimId: claim.id },
        payload: { ...tellCarried(one, snapshot), isStillGone: one.isStillGone, staleVerdict: at === 0 ? staleVerdict : null },
      });
    }
  }
  return { events, counts };
}

type CarriedPlace = Carried<{ claim: CarriedClaim; places: CarriedClaim["appearances"] }>;

/** Where a claim stands in the list: at the first place it has for certain, else where it may stand. */
function positionOf(claim: CarriedClaim, found: readonly CarriedPlace[]): number {
  const starts = (states: readonly string[]) =>
    found.flatMap(({ resolution: { state, start, rivals } }) => {
      const at = start >= 0 ? start : rivals[0]?.start;
      return states.includes(state) && at !== undefined ? [at] : [];
    });
  const [certain, possible] = [starts(["exact", "normalised"]), starts(["moved", "ambiguous", "lost"])];
  if (certain.length > 0) return Math.min(...certain);
  return possible.length > 0 ? Math.min(...possible) : claim.position;
}

// Most claims shift by the same few distances, so a statement for each distance moves them all.
async function moveInReadingOrder(
  database: WriteClient,
  workspaceId: string,
  byClaim: ReadonlyMap<CarriedClaim, readonly CarriedPlace[]>,
): Promise<void> {
  const byDistance = new Map<number, string[]>();
  for (const [claim, found] of byClaim) {
    const distance = positionOf(claim, found) - claim.position;
    if (distance === 0) continue;
    byDistance.set(distance, [...(byDistance.get(distance) ?? []), claim.id]);
  }
  for (const [distance, ids] of byDistance) {
    for (const batch of inBatches(ids))
      await database.claim.updateMany({ where: { workspaceId, id: { in: batch } }, data: { position: { increment: distance } } });
  }
}
