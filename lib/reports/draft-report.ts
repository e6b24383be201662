import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { refuseConflict } from "@/lib/result";
import { mayDraftReport } from "./policy";
import { draftReportInput } from "./schema";
import { slugCandidates, slugOf, uniqueSlugs } from "./slug";

async function freeSlug(database: WriteClient, actor: Actor, report: { articleId: string; title: string }): Promise<string> {
  const { articleId, title } = report;
  const slug = slugOf(title, "report");
  const taken = await database.report.findMany({
    where: { workspaceId: actor.workspaceId, slug: { in: slugCandidates(articleId, slug) }, articleId: { not: articleId } },
    select: { slug: true },
  });
  return uniqueSlugs([{ id: articleId, slug }], new Set(taken.map((one) => one.slug))).get(articleId) ?? slug;
}

/**
 * Writes the headline and summary of an article's report. The address follows the headline until the first publication and never changes
 * afterwards. Refused with CONFLICT when somebody else wrote meanwhile.
 */
export const draftReport = defineCommand({
  name: "draftReport",
  input: draftReportInput,
  load: ({ database, actor, input }) =>
    database.article.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.articleId } },
      select: { id: true, report: { select: { id: true, title: true, summary: true, revision: true, slug: true, versionNumber: true } } },
    }),
  permit: mayDraftReport,
  async execute({ database, actor, input, subject: article }) {
    const { workspaceId } = actor;
    const { title, summary } = input;
    const { report } = article;
    if ((report?.revision ?? 0) !== input.revision) {
      refuseConflict(`Somebody else wrote the report meanwhile. It now asks: “${report?.title ?? ""}”. What you wrote was not saved.`);
    }
    const articleId = article.id;
    const isPublished = report !== null && report.versionNumber > 0;
    const slug = isPublished ? report.slug : await freeSlug(database, actor, { articleId, title });
    const written = { slug, title, summary, revision: input.revision + 1 };
    const { id: reportId } =
      report === null
        ? await database.report.create({ data: { workspaceId, articleId, ...written, createdById: personOf(actor) }, select: { id: true } })
        : await database.report.update({
            where: { workspaceId_id: { workspaceId, id: report.id } },
            data: written,
            select: { id: true },
          });
    return {
      value: { reportId, revision: written.revision, slug },
      events: [{ type: "report.drafted", subject: { articleId, reportId }, payload: { title, summary } }],
    };
  },
});
