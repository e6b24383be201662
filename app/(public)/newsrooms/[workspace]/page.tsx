import type { Metadata } from "next";
import { JsonLd } from "@/components/reports/json-ld";
import { ReportList } from "@/components/reports/report-list";
import { Sentence } from "@/components/reports/sentence";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { listPublishedReports } from "@/lib/reports/queries";
import { newsroomMarkupOf } from "@/lib/reports/report-markup";
import { speechIn } from "@/lib/reports/speech";
import { headOf } from "./own-page";
import { PublicPage } from "./public-page";
import { cursorIn, readNewsroom } from "./read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.newsroom(workspace));
}

export default async function NewsroomPage({ params, searchParams }: PageProps<"/newsrooms/[workspace]">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { versions, nextCursor } = await listPublishedReports(visitor, {
    workspaceId: newsroom.id,
    ...cursorIn((await searchParams).after),
  });
  const speech = speechIn(newsroom);
  const { site: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <JsonLd value={newsroomMarkupOf(newsroom, environment.baseUrl)} />
        <h1 className="text-28 sm:text-36">
          <Sentence of={words.factChecksOf(<bdi>{newsroom.name}</bdi>)} />
        </h1>
        <p className="mt-2 mb-8 font-sans text-15 text-secondary">
          {newsroom.reports === 0 ? words.noReport : words.reports(newsroom.reports)}
        </p>
        {newsroom.reports > 0 ? null : (
          <p className="font-sans text-15">
            <a href={publicPaths.methodology(newsroom.slug)} className="text-accent underline decoration-1 underline-offset-2">
              <Sentence of={speech.words.report.methodologyOf(<bdi>{newsroom.name}</bdi>)} />
            </a>
          </p>
        )}
        {versions.length === 0 ? null : <ReportList versions={versions} speech={speech} />}
        {nextCursor === null ? null : (
          <p className="mt-8 font-sans text-15">
            <a href={`?after=${nextCursor}`} rel="next" className="text-accent underline underline-offset-2">
              {words.olderReports}
            </a>
          </p>
        )}
      </div>
    </PublicPage>
  );
}
