import { visitor } from "@/lib/actor";
import { environment } from "@/lib/environment";
import { publicPaths } from "@/lib/reports/addresses";
import { absoluteUrl } from "@/lib/reports/claim-review";
import { listPublishingNewsrooms } from "@/lib/reports/queries";

export const dynamic = "force-dynamic";

/** What programs may read, and where each newsroom lists its pages. Who is not signed in is shown nothing else anyway. */
export async function GET() {
  const newsrooms = await listPublishingNewsrooms(visitor);
  const sitemaps = newsrooms.map(({ slug }) => `Sitemap: ${absoluteUrl(environment.baseUrl, publicPaths.sitemap(slug))}`);
  const lines = ["User-agent: *", "Allow: /", "Disallow: /api/", "", ...sitemaps, ""];
  return new Response(lines.join("\n"), {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=3600" },
  });
}
