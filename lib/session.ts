import "server-only";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/actor";
import { database } from "@/lib/database";
import { auth } from "@/lib/sign-in";

/** The signed-in person, read from the session table on every request; null when nobody is signed in. */
export const currentUser = cache(async (): Promise<{ id: string } | null> => {
  const session = await auth();
  const id = session?.user?.id;
  return id === undefined ? null : { id };
});

/** The signed-in person as a member of a newsroom, with the role they have now; null for anybody else. */
export const actorOf = cache(async (workspaceSlug: string): Promise<Actor | null> => {
  const user = await currentUser();
  if (user === null) return null;
  return database.member.findFirst({
    where: { userId: user.id, disabledAt: null, workspace: { slug: workspaceSlug } },
    select: { workspaceId: true, userId: true, name: true, role: true },
  });
});

/**
 * The signed-in person as a member of a newsroom, for pages. Sends others to sign in, and shows "not found" to whoever does not belong: a
 * newsroom one may not enter does not exist.
 */
export async function requireActor(workspaceSlug: string): Promise<Actor> {
  if ((await currentUser()) === null) redirect(`/sign-in?next=${encodeURIComponent(`/${workspaceSlug}`)}`);
  return (await actorOf(workspaceSlug)) ?? notFound();
}

/** The newsrooms the signed-in person may enter, by name; empty when nobody is signed in. */
export async function listOwnWorkspaces(): Promise<{ slug: string; name: string; role: string }[]> {
  const user = await currentUser();
  if (user === null) return [];
  const members = await database.member.findMany({
    where: { userId: user.id, disabledAt: null },
    select: { role: true, workspace: { select: { slug: true, name: true } } },
    orderBy: { workspace: { name: "asc" } },
  });
  return members.map(({ role, workspace }) => ({ ...workspace, role }));
}
