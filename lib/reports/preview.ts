import { buildVersion } from "./build-version";
import { includedClaims } from "./included-claims";
import type { Publication } from "./load-publication";
import { slugOf } from "./slug";
import type { ReportVersion } from "./version";

/**
 * The version that publication would fix if it happened at `at`, for reading beforehand; null while the article has no text. Claims that were
 * never published stand under their ids: they get their addresses on publication.
 */
export function previewVersion(publication: Publication, moment: { at: Date; by: string }): ReportVersion | null {
  const { report, article, snapshot } = publication;
  if (snapshot === null) return null;
  const title = report?.title || article.title;
  return buildVersion(publication, {
    ...{ reportId: report?.id ?? article.id, slug: report?.slug ?? slugOf(title, "report"), title, summary: report?.summary ?? "" },
    ...{ change: publication.previous === null ? "first" : "update", reason: "", publishedAt: moment.at, publishedBy: moment.by },
    slugs: new Map(includedClaims(publication).map((claim) => [claim.id, claim.published?.slug ?? claim.id])),
  });
}
