import { database } from "@/lib/database";
import type { Newsroom } from "./newsroom";

/** The ids of a claim's places on a snapshot, those that wait for a person first. */
export async function placesOn({ workspaceId }: Newsroom, claimId: string, snapshotId: string): Promise<string[]> {
  const places = await database.appearance.findMany({
    where: { workspaceId, claimId, snapshotId },
    orderBy: { id: "asc" },
    select: { id: true, state: true, confirmedById: true },
  });
  const waits = ({ state, confirmedById }: (typeof places)[number]) => confirmedById === null && !["exact", "normalised"].includes(state);
  return [...places.filter(waits), ...places.filter((place) => !waits(place))].map(({ id }) => id);
}

/** The id of a claim's only place on a snapshot, or of one that waits there. */
export async function placeOn(newsroom: Newsroom, claimId: string, snapshotId: string): Promise<string> {
  const [first] = await placesOn(newsroom, claimId, snapshotId);
  if (first === undefined) throw new Error("The claim has no place there.");
  return first;
}
