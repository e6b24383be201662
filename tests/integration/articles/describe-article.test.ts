import { beforeAll, describe, expect, test } from "vitest";
import { describeArticle } from "@/lib/articles/describe-article";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { anArticle } from "@/tests/builders/article";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const details = {
  title: "Fees doubled",
  author: "Lea Brand",
  outlet: "Tidewater Post",
  url: "https://tidewater.example/fees",
  publishedOn: "2026-03-30",
  language: "de",
  selectionReason: "It is before the council.",
};
const load = (articleId: string) => database.article.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: articleId } });
const countEvents = () => database.auditEvent.count({ where: { workspaceId: newsroom.workspaceId } });

describe("describing an article", () => {
  test("changes its details, raises its revision, and records what they were and are", async () => {
    const articleId = await anArticle(newsroom.reviewer, { title: "Fees" });
    expect(accepted(await describeArticle(newsroom.editor, { articleId, revision: 1, ...details }))).toEqual({ articleId, revision: 2 });
    expect(await load(articleId)).toMatchObject({ ...details, publishedOn: new Date("2026-03-30"), revision: 2 });
    const row = await database.auditEvent.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId }, orderBy: { sequence: "desc" } });
    expect(readEvent(row).event).toMatchObject({
      type: "article.described",
      subject: { articleId },
      payload: { from: { title: "Fees", author: null, url: null, language: "en" }, to: details },
    });
  });

  test("is refused when somebody was faster, and then changes nothing", async () => {
    const articleId = await anArticle(newsroom.reviewer);
    accepted(await describeArticle(newsroom.editor, { articleId, revision: 1, ...details }));
    const events = await countEvents();
    const late = await describeArticle(newsroom.reviewer, { articleId, revision: 1, ...details, title: "Late" });
    expect(late).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
    expect(await load(articleId)).toMatchObject({ title: "Fees doubled", revision: 2 });
    expect(await countEvents()).toBe(events);
  });

  test("is refused to viewers, to other newsrooms, and with a bad field", async () => {
    const articleId = await anArticle(newsroom.reviewer);
    const other = await aNewsroom();
    const events = await countEvents();
    const input = { articleId, revision: 1, ...details };
    expect(await describeArticle(newsroom.viewer, input)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    expect(await describeArticle(other.owner, input)).toEqual({ ok: false, refusal: { code: "NOT_FOUND" } });
    const bad = await describeArticle(newsroom.editor, { ...input, title: "", url: "javascript:alert(1)", selectionReason: "\ud800" });
    expect(bad).toMatchObject({ ok: false, refusal: { code: "INVALID" } });
    if (!bad.ok && bad.refusal.code === "INVALID")
      expect(Object.keys(bad.refusal.fields).sort()).toEqual(["selectionReason", "title", "url"]);
    expect(await countEvents()).toBe(events);
  });
});
