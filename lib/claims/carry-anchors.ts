import "server-only";
import type { Actor } from "@/lib/actor";
import { describeRange, resolveSelectors } from "@/lib/articles/anchoring";
import type { Resolution, Rival } from "@/lib/articles/selector";
import type { NewEvent } from "@/lib/audit/catalogue";
import { inBatches } from "@/lib/batches";
import type { WriteClient } from "@/lib/database";
import { loseGround } from "./lose-ground";
import { isCertainPlace } from "./places";

/** A snapshot of an article, with its text. */
export type FrozenText = { id: string; number: number; text: string };

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
type KnownPlace = CarriedClaim["appearances"][number];

/** The newest place that was certain: what is unsettled on a later snapshot is looked for anew from here. */
function lastCertain({ appearances }: CarriedClaim): KnownPlace | undefined {
  return appearances
    .filter((place) => isCertainPlace(place))
    .toSorted((one, other) => other.snapshot.number - one.snapshot.number || one.start - other.start)[0];
}

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
  const known = (await listClaims(database, workspaceId, articleId)).flatMap((claim) => {
    const base = lastCertain(claim);
    return base === undefined ? [] : [{ claim, base }];
  });
  const resolutions = resolveSelectors(
    snapshot.text,
    known.map(({ base }) => base),
  );
  const carried = known.map(({ claim, base }, index) => {
    const resolution = resolutions[index];
    if (resolution === undefined) throw new Error("An anchor was not resolved.");
    return { claim, base, resolution };
  });
  const places = carried.map(({ claim, base, resolution }) => {
    const before = claim.appearances.find((place) => place.snapshotId === previousId);
    const isKnownToBeGone = resolution.state === "lost" && before?.state === "lost";
    return {
      ...{ workspaceId, claimId: claim.id, snapshotId: snapshot.id },
      ...placeIn(snapshot.text, base, resolution),
      ...{ state: resolution.state, score: resolution.score, rivals: rivalsOf(resolution) },
      confirmedById: isKnownToBeGone ? (before?.confirmedById ?? null) : null,
    };
  });
  for (const data of inBatches(places)) await database.appearance.createMany({ data });
  await moveInReadingOrder(database, workspaceId, carried);
  const counts: AnchorCounts = { exact: 0, normalised: 0, moved: 0, ambiguous: 0, lost: 0 };
  const events: NewEvent[] = [];
  for (const { claim, base, resolution } of carried) {
    counts[resolution.state]++;
    const reason = `Snapshot ${snapshot.number} of the article no longer holds the claim’s words.`;
    const staleVerdict = resolution.state === "lost" ? await loseGround(database, actor, { claim, reason }) : null;
    events.push({
      type: "claim.anchored",
      subject: { articleId, claimId: claim.id },
      payload: {
        snapshot: { id: snapshot.id, number: snapshot.number },
        ...{ state: resolution.state, score: resolution.score, rivals: resolution.rivals.length, staleVerdict },
        before: { exact: base.exact, start: base.start, end: base.end },
        place:
          resolution.start < 0
            ? null
            : {
                exact: snapshot.text.slice(resolution.start, resolution.end),
                start: resolution.start,
                end: resolution.end,
              },
      },
    });
  }
  return { events, counts };
}

/** Found words are described anew in their new surroundings; others keep the old description, and no place when there is none. */
function placeIn(text: string, base: KnownPlace, { state, start, end }: Resolution) {
  if (state === "exact" || state === "normalised") return describeRange(text, { start, end });
  return { exact: base.exact, prefix: base.prefix, suffix: base.suffix, start, end };
}

/** The places a person may choose from, best first. Words that only moved have one. */
function rivalsOf({ state, start, end, score, rivals }: Resolution): Rival[] {
  return state === "moved" ? [{ start, end, score }, ...rivals] : rivals;
}

// Most claims shift by the same few distances, so a statement for each distance moves them all.
async function moveInReadingOrder(
  database: WriteClient,
  workspaceId: string,
  carried: readonly { claim: CarriedClaim; resolution: Resolution }[],
): Promise<void> {
  const byDistance = new Map<number, string[]>();
  for (const { claim, resolution } of carried) {
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
