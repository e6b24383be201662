import { Badge } from "@/components/ui/badge";
import { sayDay } from "@/components/ui/time-words";

/** The day something is due; loud once it has passed. `nowMs` is the page's own clock, so that server and browser say the same. */
export function DueNote({ dueAt, nowMs }: { dueAt: Date | null; nowMs: number }) {
  if (dueAt === null) return null;
  if (dueAt.getTime() < nowMs) return <Badge tone="danger">Overdue since {sayDay(dueAt)}</Badge>;
  return <span>Due {sayDay(dueAt)}</span>;
}
