import type { Metadata } from "next";
import { JsonLd } from "@/components/reports/json-ld";
import { ReportList } from "@/components/reports/report-list";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { listPublishedReports } from "@/lib/reports/queries";
import { newsroomMarkupOf } from "@/lib/reports/report-markup";
import { cursorIn, readNewsroom } from "./read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]">): Promise<Metadata> {
  const { workspace } = await params;
  return { alternates: alternatesOf(workspace, publicPaths.newsroom(workspace)) };
}

export default async function NewsroomPage({ params, searchParams }: PageProps<"/newsrooms/[workspace]">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { versions, nextCursor } = await listPublishedReports(visitor, {
    workspaceId: newsroom.id,
    ...cursorIn((await searchParams).after),
  });
  return (
    <div className="reading-public mx-auto">
      <JsonLd value={newsroomMarkupOf(newsroom, environment.baseUrl)} />
      <h1 className="text-28 sm:text-36">
        <bdi>{newsroom.name}</bdi>: fact checks
      </h1>
      <p className="mt-2 mb-8 font-sans text-15 text-secondary">
        {newsroom.reports === 0
          ? "No report is published yet."
          : `${newsroom.reports} published ${newsroom.reports === 1 ? "report" : "reports"}, newest first.`}
      </p>
      {versions.length === 0 ? null : <ReportList versions={versions} />}
      {nextCursor === null ? null : (
        <p className="mt-8 font-sans text-15">
          <a href={`?after=${nextCursor}`} rel="next" className="text-accent underline underline-offset-2">
            Older reports
          </a>
        </p>
      )}
    </div>
  );
}
