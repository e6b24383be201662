import { answerAnew } from "@/app/answer-anew";
import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { sitemapOf } from "@/lib/reports/feeds";
import { listPublishedPages } from "@/lib/reports/queries";
import { listTranslationGroups } from "@/lib/reports/translation-queries";
import { languagesBySlug } from "@/lib/reports/translations";
import { nothingHere } from "../feeds";
import { readNewsroom } from "../read";

/** Every public page of a newsroom, for search engines and archives. */
export async function GET(request: Request, { params }: { params: Promise<{ workspace: string }> }) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return nothingHere("newsroom");
  const reports = await listPublishedPages(visitor, newsroom.id);
  const groups = await listTranslationGroups(visitor, newsroom.id);
  const at = (slug: string) => publicPaths.report(newsroom.slug, slug);
  const claimAt = (slug: string) => publicPaths.claim(newsroom.slug, slug);
  const languages = languagesBySlug(groups.reports, at);
  const claimLanguages = languagesBySlug(groups.claims, claimAt);
  const own = [publicPaths.newsroom, publicPaths.claims, publicPaths.claimants, publicPaths.methodology, publicPaths.corrections];
  const told = [...(newsroom.people === 0 ? [] : [publicPaths.people]), ...(newsroom.funding === "" ? [] : [publicPaths.funding])];
  const pages = [
    ...[...own, ...told].map((path) => ({ path: path(newsroom.slug), changedAt: null })),
    ...reports.flatMap(({ slug, publishedAt, claims }) => [
      { path: at(slug), changedAt: publishedAt, languages: languages.get(slug) ?? {} },
      ...claims.map((claim) => ({ path: claimAt(claim), changedAt: publishedAt, languages: claimLanguages.get(claim) ?? {} })),
    ]),
  ];
  return answerAnew(request, sitemapOf(pages, environment.baseUrl), { "content-type": "application/xml; charset=utf-8" });
}
