import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { database } from "@/lib/database";
import { auth } from "@/lib/sign-in";
import { sessionAdapter, sessionCookieName } from "@/lib/sign-in-adapter";

/**
 * The signed-in person, read from the session table on every request; null when nobody is signed in. Throws when the table cannot be read: a
 * database that is away for a minute must not look like being signed out.
 */
export const currentUser = cache(async (): Promise<{ id: string } | null> => {
  const session = await auth();
  const id = session?.user?.id;
  if (id !== undefined) return { id };
  // next-auth answers "nobody" also when its adapter threw; asking again brings that error to light.
  const token = (await cookies()).get(sessionCookieName)?.value;
  if (token !== undefined) await sessionAdapter.getSessionAndUser(token);
  return null;
});

/** The signed-in person as a member of a newsroom, with the role they have now; null for anybody else. */
export const actorOf = cache(async (workspaceSlug: string): Promise<Actor | null> => {
  const user = await currentUser();
  if (user === null) return null;
  return findActor(workspaceSlug, user.id);
});

function findActor(workspaceSlug: string, userId: string): Promise<Actor | null> {
  return database.member.findFirst({
    where: { userId, disabledAt: null, workspace: { slug: workspaceSlug } },
    select: { workspaceId: true, userId: true, name: true, role: true },
  });
}

/**
 * For connections that stay open: asks anew, each time it is called, whether the session still stands and who its owner is in the newsroom;
 * null once they are signed out, disabled or gone. Must be made while the request is answered.
 */
export async function followActor(workspaceSlug: string): Promise<() => Promise<Actor | null>> {
  const token = (await cookies()).get(sessionCookieName)?.value;
  return async () => {
    const found = token === undefined ? null : await sessionAdapter.getSessionAndUser(token);
    if (found === null || found.session.expires < now()) return null;
    return findActor(workspaceSlug, found.user.id);
  };
}

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
