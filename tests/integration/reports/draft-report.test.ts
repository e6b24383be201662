import { beforeAll, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { setTopics } from "@/lib/articles/set-topics";
import { getTopics } from "@/lib/articles/topic-queries";
import { compareTables } from "@/lib/audit/compare-tables";
import { draftReport } from "@/lib/reports/draft-report";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublication, getPublishedReport } from "@/lib/reports/queries";
import { listListedClaims } from "@/lib/reports/site-queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, aPublishedReport } from "@/tests/builders/report";
import { anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;

beforeAll(async () => {
  newsroom = await aNewsroom();
});

test("an editor writes the report, and it is recorded", async () => {
  const { articleId } = await anArticle(newsroom);
  const { reportId } = accepted(await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft }));
  expect(await newestEvent(newsroom.editor)).toMatchObject({
    type: "report.drafted",
    actor: { name: "Edith Editor" },
    subject: { articleId, reportId },
    payload: aDraft,
  });
  expect((await getPublication(newsroom.viewer, articleId))?.report).toMatchObject({ ...aDraft, revision: 1, versionNumber: 0 });
});

test.each(["reviewer", "viewer"] as const)("a %s may not write it, and nothing is kept", async (role) => {
  const { articleId } = await anArticle(newsroom);
  const size = await logSize(newsroom.editor);
  const result = await draftReport(newsroom[role], { articleId, revision: 0, ...aDraft });
  expect(result).toEqual({ ok: false, refusal: { code: "FORBIDDEN", reason: "Only an editor may write the report." } });
  expect(await logSize(newsroom.editor)).toBe(size);
  expect((await getPublication(newsroom.editor, articleId))?.report).toBeNull();
});

test("the second of two editors is told what the first wrote", async () => {
  const { articleId } = await anArticle(newsroom);
  accepted(await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft }));
  const result = await draftReport(newsroom.secondEditor, { articleId, revision: 0, title: "Another question?", summary: "Another." });
  expect(result).toMatchObject({ refusal: { code: "CONFLICT", reason: expect.stringContaining(aDraft.title) } });
  expect((await getPublication(newsroom.editor, articleId))?.report).toMatchObject(aDraft);
  accepted(await draftReport(newsroom.secondEditor, { articleId, revision: 1, title: "Another question?", summary: "Another." }));
});

test("the address follows the headline until the first publication, is nobody else's, and then stays", async () => {
  const published = await aPublishedReport(newsroom);
  const { articleId } = await anArticle(newsroom);
  const { slug } = accepted(await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft }));
  expect(slug).toMatch(/^did-the-bridge-cost-41-million-[0-9a-f]{6}$/);
  const renamed = accepted(await draftReport(newsroom.editor, { articleId, revision: 1, ...aDraft, title: "Was it 41 million?" }));
  expect(renamed.slug).toBe("was-it-41-million");
  const later = { articleId: published.articleId, revision: 1, title: "Quite another headline", summary: "Still no." };
  expect(accepted(await draftReport(newsroom.editor, later)).slug).toBe(published.slug);
});

test.each([
  [{ title: "" }, "title"],
  [{ title: "two\nlines" }, "title"],
  [{ title: "NUL \u0000" }, "title"],
  [{ summary: "half \ud800" }, "summary"],
  [{ summary: "x".repeat(601) }, "summary"],
  [{ articleId: "not-an-id" }, "articleId"],
])("names the field that cannot be taken: %j", async (wrong, field) => {
  const { articleId } = await anArticle(newsroom);
  const result = await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft, ...wrong });
  expect(result).toMatchObject({ refusal: { code: "INVALID", fields: { [field]: [expect.any(String)] } } });
});

test("an editor says what the article is about; the next version has it, and those that are out do not", async () => {
  const { articleId, slug } = await aPublishedReport(newsroom);
  const wanted = { articleId, topics: "Harbour, Budget, harbour", seen: [] };
  const size = await logSize(newsroom.editor);
  expect(await setTopics(newsroom.reviewer, wanted)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await setTopics(newsroom.editor, { ...wanted, seen: ["Ferries"] })).toMatchObject({ refusal: { code: "CONFLICT" } });
  expect(await setTopics(newsroom.editor, { ...wanted, topics: "a,b,c,d,e,f" })).toMatchObject({
    refusal: { fields: { topics: ["At most 5 topics."] } },
  });
  expect(await logSize(newsroom.editor)).toBe(size);
  expect(accepted(await setTopics(newsroom.editor, wanted))).toEqual({ topics: ["Harbour", "Budget"] });
  expect(await newestEvent(newsroom.editor)).toMatchObject({
    type: "article.topics-set",
    subject: { articleId },
    payload: { from: [], to: ["Harbour", "Budget"] },
  });

  const other = await anArticle(newsroom);
  expect(await getTopics(newsroom.viewer, other.articleId)).toEqual({ topics: [], inUse: ["Budget", "Harbour"] });
  accepted(await setTopics(newsroom.editor, { articleId: other.articleId, topics: "HARBOUR", seen: [] }));
  expect((await getTopics(newsroom.viewer, other.articleId))?.topics).toEqual(["Harbour"]);

  accepted(await publishReport(newsroom.editor, { articleId, versionNumber: 1, change: "clarification", reason: "Topics." }));
  const topics = async (number: number) =>
    (await getPublishedReport(visitor, { newsroom: newsroom.slug, report: slug, number }))?.version.report.topics;
  expect([await topics(1), await topics(2)]).toEqual([[], ["Harbour", "Budget"]]);
  const listed = await listListedClaims(visitor, newsroom.workspaceId);
  expect(listed.filter((claim) => claim.topics.includes("Budget")).map(({ report }) => report.slug)).toEqual([slug]);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});

test("another newsroom's article does not exist", async () => {
  const stranger = await aNewsroom();
  const { articleId } = await anArticle(newsroom);
  expect(await draftReport(stranger.owner, { articleId, revision: 0, ...aDraft })).toEqual({ ok: false, refusal: { code: "NOT_FOUND" } });
  expect(await publishReport(stranger.owner, { articleId, versionNumber: 0, change: "first" })).toMatchObject({
    refusal: { code: "NOT_FOUND" },
  });
  expect(await getPublication(stranger.owner, articleId)).toBeNull();
});
