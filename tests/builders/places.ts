import { submitVersion } from "@/lib/articles/submit-version";
import { placeClaim } from "@/lib/claims/place-claim";
import { unplaceClaim } from "@/lib/claims/unplace-claim";
import { database } from "@/lib/database";
import { accepted, type Newsroom } from "./newsroom";

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

/** The newest snapshot of an article. */
export function newestOf({ workspaceId }: Newsroom, articleId: string) {
  return database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId }, orderBy: { number: "desc" } });
}

/** Gives an article its next text: the one before, changed. */
export async function renewArticle(newsroom: Newsroom, articleId: string, change: (text: string) => string): Promise<void> {
  const { number, text } = await newestOf(newsroom, articleId);
  accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber: number, way: "paste", text: change(text) }));
}

/** Ties the place of a claim that waits to the first such words of the newest text, or says with null that its words are gone. */
export async function placeOnWords(newsroom: Newsroom, claim: { articleId: string; claimId: string }, exact: string | null) {
  const { id: snapshotId, text } = await newestOf(newsroom, claim.articleId);
  const { claimId } = claim;
  const start = text.indexOf(exact ?? "");
  const place = exact === null ? null : { start, end: start + exact.length, exact };
  const placeId = await placeOn(newsroom, claimId, snapshotId);
  return accepted(await placeClaim(newsroom.editor, { claimId, placeId, snapshotId, place }));
}

/** Takes back what a person said of a place of a claim in the newest text, the only one of which somebody did. */
export async function takePlaceBack(newsroom: Newsroom, claim: { articleId: string; claimId: string }) {
  const { id: snapshotId } = await newestOf(newsroom, claim.articleId);
  const { claimId } = claim;
  const { workspaceId } = newsroom;
  const { id: placeId, ...range } = await database.appearance.findFirstOrThrow({
    where: { workspaceId, claimId, snapshotId, confirmedById: { not: null } },
    select: { id: true, start: true, end: true, exact: true },
  });
  return accepted(await unplaceClaim(newsroom.editor, { claimId, placeId, snapshotId, place: range.start < 0 ? null : range }));
}
