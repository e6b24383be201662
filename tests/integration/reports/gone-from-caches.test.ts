import { beforeAll, describe, expect, test } from "vitest";
import * as claimReviews from "@/app/(public)/newsrooms/[workspace]/claim-reviews.json/route";
import * as embed from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/embed/route";
import * as pinnedEmbed from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/versions/[number]/embed/route";
import * as picture from "@/app/(public)/newsrooms/[workspace]/claims/[claim]/versions/[number]/image.png/route";
import * as corrections from "@/app/(public)/newsrooms/[workspace]/corrections.atom/route";
import * as atom from "@/app/(public)/newsrooms/[workspace]/feed.atom/route";
import * as json from "@/app/(public)/newsrooms/[workspace]/feed.json/route";
import * as exported from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/[file]/route";
import * as proof from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/proof/route";
import * as record from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/record/route";
import * as pdf from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/report.pdf/route";
import * as tlogProof from "@/app/(public)/newsrooms/[workspace]/reports/[report]/versions/[number]/tlog-proof/route";
import * as sitemap from "@/app/(public)/newsrooms/[workspace]/sitemap.xml/route";
import * as oembed from "@/app/api/oembed/route";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { exportFiles, publicPaths } from "@/lib/reports/addresses";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aDraft, aPublishedReport } from "@/tests/builders/report";

// Every shape a version has for machines, as a cache between us and readers sees it.

let newsroom: Newsroom;
let published: { articleId: string; slug: string };
let claimSlug: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  published = await aPublishedReport(newsroom);
  const where = { workspaceId: newsroom.workspaceId };
  claimSlug = (await database.publishedClaim.findFirstOrThrow({ where })).slug;
});

type Route = { GET: (request: Request, context: { params: Promise<never> }) => Promise<Response> };
type Shape = [name: string, ask: (headers?: Record<string, string>) => Promise<Response>];

function shapes(): Shape[] {
  const { slug: workspace } = newsroom;
  const ofReport = { workspace, report: published.slug, number: "1" };
  const ofClaim = { workspace, claim: claimSlug, number: "1" };
  const asking =
    (route: Route, params: object, query = "") =>
    (headers: Record<string, string> = {}) =>
      route.GET(new Request(`https://courier.example/x${query}`, { headers }), { params: Promise.resolve(params) as Promise<never> });
  const page = encodeURIComponent(`${environment.baseUrl}${publicPaths.claim(workspace, claimSlug)}`);
  return [
    ...exportFiles.map((file): Shape => [file, asking(exported, { ...ofReport, file })]),
    ["proof", asking(proof, ofReport)],
    ["tlog-proof", asking(tlogProof, ofReport)],
    ["record", asking(record, ofReport)],
    ["report.pdf", asking(pdf, ofReport)],
    ["embed", asking(embed, ofClaim)],
    ["embed of a version", asking(pinnedEmbed, ofClaim)],
    ["image.png", asking(picture, ofClaim)],
    ["feed.atom", asking(atom, { workspace })],
    ["feed.json", asking(json, { workspace })],
    ["corrections.atom", asking(corrections, { workspace })],
    ["corrections.atom of ratings", asking(corrections, { workspace }, "?changed=rating")],
    ["claim-reviews.json", asking(claimReviews, { workspace })],
    ["sitemap.xml", asking(sitemap, { workspace })],
    ["oembed", asking(oembed as Route, {}, `?url=${page}`)],
  ];
}

describe("what is published, in every shape", () => {
  test("may be kept by anybody who asks each time, and is not sent again to who has it", async () => {
    for (const [name, ask] of shapes()) {
      const answer = await ask();
      expect([name, answer.status, answer.headers.get("cache-control")]).toEqual([name, 200, "public, no-cache"]);
      const etag = answer.headers.get("etag") ?? "";
      for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
        const again = await ask({ "if-none-match": known });
        expect([name, again.status, await again.text(), again.headers.get("etag")]).toEqual([name, 304, "", etag]);
      }
      expect([name, (await ask({ "if-none-match": '"other", "another"' })).status]).toEqual([name, 200]);
    }
  });

  test("is in none of them once it is taken down, however it is asked for", async () => {
    const tags = new Map<string, string>();
    for (const [name, ask] of shapes()) tags.set(name, (await ask()).headers.get("etag") ?? "");
    const ground = { category: "courtOrder", reason: "File 12 C 34/26." } as const;
    const { takedownId } = accepted(await askTakedown(newsroom.editor, { articleId: published.articleId, what: "", ...ground }));
    accepted(await confirmTakedown(newsroom.owner, { takedownId, versionNumber: 1 }));
    for (const [name, ask] of shapes()) {
      const answer = await ask({ "if-none-match": tags.get(name) ?? "" });
      const words = await answer.text();
      // Of corrections there were none before.
      if (!name.startsWith("corrections")) expect([name, answer.status]).not.toEqual([name, 304]);
      for (const gone of [aDraft.title, aDraft.summary, "41 million", claimSlug])
        expect([name, words.includes(gone)]).toEqual([name, false]);
      expect([name, answer.headers.get("cache-control")]).toEqual([name, expect.stringMatching(/no-cache|no-store/)]);
    }
  });
});
