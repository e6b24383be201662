import "server-only";
import { z } from "zod";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { isSettled } from "@/lib/verdicts/policy";
import { readRulings } from "@/lib/verdicts/read-ruling";
import { isAboutAssessments, mayReadComment, threadSubjects } from "./policy";

const discussed = z.object({ about: z.enum(threadSubjects), reservedFor: z.array(z.string()) });

const erasure = z.object({ of: discussed.optional() });

/** What an event's payload says of a discussion; null when it is about none. `isSaid` is false of what no person said or did in it. */
export type Discussed = (z.infer<typeof discussed> & { isSaid: boolean }) | null;

/** Reads from an event whether it is about a discussion, and for whom that is kept. */
export function discussedIn(event: { type: string; payload: unknown }): Discussed {
  if (event.type === "record.erased") {
    const { of } = erasure.parse(event.payload);
    return of === undefined ? null : { ...of, isSaid: true };
  }
  if (!event.type.startsWith("thread.") && !event.type.startsWith("comment.")) return null;
  // Whoever brought a new snapshot in carried every discussion on, also those they may not know of.
  return { ...discussed.parse(event.payload), isSaid: event.type !== "thread.anchored" };
}

type Line = { discussed: Discussed; claimId: string | null; actor: { id: string | null; name: string; role: string } };

/** Who spoke about assessments, as long as the verdict is not settled. */
const nameless = { id: null, name: "Somebody", role: "reviewer" } as const;

/**
 * Takes out of a stretch of history what is said in discussions that the viewer may not know of, and the names from what is said about
 * assessments until the verdict is settled. Everything else stays as it is, in its order.
 */
export async function hideComments<Told extends Line>(viewer: Viewer, lines: readonly Told[]): Promise<Omit<Told, "discussed">[]> {
  if (viewer.role === "visitor") return [];
  const others = lines.filter(
    ({ discussed: of, actor }) => of !== null && (!of.isSaid || viewer.userId === null || actor.id !== viewer.userId),
  );
  const claimIds = new Set(
    others.flatMap(({ discussed: of, claimId }) => [...(of?.reservedFor ?? []), ...(claimId === null ? [] : [claimId])]),
  );
  const rulings = await readRulings(database, viewer.workspaceId, [...claimIds]);
  return lines.flatMap((told) => {
    const { discussed: of, ...line } = told;
    if (of === null || !others.includes(told)) return [line];
    const reserved = of.reservedFor.flatMap((id) => rulings.get(id) ?? []);
    if (mayReadComment(viewer, { authorId: of.isSaid ? (told.actor.id ?? "") : "", reserved }) !== true) return [];
    const ruling = rulings.get(told.claimId ?? "");
    const isNameless = isAboutAssessments(of.about) && ruling !== undefined && !isSettled(ruling);
    return [isNameless ? { ...line, actor: nameless } : line];
  });
}
