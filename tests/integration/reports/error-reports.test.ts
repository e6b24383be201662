import { beforeAll, expect, test } from "vitest";
import { readerActor, visitor } from "@/lib/actor";
import { reopenClaim } from "@/lib/claims/reopen-claim";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { answerErrorReport } from "@/lib/reports/answer-error-report";
import { getErrorReport, listAnsweredErrors, listErrorReports } from "@/lib/reports/error-queries";
import { publishReport } from "@/lib/reports/publish-report";
import { reportError } from "@/lib/reports/report-error";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aChangedVerdict, aPublishedReport, aReportToPublish } from "@/tests/builders/report";
import { asOwner } from "@/tests/support/as-owner";

const message = "The accounts of 2025 say 39 million, see page 4.";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

function reader() {
  return readerActor(newsroom.editor.workspaceId);
}

async function aReportedError() {
  const published = await aPublishedReport(newsroom);
  const { reportId, claimId } = published;
  const { errorReportId } = accepted(await reportError(reader(), { reportId, claimId, versionNumber: 1, message }));
  return { ...published, errorReportId };
}

test("a reader's report is recorded, shown to the newsroom in full and to the public without its words", async () => {
  const { articleId, reportId, claimId, errorReportId } = await aReportedError();
  expect(await newestEvent(newsroom.editor)).toMatchObject({
    type: "error.reported",
    actor: { name: "A reader", role: "reader" },
    subject: { articleId, reportId, claimId },
    payload: { errorReportId, number: 1, message },
  });
  const seen = await getErrorReport(visitor, { newsroom: newsroom.slug, id: errorReportId });
  expect(seen).toMatchObject({ outcome: null, answer: "", versionNumber: 1, claim: { statement: expect.any(String) } });
  expect(JSON.stringify(seen)).not.toContain("39 million");
  const { errors } = await listErrorReports(newsroom.viewer, { isAnswered: false });
  expect(errors.find(({ id }) => id === errorReportId)).toMatchObject({ message, claimId });
});

test("only what is public can be reported, and only in a version that was published", async () => {
  const { reportId, claimId } = await aPublishedReport(newsroom);
  const draft = await aReportToPublish(newsroom);
  const size = await logSize(newsroom.editor);
  const of = { reportId, claimId, versionNumber: 1, message };
  expect(await reportError(reader(), { ...of, reportId: draft.reportId, claimId: null })).toEqual({
    ok: false,
    refusal: { code: "NOT_FOUND" },
  });
  expect(await reportError(reader(), { ...of, claimId: draft.claimId })).toEqual({ ok: false, refusal: { code: "NOT_FOUND" } });
  expect(await reportError(reader(), { ...of, versionNumber: 2 })).toMatchObject({
    refusal: { fields: { versionNumber: [expect.any(String)] } },
  });
  expect(await reportError(reader(), { ...of, message: " " })).toMatchObject({ refusal: { fields: { message: [expect.any(String)] } } });
  expect(await reportError(newsroom.editor, of)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
  expect(await logSize(newsroom.editor)).toBe(size);
});

test("an editor answers once, in public", async () => {
  const { articleId, reportId, claimId, errorReportId } = await aReportedError();
  const answer = "The page cited gives the budget, not what was spent.";
  const said = { errorReportId, outcome: "stands" as const, answer };
  expect(await answerErrorReport(newsroom.reviewer, said)).toMatchObject({ refusal: { reason: "Only an editor may answer a reader." } });
  accepted(await answerErrorReport(newsroom.editor, said));
  expect(await newestEvent(newsroom.editor)).toMatchObject({
    type: "error.answered",
    subject: { articleId, reportId, claimId },
    payload: said,
  });
  expect(await getErrorReport(visitor, { newsroom: newsroom.slug, id: errorReportId })).toMatchObject({
    outcome: "stands",
    answer,
    answeredBy: "Edith Editor",
  });
  const { answers } = await listAnsweredErrors(visitor, newsroom.editor.workspaceId);
  expect(answers[0]).toMatchObject({ id: errorReportId, answer });
  expect(JSON.stringify(answers)).not.toContain("39 million");
  expect(await answerErrorReport(newsroom.editor, { ...said, answer: "Something else." })).toMatchObject({
    refusal: { code: "FORBIDDEN" },
  });
});

test("“corrected” is refused until a later version is out", async () => {
  const { articleId, reportId, claimId } = await aChangedVerdict(newsroom, newsroom.secondEditor);
  const { errorReportId } = accepted(await reportError(reader(), { reportId, claimId, versionNumber: 1, message }));
  const said = { errorReportId, outcome: "corrected" as const, answer: "You were right; the verdict is changed." };
  expect(await answerErrorReport(newsroom.editor, said)).toMatchObject({ refusal: { fields: { outcome: [expect.any(String)] } } });
  const correction = { articleId, versionNumber: 1, change: "correction" as const, reason: "The accounts were revised." };
  accepted(await publishReport(newsroom.editor, correction));
  accepted(await answerErrorReport(newsroom.editor, said));
});

test("a claim is named in the words that were published, whatever the desk writes of it since", async () => {
  const { claimId, errorReportId } = await aReportedError();
  const published = "The city paid 41 million for the new bridge in 2024.";
  accepted(await reopenClaim(newsroom.editor, { claimId, reason: "The sum may be another." }));
  accepted(await rewriteClaim(newsroom.editor, { claimId, revisionNumber: 1, statement: "Nobody has published these words." }));
  accepted(await answerErrorReport(newsroom.editor, { errorReportId, outcome: "stands", answer: "It stands until then." }));
  expect(await getErrorReport(visitor, { newsroom: newsroom.slug, id: errorReportId })).toMatchObject({ claim: { statement: published } });
  const [listed] = (await listAnsweredErrors(visitor, newsroom.editor.workspaceId)).answers;
  expect(listed).toMatchObject({ id: errorReportId, claim: { statement: published } });
  const { errors } = await listErrorReports(newsroom.viewer, { isAnswered: true });
  expect(errors.find(({ id }) => id === errorReportId)?.claim?.statement).toBe(published);
});

test("the database itself keeps what a reader wrote, and an answer once given", async () => {
  const { errorReportId } = await aReportedError();
  const alter = (sql: string) => asOwner(sql, [errorReportId]);
  await expect(alter(`UPDATE "ErrorReport" SET "message" = 'Nothing.' WHERE "id" = $1::uuid`)).rejects.toThrow(/only ever answered/);
  await expect(alter(`DELETE FROM "ErrorReport" WHERE "id" = $1::uuid`)).rejects.toThrow(/only ever answered/);
});

test("nobody outside the newsroom sees what readers wrote to it", async () => {
  await aReportedError();
  const other = await aNewsroom();
  expect((await listErrorReports(other.owner, { isAnswered: false })).errors).toEqual([]);
});
