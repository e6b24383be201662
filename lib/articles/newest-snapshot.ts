import "server-only";
import { refuseConflict } from "@/lib/result";

/** What to read of a snapshot's article to know whether it is the newest one. */
export const newestSnapshot = {
  select: { snapshots: { orderBy: { number: "desc" }, take: 1, select: { id: true, number: true } } },
} as const;

/** CONFLICT when words are chosen in a snapshot that is no longer the newest: nobody has looked for them in the newer one. */
export function demandNewest(snapshot: { id: string; article: { snapshots: readonly { id: string; number: number }[] } }): void {
  const [newest] = snapshot.article.snapshots;
  if (newest !== undefined && newest.id !== snapshot.id)
    refuseConflict(`The article changed meanwhile: snapshot ${newest.number} is here. Choose the words in that one.`);
}
