import type { Viewer } from "@/lib/actor";

/** The filter on members that public pages spread: those who check, still do, and agreed to be named. The same for everybody. */
export function namedTo(viewer: Viewer) {
  switch (viewer.role) {
    case "visitor":
    case "owner":
    case "editor":
    case "reviewer":
    case "viewer":
    case "system":
    case "reader":
      return { isProfileShown: true, disabledAt: null, role: { not: "viewer" as const } };
  }
}
