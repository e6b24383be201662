import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { articleDescription } from "@/lib/articles/article-description";
import { describeArticle } from "@/lib/articles/describe-article";
import { linkTranslation } from "@/lib/articles/link-translation";
import { getArticleDetails } from "@/lib/articles/queries";
import { getTranslations } from "@/lib/articles/translation-queries";
import { unlinkTranslation } from "@/lib/articles/unlink-translation";
import { compareTables } from "@/lib/audit/compare-tables";
import { noOriginal } from "@/lib/claims/schema";
import { setClaimTranslations } from "@/lib/claims/set-claim-translations";
import { getClaimPairs } from "@/lib/claims/translation-queries";
import { database } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { askRetraction } from "@/lib/reports/ask-retraction";
import { confirmRetraction } from "@/lib/reports/confirm-retraction";
import { listClaimTranslations, listTranslationGroups, listTranslations } from "@/lib/reports/translation-queries";
import { languagesOf } from "@/lib/reports/translations";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aReportIn, aReportToPublish } from "@/tests/builders/report";
import { markAlso } from "@/tests/builders/review";

type Report = { articleId: string; claimId: string; language: string; slug: string };

let newsroom: Newsroom;
let english: Report;
let german: Report;
let arabic: Report;

const link = (translation: Report, original: Report, actor = newsroom.editor) =>
  linkTranslation(actor, { articleId: translation.articleId, originalId: original.articleId });

const place = ({ articleId }: Report) => ({ workspaceId: newsroom.workspaceId, articleId });
const address = (slug: string) => publicPaths.report(newsroom.slug, slug);
const hreflangs = async (report: Report) => languagesOf(await listTranslations(visitor, place(report)), address);
const claimAt = (slug: string) => publicPaths.claim(newsroom.slug, slug);
const claimAddress = async ({ claimId }: Report) =>
  claimAt((await database.publishedClaim.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } })).slug);
const claimHreflangs = async ({ claimId }: Report) =>
  languagesOf(await listClaimTranslations(visitor, { workspaceId: newsroom.workspaceId, claimId }), claimAt);
const lastEvent = () =>
  database.auditEvent.findFirstOrThrow({
    where: { workspaceId: newsroom.workspaceId },
    orderBy: { sequence: "desc" },
    select: { type: true, articleId: true },
  });

beforeAll(async () => {
  newsroom = await aNewsroom();
  english = await aReportIn(newsroom, "en", {
    title: "Did the bridge cost 41 million?",
    summary: "No: the city’s accounts say 38.2 million.",
  });
  german = await aReportIn(newsroom, "de", {
    title: "Hat die Brücke 41 Millionen gekostet?",
    summary: "Nein. In der Rechnung der Stadt stehen 38,2 Millionen, und nicht mehr, wie es die Bürgermeisterin gesagt hatte.",
  });
  arabic = await aReportIn(newsroom, "ar", {
    title: "هل كلّف الجسر 41 مليوناً من أموال المدينة في عام 2024؟",
    summary:
      "لا. تقول حسابات المدينة إن الكلفة الإجمالية بلغت 38.2 مليوناً، أي أقل مما ذكرته رئيسة البلدية أمام المجلس. وتؤكد ذلك محاضر جلسات المجلس.",
  });
});

describe("linking translations", () => {
  test("is refused to reviewers, of an article with itself, and of what is not there", async () => {
    expect(await link(german, english, newsroom.reviewer)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    const itself = { ok: false, refusal: { code: "INVALID", fields: { originalId: [expect.stringContaining("itself")] } } };
    expect(await link(german, german)).toMatchObject(itself);
    const nowhere = { ...english, articleId: newsroom.workspaceId };
    expect(await link(german, nowhere)).toMatchObject({
      ok: false,
      refusal: { code: "INVALID", fields: { originalId: ["There is no such article."] } },
    });
    expect(await unlinkTranslation(newsroom.editor, { articleId: german.articleId })).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT" },
    });
    expect(await hreflangs(english)).toEqual({});
  });

  test("leads each report to every other, itself among them, and everybody else to the original", async () => {
    expect(accepted(await link(german, english))).toEqual({ originalId: english.articleId });
    expect(await lastEvent()).toEqual({ type: "translation.linked", articleId: german.articleId });
    // The translation of a translation is one of the same original.
    expect(accepted(await link(arabic, german))).toEqual({ originalId: english.articleId });
    const all = { en: address(english.slug), de: address(german.slug), ar: address(arabic.slug), "x-default": address(english.slug) };
    for (const report of [english, german, arabic]) expect(await hreflangs(report)).toEqual(all);
    const groups = await listTranslationGroups(visitor, newsroom.workspaceId);
    expect(groups.reports.map((group) => languagesOf(group, address))).toEqual([all]);
    expect(groups.claims).toEqual([]);
    const seen = await getTranslations(newsroom.viewer, arabic.articleId);
    expect(seen).toMatchObject({
      isTranslation: true,
      members: [
        { id: english.articleId, isOriginal: true },
        { id: german.articleId, isOriginal: false },
      ],
      choices: [],
    });
  });

  test("is refused twice, of an original, and of a language that the group has, also by changing an article’s", async () => {
    const refused = (words: string) => ({
      ok: false,
      refusal: { code: "INVALID", fields: { originalId: [expect.stringContaining(words)] } },
    });
    expect(await link(german, english)).toMatchObject(refused("already"));
    expect(await link(english, german)).toMatchObject(refused("is an original"));
    const austrian = await aReportToPublish(newsroom);
    const article = await getArticleDetails(newsroom.editor, austrian.articleId);
    if (article === null) throw new Error("The article is not there.");
    const described = { articleId: austrian.articleId, revision: article.revision, ...articleDescription(article) };
    accepted(await describeArticle(newsroom.editor, { ...described, language: "de-AT" }));
    expect(await link({ ...german, articleId: austrian.articleId }, english)).toMatchObject(refused("one article a language"));
    accepted(await describeArticle(newsroom.editor, { ...described, revision: article.revision + 1, language: "fr" }));
    accepted(await link({ ...german, articleId: austrian.articleId }, english));
    const back = await describeArticle(newsroom.editor, { ...described, revision: article.revision + 2, language: "de-CH" });
    expect(back).toMatchObject({
      ok: false,
      refusal: { code: "INVALID", fields: { language: [expect.stringContaining("one article a language")] } },
    });
    // It is in the group, and not published: nobody is led to it.
    expect(Object.keys(await hreflangs(english))).toEqual(["en", "de", "ar", "x-default"]);
  });
});

describe("saying which claims are the same", () => {
  const pair = (report: Report, originalId: string, actor = newsroom.editor) =>
    setClaimTranslations(actor, { articleId: report.articleId, pairs: [{ claimId: report.claimId, originalId }] });

  test("is refused to reviewers, of an article that is no translation, and of claims that are not there", async () => {
    expect(await pair(german, english.claimId, newsroom.reviewer)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    expect(await pair(english, german.claimId)).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
    const unknown = (field: string) => ({
      ok: false,
      refusal: { code: "INVALID", fields: { [`pairs.0.${field}`]: [expect.any(String)] } },
    });
    expect(await pair(german, arabic.claimId)).toMatchObject(unknown("originalId"));
    expect(await pair({ ...german, claimId: english.claimId }, english.claimId)).toMatchObject(unknown("claimId"));
    expect(await pair(german, "")).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
    expect(await claimHreflangs(english)).toEqual({});
  });

  test("is proposed, counts once an editor says it, and leads each claim’s page to every other", async () => {
    const proposed = {
      claims: [{ id: german.claimId, originalId: null, proposedId: english.claimId }],
      originals: [{ id: english.claimId }],
    };
    expect(await getClaimPairs(newsroom.viewer, german.articleId)).toMatchObject(proposed);
    expect(await getClaimPairs(newsroom.viewer, english.articleId)).toBeNull();
    expect(accepted(await pair(german, english.claimId))).toEqual({ changed: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "claim.translationSet", subject: { articleId: german.articleId, claimId: german.claimId } },
      payload: { from: null, to: english.claimId, statement: "The city paid 41 million for the new bridge in 2024." },
    });
    accepted(await pair(arabic, english.claimId));
    const places = await Promise.all([english, german, arabic].map(claimAddress));
    const all = { en: places[0], de: places[1], ar: places[2], "x-default": places[0] };
    for (const report of [english, german, arabic]) expect(await claimHreflangs(report)).toEqual(all);
    const { claims } = await listTranslationGroups(visitor, newsroom.workspaceId);
    expect(claims.map((group) => languagesOf(group, claimAt))).toEqual([all]);
    expect(await pair(german, english.claimId)).toMatchObject({ ok: false, refusal: { code: "CONFLICT" } });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("and that a claim is none of them is kept, and proposed no more until the original has another claim", async () => {
    const none = { ok: false, refusal: { code: "CONFLICT" } };
    expect(await pair(german, noOriginal, newsroom.reviewer)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    expect(accepted(await pair(german, noOriginal))).toEqual({ changed: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "claim.translationRuledOut", subject: { articleId: german.articleId, claimId: german.claimId } },
      payload: { from: english.claimId, statement: "The city paid 41 million for the new bridge in 2024." },
    });
    expect(await claimHreflangs(german)).toEqual({});
    const shown = (proposedId: string | null) => ({ claims: [{ originalId: null, isNone: true, proposedId }] });
    expect(await getClaimPairs(newsroom.viewer, german.articleId)).toMatchObject(shown(null));
    expect(await pair(german, noOriginal)).toMatchObject(none);
    const { id: snapshotId, text } = await database.snapshot.findFirstOrThrow({ where: place(english) });
    const another = await markAlso(newsroom, { snapshotId, text }, "41 million for the new bridge");
    expect(await getClaimPairs(newsroom.viewer, german.articleId)).toMatchObject(shown(another));
    expect(accepted(await pair(german, noOriginal))).toEqual({ changed: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ payload: { from: null, statement: "" } });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    // Taken back, it is open again.
    accepted(await pair(german, ""));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "claim.translationSet", payload: { from: null, to: null } });
    expect(await getClaimPairs(newsroom.viewer, german.articleId)).toMatchObject({
      claims: [{ originalId: null, isNone: false, proposedId: english.claimId }],
    });
    accepted(await pair(german, english.claimId));
  });

  test("is taken back, and said again", async () => {
    accepted(await pair(german, ""));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ payload: { from: english.claimId, to: null } });
    expect(Object.keys(await claimHreflangs(english))).toEqual(["en", "ar", "x-default"]);
    expect(await claimHreflangs(german)).toEqual({});
    accepted(await pair(german, english.claimId));
  });
});

test("what is retracted is led to no more, and taking back a translation ends the rest", async () => {
  const asked = { articleId: german.articleId, claimId: null, reason: "The accounts were forged." };
  const { retractionId } = accepted(await askRetraction(newsroom.editor, asked));
  accepted(await confirmRetraction(newsroom.secondEditor, { retractionId, versionNumber: 1 }));
  for (const read of [hreflangs, claimHreflangs]) expect(Object.keys(await read(arabic))).toEqual(["en", "ar", "x-default"]);
  expect(await claimHreflangs(german)).toEqual({});
  expect(accepted(await unlinkTranslation(newsroom.editor, { articleId: arabic.articleId }))).toEqual({ originalId: english.articleId });
  const unlinked = { workspaceId: newsroom.workspaceId, articleId: arabic.articleId, type: "translation.unlinked" };
  expect(await database.auditEvent.count({ where: unlinked })).toBe(1);
  expect(await lastEvent()).toEqual({ type: "claim.translationSet", articleId: arabic.articleId });
  for (const report of [english, arabic]) expect([await hreflangs(report), await claimHreflangs(report)]).toEqual([{}, {}]);
  const told = await database.auditEvent.count({
    where: { workspaceId: newsroom.workspaceId, claimId: arabic.claimId, type: "claim.translationSet" },
  });
  expect(told).toBe(2);
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
});
