import "server-only";
import type { Actor } from "@/lib/actor";
import type { Resolution } from "@/lib/articles/selector";
import type { NewEvent } from "@/lib/audit/catalogue";
import { inBatches } from "@/lib/batches";
import type { WriteClient } from "@/lib/database";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { type Carried, carryPlaces, type FrozenText, tellCarried } from "./carry-places";
import { loseGround } from "./lose-ground";

/** How many anchors came to each state. */
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

/**
 * Carries the claims of an article on to its new snapshot. Each claim gets a place there: *exact* and *normalised* ones carry on,
 * *moved*, *ambiguous* and *lost* ones wait for a person, with their rivals; a lost one makes the claim's verdict stale. Nothing is ever
 * attached to a second-best place.
 */
export async function carryAnchors(
  database: WriteClient,
  actor: Actor,
  { articleId, previousId, snapshot }: { articleId: string; previousId: string; snapshot: FrozenText },
): Promise<{ events: NewEvent[]; counts: AnchorCounts }> {
  const { workspaceId } = actor;
  const owners = (await listClaims(database, workspaceId, articleId)).map((claim) => ({ claim, places: claim.appearances }));
  const carried = carryPlaces(owners, { previousId, text: snapshot.text });
  const places = carried.map(({ owner, place }) => ({ workspaceId, claimId: owner.claim.id, snapshotId: snapshot.id, ...place }));
  for (const data of inBatches(places)) await database.appearance.createMany({ data });
  await moveInReadingOrder(database, workspaceId, carried);
  const counts: AnchorCounts = { exact: 0, normalised: 0, moved: 0, ambiguous: 0, lost: 0 };
  const events: NewEvent[] = [];
  for (const one of carried) {
    const { claim } = one.owner;
    const { state } = one.resolution;
    counts[state]++;
    const reason = staleReasons.gone(snapshot.number);
    const staleVerdict = state === "lost" ? await loseGround(database, actor, { claim, reason }) : null;
    events.push({
      type: "claim.anchored",
      subject: { articleId, claimId: claim.id },
      payload: { ...tellCarried(one, snapshot), staleVerdict },
    });
  }
  return { events, counts };
}

// Most claims shift by the same few distances, so a statement for each distance moves them all.
async function moveInReadingOrder(
  database: WriteClient,
  workspaceId: string,
  carried: readonly Carried<{ claim: CarriedClaim; places: CarriedClaim["appearances"] }>[],
): Promise<void> {
  const byDistance = new Map<number, string[]>();
  for (const { owner, resolution } of carried) {
    const { claim } = owner;
    const [best] = resolution.rivals;
    const start = resolution.start >= 0 ? resolution.start : (best?.start ?? claim.position);
    if (start === claim.position) continue;
    const distance = start - claim.position;
    byDistance.set(distance, [...(byDistance.get(distance) ?? []), claim.id]);
  }
  for (const [distance, ids] of byDistance) {
    for (const batch of inBatches(ids))
      await database.claim.updateMany({ where: { workspaceId, id: { in: batch } }, data: { position: { increment: distance } } });
  }
}
