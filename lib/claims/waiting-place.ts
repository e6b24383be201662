import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import type { TextRange } from "@/lib/articles/graphemes";
import type { Resolution } from "@/lib/articles/selector";
import { type PlaceShown, surround } from "@/lib/articles/surroundings";
import { compareWords, type Piece } from "@/lib/articles/text-difference";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { areSameWords } from "./places";

const rivalsStored = z.array(z.object({ start: z.number().int(), end: z.number().int(), score: z.number() }));

/** Units of text shown on each side of a place. */
const surroundingsLength = 240;

/** What waits: its unsettled place on the newest snapshot, and the last place that was certain. */
type Waiting = {
  state: Resolution["state"];
  rivals: unknown;
  base: TextRange & { exact: string; snapshotId: string; snapshot: { number: number } };
};

/** What waits as the queue shows it: where it stood, and the places it may stand now, best first, each with how its words differ. */
export type WaitingPlace = {
  anchorState: Resolution["state"];
  before: PlaceShown & { snapshotNumber: number };
  /** `pieces` says how the words there differ; null when they are the same. */
  places: (PlaceShown & { pieces: Piece[] | null })[];
};

/** Shows where words that wait stood, and where they may stand in the newest snapshot. In the order given. */
export async function showWaiting<One extends Waiting>(
  viewer: Viewer,
  { newest, language, waiting }: { newest: { text: string }; language: string; waiting: readonly One[] },
): Promise<{ one: One; place: WaitingPlace }[]> {
  const texts = await textsOf(viewer, [...new Set(waiting.map(({ base }) => base.snapshotId))]);
  return waiting.map((one) => {
    const { state, rivals, base } = one;
    const places = rivalsStored.parse(rivals).map((rival) => {
      const place = surround(newest.text, rival, surroundingsLength);
      return { ...place, pieces: areSameWords(place.exact, base.exact) ? null : compareWords(base.exact, place.exact, language) };
    });
    const before = { ...surround(texts.get(base.snapshotId) ?? "", base, surroundingsLength), snapshotNumber: base.snapshot.number };
    return { one, place: { anchorState: state, before, places } };
  });
}

async function textsOf(viewer: Viewer, snapshotIds: string[]): Promise<Map<string, string>> {
  const snapshots = await database.snapshot.findMany({
    where: { ...visibleTo(viewer), id: { in: snapshotIds } },
    select: { id: true, text: true },
  });
  return new Map(snapshots.map(({ id, text }) => [id, text]));
}
