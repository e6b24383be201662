import "server-only";
import { z } from "zod";
import type { ReadEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { openVersion, type ReportVersion } from "@/lib/reports/version";
import { answerMessage, type Message, type Recorded, takedownMessage, versionMessage } from "./message";

/** The kinds of events that anybody outside is told of. */
export const tellingTypes: readonly string[] = ["report.published", "takedown.confirmed", "error.answered"];

/** The version that an event published; null once it was taken down. Throws where the row does not have the hash that the log holds. */
export async function publishedVersion(
  workspaceId: string,
  event: ReadEvent,
): Promise<{ version: ReportVersion; contentHash: string } | null> {
  const { versionId, contentHash } = z.object({ versionId: z.string(), contentHash: z.string() }).parse(event.payload);
  const stored = await database.reportVersion.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: versionId } },
    select: { canonical: true, takedownId: true },
  });
  if (stored.takedownId !== null) return null;
  return { version: openVersion({ canonical: stored.canonical, contentHash }), contentHash };
}

/** What an event is told as; null for what nobody outside is told of. `bytesMax`: how long it may be, where not as long as what is sent. */
export async function readMessage(workspaceId: string, event: ReadEvent, limits: Pick<Recorded, "bytesMax"> = {}): Promise<Message | null> {
  const { baseUrl } = environment;
  if (event.type === "report.published") {
    const published = await publishedVersion(workspaceId, event);
    if (published === null) return null;
    return versionMessage(published.version, { sequence: event.sequence, contentHash: published.contentHash, ...limits }, baseUrl);
  }
  if (event.type === "takedown.confirmed") return readTakedown(workspaceId, event);
  if (event.type !== "error.answered") return null;
  const { errorReportId, outcome } = z.object({ errorReportId: z.string(), outcome: z.string() }).parse(event.payload);
  const [newsroom, { report }] = await Promise.all([
    newsroomOf(workspaceId),
    database.errorReport.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: errorReportId } },
      select: { report: { select: { id: true, slug: true } } },
    }),
  ]);
  return answerMessage({ at: event.time, newsroom, report, errorReport: { id: errorReportId, outcome } }, event.sequence, baseUrl);
}

const newsroomOf = (id: string) => database.workspace.findUniqueOrThrow({ where: { id }, select: { name: true, slug: true } });

const takenDown = z.object({
  ...{ takedownId: z.string(), category: z.string(), isWhole: z.boolean(), claims: z.array(z.string()) },
  versions: z.array(z.object({ number: z.number(), contentHash: z.string() })),
});

async function readTakedown(workspaceId: string, event: ReadEvent): Promise<Message> {
  const { takedownId, category: ground, isWhole, claims: claimIds, versions } = takenDown.parse(event.payload);
  const [newsroom, { report }] = await Promise.all([
    newsroomOf(workspaceId),
    database.takedown.findUniqueOrThrow({
      where: { workspaceId_id: { workspaceId, id: takedownId } },
      select: { report: { select: { id: true, slug: true } } },
    }),
  ]);
  return takedownMessage({ at: event.time, newsroom, report, ground, isWhole, versions, claimIds }, event.sequence, environment.baseUrl);
}
