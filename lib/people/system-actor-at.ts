import "server-only";
import { type Actor, systemActor } from "@/lib/actor";
import { database } from "@/lib/database";

/** The machine acting in the newsroom at an address, for programs on the server; null when there is none. */
export async function systemActorAt(slug: string): Promise<Actor | null> {
  const workspace = await database.workspace.findUnique({ where: { slug }, select: { id: true } });
  return workspace === null ? null : systemActor(workspace.id);
}
