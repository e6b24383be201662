import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { isSlug } from "./slug";

/** The filter on reports that public pages spread: what is published is the same for everybody, signed in or not, and nothing else is there. */
export function publishedTo(viewer: Viewer) {
  switch (viewer.role) {
    case "visitor":
    case "owner":
    case "editor":
    case "reviewer":
    case "viewer":
    case "system":
    case "reader":
      return { versionNumber: { gt: 0 }, takedownId: null };
  }
}

/** The same with what the law took away since: its address still says that it was there. */
export function everPublishedTo(viewer: Viewer) {
  const { takedownId: _, ...ever } = publishedTo(viewer);
  return ever;
}

/** The newsroom at a public address; null when there is none. */
export async function findWorkspaceId(slug: string): Promise<string | null> {
  if (!isSlug(slug)) return null;
  return (await database.workspace.findUnique({ where: { slug }, select: { id: true } }))?.id ?? null;
}
