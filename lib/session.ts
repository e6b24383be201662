import "server-only";
import { cookies } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { cache } from "react";
import type { Actor } from "@/lib/actor";
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
