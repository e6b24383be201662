import { beforeAll, describe, expect, test } from "vitest";
import { listArticles } from "@/lib/articles/queries";
import { listEvents } from "@/lib/audit/queries";
import { anArticle, aSubmission } from "@/tests/builders/article";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

describe("the inbox", () => {
  test("pages through the newsroom's articles, newest first, and shows nobody else's", async () => {
    const room = await aNewsroom();
    const titles: string[] = [];
    for (let index = 0; index < 27; index++) {
      const input = aSubmission();
      await anArticle(room.reviewer, input);
      titles.unshift(String(input.title));
    }
    const first = await listArticles(room.viewer);
    const second = await listArticles(room.viewer, { cursor: first.nextCursor ?? undefined });
    expect([...first.articles, ...second.articles].map((article) => article.title)).toEqual(titles);
    expect([first.articles.length, second.nextCursor]).toEqual([25, null]);
    expect(first.articles[0]).toMatchObject({ submittedBy: "Rita Reviewer", claims: { accepted: 0, published: 0 } });
    expect(first.articles[0]?.proposed).toBeGreaterThan(0);
    expect(await listArticles({ role: "visitor" })).toEqual({ articles: [], nextCursor: null });
    expect((await listArticles(room.viewer, { cursor: "nonsense" })).articles).toHaveLength(25);
  });

  test("finds articles by their words", async () => {
    const room = await aNewsroom();
    await anArticle(room.editor, { title: "Fog over the estuary", outlet: "Gull Gazette" });
    await anArticle(room.editor, { title: "A bridge too small" });
    const titles = async (search: string) => (await listArticles(room.viewer, { search })).articles.map((article) => article.title);
    expect(await titles("estuary FOG")).toEqual(["Fog over the estuary"]);
    expect(await titles("gazette")).toEqual(["Fog over the estuary"]);
    expect(await titles("council -fog")).toHaveLength(1);
    for (const odd of ["' OR 1=1 --", "\u0000", "\ud800", "((", "😀"]) expect(await titles(odd)).toEqual([]);
    expect(await titles("  ")).toHaveLength(2);
  });

  test("tells the submission in the history", async () => {
    const articleId = await anArticle(newsroom.editor, { title: "Told" });
    const { events } = await listEvents(newsroom.viewer, { articleId });
    expect(events.map((event) => event.sentence)).toEqual([
      expect.stringMatching(/^submitted the article “Told” \(\d+ sentences, \d+ candidates\)$/),
    ]);
  });
});
