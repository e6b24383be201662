import "server-only";
import { z } from "zod";
import type { ReadEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { errorOutcomes } from "@/lib/reports/schema";
import { answerMail, type Mail, type MailFor, versionMail } from "./mail";
import type { MailKind } from "./mail-kinds";
import { typeOfChange } from "./message";
import { optOutUrl } from "./opt-out";
import { publishedVersion } from "./read-message";

/** A mail that an event asks for, and for whom. */
export type MailTo = { targetId: string; type: string; mail: Mail };

type Receiver = { targetId: string; kind: MailKind; address: string };

/** The mails that an event asks for; none while mail is not set up. One address gets one mail about an event. */
export async function readMails(workspaceId: string, event: ReadEvent): Promise<MailTo[]> {
  const { mail, baseUrl } = environment;
  if (mail === null) return [];
  const toOf = ({ targetId, kind }: Receiver): MailFor => ({ kind, optOutUrl: optOutUrl({ workspaceId, targetId }) });
  if (event.type === "report.published") {
    // What was taken down meanwhile is told to nobody.
    const published = await publishedVersion(workspaceId, event);
    if (published === null) return [];
    const { version } = published;
    const claimIds = version.claims.map(({ id }) => id);
    const receivers = await receiversOf(workspaceId, event, { claimIds, reportId: version.report.id });
    return receivers.map((receiver) => {
      return {
        targetId: receiver.targetId,
        type: typeOfChange[version.report.change],
        mail: versionMail(version, toOf(receiver), baseUrl),
      };
    });
  }
  if (event.type !== "error.answered") return [];
  const { errorReportId, outcome } = z.object({ errorReportId: z.string(), outcome: z.enum(errorOutcomes) }).parse(event.payload);
  const [newsroom, readers] = await Promise.all([
    database.workspace.findUniqueOrThrow({
      where: { id: workspaceId },
      select: { name: true, slug: true, language: true, timeZone: true },
    }),
    listRecipients(workspaceId, event, { errorReportId }),
  ]);
  return readers.map((reader) => ({
    targetId: reader.targetId,
    type: "error.answered",
    mail: answerMail({ newsroom, errorReport: { id: errorReportId, outcome } }, toOf(reader), baseUrl),
  }));
}

type Asked = { errorReportId: string } | { OR: ({ claimId: { in: string[] } } | { reportId: string })[] };

async function listRecipients(workspaceId: string, { sequence }: ReadEvent, asked: Asked): Promise<Receiver[]> {
  const rows = await database.mailRecipient.findMany({
    where: { workspaceId, endedAt: null, address: { not: null }, firstSequence: { lte: BigInt(sequence) }, ...asked },
    orderBy: { id: "asc" },
    select: { id: true, kind: true, address: true },
  });
  return rows.flatMap(({ id, kind, address }) => (address === null ? [] : [{ targetId: id, kind, address }]));
}

async function receiversOf(workspaceId: string, event: ReadEvent, about: { claimIds: string[]; reportId: string }): Promise<Receiver[]> {
  const outside = await listRecipients(workspaceId, event, { OR: [{ claimId: { in: about.claimIds } }, { reportId: about.reportId }] });
  const submitter = await submitterOf(workspaceId, String(event.subject.articleId));
  const known = new Set<string>();
  return [...outside, ...submitter].filter(({ address }) => {
    const key = address.toLowerCase();
    const isNew = !known.has(key);
    known.add(key);
    return isNew;
  });
}

// Whoever ended it has a row that says so under their own id.
async function submitterOf(workspaceId: string, articleId: string): Promise<Receiver[]> {
  const { submittedBy } = await database.article.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId, id: articleId } },
    select: { submittedBy: { select: { userId: true, disabledAt: true, user: { select: { email: true } } } } },
  });
  const { userId, disabledAt, user } = submittedBy;
  if (disabledAt !== null) return [];
  const ended = await database.mailRecipient.count({ where: { workspaceId, id: userId } });
  return ended > 0 ? [] : [{ targetId: userId, kind: "submitter", address: user.email }];
}
