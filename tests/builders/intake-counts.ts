import { database } from "@/lib/database";

/** How many articles, snapshots, breakdowns, candidates and events a newsroom has: all that coming in writes. */
export function countIntake({ workspaceId }: { workspaceId: string }): Promise<number[]> {
  const where = { workspaceId };
  return Promise.all([
    database.article.count({ where }),
    database.snapshot.count({ where }),
    database.breakdown.count({ where }),
    database.candidate.count({ where }),
    database.auditEvent.count({ where }),
  ]);
}
