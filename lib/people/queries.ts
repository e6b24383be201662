import "server-only";
import type { Actor, Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import { namedTo } from "./named-to";

/** The viewer's newsroom with its settings; null for a visitor. */
export function getWorkspace(viewer: Viewer) {
  return database.workspace.findUnique({
    where: { id: visibleTo(viewer).workspaceId },
    select: {
      id: true,
      slug: true,
      name: true,
      language: true,
      quorum: true,
      urgentQuorum: true,
      methodology: true,
      correctionsPolicy: true,
      funding: true,
      waivableRules: true,
      revision: true,
      timeZone: true,
      workDays: true,
      workStartsAt: true,
      workEndsAt: true,
      createdAt: true,
    },
  });
}

/** The people of the viewer's newsroom, owners first, then by name. E-mail addresses are shown to owners only. */
export async function listMembers(viewer: Viewer) {
  const members = await database.member.findMany({
    where: visibleTo(viewer),
    select: { userId: true, name: true, role: true, languages: true, disabledAt: true, createdAt: true, user: { select: { email: true } } },
    orderBy: [{ role: "asc" }, { name: "asc" }],
  });
  return members.map(({ user, userId, ...member }) => ({
    ...member,
    memberId: userId,
    email: viewer.role === "owner" ? user.email : null,
  }));
}

/** What the viewer says of themselves to readers; null for who is no member. */
export function getOwnProfile(viewer: Actor) {
  if (viewer.userId === null) return null;
  return database.member.findUnique({
    where: { workspaceId_userId: { ...visibleTo(viewer), userId: viewer.userId } },
    select: { position: true, biography: true, interests: true, contact: true, isProfileShown: true },
  });
}

/** Who checks claims in a newsroom and agreed to be named to readers, by name. Whoever was disabled, or only reads, is named no more. */
export function listNamedPeople(viewer: Viewer, workspaceId: string) {
  return database.member.findMany({
    where: { workspaceId, ...namedTo(viewer) },
    select: { userId: true, name: true, position: true, biography: true, interests: true, contact: true, languages: true },
    orderBy: [{ name: "asc" }, { userId: "asc" }],
  });
}

/** The active people of the viewer's newsroom who may assess claims, by name. */
export async function listStaff(viewer: Viewer) {
  const staff = await database.member.findMany({
    where: { ...visibleTo(viewer), disabledAt: null, role: { not: "viewer" } },
    select: { userId: true, name: true },
    orderBy: [{ name: "asc" }, { userId: "asc" }],
  });
  return staff.map(({ userId, name }) => ({ memberId: userId, name }));
}
