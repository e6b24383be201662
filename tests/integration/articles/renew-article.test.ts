import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { checkArticle } from "@/lib/articles/check-article";
import { recheckArticles } from "@/lib/articles/recheck-articles";
import { submitArticle } from "@/lib/articles/submit-article";
import { submitVersion } from "@/lib/articles/submit-version";
import { getDifference, listVersions } from "@/lib/articles/version-queries";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { markClaim } from "@/lib/claims/mark-claim";
import { listArticleClaims, listCandidates } from "@/lib/claims/queries";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { anArticle } from "@/tests/builders/review";

const publicAddress = "127.77.0.1";
const paragraph = "The harbour took in 40 boats in May 2026, the harbour master told the council, and the quay stayed open all year. ";
let answers: { status?: number; paragraphs: string[] }[] = [];
let requests = 0;
let server: Server;
let url = "";
let newsroom: Newsroom;

beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  server = createServer((_, response) => {
    const answer = answers[Math.min(requests++, answers.length - 1)] ?? { paragraphs: [] };
    const body = answer.paragraphs.map((text) => `<p>${text}</p>`).join("");
    response
      .writeHead(answer.status ?? 200, { "content-type": "text/html; charset=utf-8", etag: '"7"' })
      .end(`<!doctype html><html lang="en"><head><title>The quay</title></head><body><article>${body}</article></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, publicAddress, resolve));
  url = `http://${publicAddress}:${(server.address() as AddressInfo).port}/quay`;
  newsroom = await aNewsroom();
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});
beforeEach(() => {
  requests = 0;
});

const present = (...paragraphs: string[]) => {
  answers = [{ paragraphs }];
  requests = 0;
};

async function aFetchedArticle(...paragraphs: string[]) {
  present(...paragraphs);
  const details = { selectionReason: "The fees are before the council.", allowDuplicate: true };
  const { articleId } = accepted(await submitArticle(newsroom.reviewer, { way: "url", url, ...details }));
  const snapshot = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId } });
  return { articleId, snapshot };
}

const snapshotsOf = async (articleId: string) => (await listVersions(newsroom.viewer, articleId))?.snapshots ?? [];

describe("checking an article for changes", () => {
  test("leaves nothing but the event when the text is the same, and takes a snapshot with its whole record when it differs", async () => {
    const { articleId, snapshot } = await aFetchedArticle(paragraph.repeat(3), "The fees rose by 12% in June.");
    expect(accepted(await checkArticle(newsroom.reviewer, { articleId }))).toEqual({ outcome: "unchanged", problem: null, renewal: null });
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({
      type: "article.checked",
      subject: { articleId },
      payload: { url, outcome: "unchanged", snapshotNumber: 1 },
    });
    expect(await snapshotsOf(articleId)).toHaveLength(1);

    present(paragraph.repeat(3), "The fees rose by 14% in June.");
    const { outcome, renewal } = accepted(await checkArticle(newsroom.reviewer, { articleId }));
    expect({ outcome, number: renewal?.number }).toEqual({ outcome: "changed", number: 2 });
    const [newest, first] = await snapshotsOf(articleId);
    expect(newest).toMatchObject({ number: 2, finalUrl: url, redirects: [], headers: { etag: '"7"' }, mediaType: "text/html" });
    expect(newest?.textHash).not.toBe(first?.textHash);
    expect(newest?.rawHash).toMatch(/^[0-9a-f]{64}$/);
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({
      type: "article.renewed",
      payload: { way: "check", number: 2, previous: { id: snapshot.id, number: 1 }, anchors: { exact: 0, lost: 0 } },
    });
    const difference = await getDifference(newsroom.viewer, articleId, 2);
    expect(difference?.paragraphs.filter((one) => one.isChanged).map((one) => one.pieces)).toEqual([
      [
        { kind: "same", text: "The fees rose by " },
        { kind: "removed", text: "12" },
        { kind: "added", text: "14" },
        { kind: "same", text: "% in June." },
      ],
    ]);
  });

  test("does not take a page that answers differently each time", async () => {
    const { articleId } = await aFetchedArticle(paragraph.repeat(3));
    answers = [1, 2].map((visitor) => ({ paragraphs: [paragraph.repeat(3), `You are visitor ${visitor} of this page today.`] }));
    requests = 0;
    expect(accepted(await checkArticle(newsroom.reviewer, { articleId })).outcome).toBe("unsteady");
    expect(await snapshotsOf(articleId)).toHaveLength(1);
    answers = [{ paragraphs: [paragraph.repeat(3), "Breaking: nothing."] }, { paragraphs: [paragraph.repeat(3)] }];
    requests = 0;
    expect(accepted(await checkArticle(newsroom.reviewer, { articleId })).outcome).toBe("unchanged");
  });

  test("records that a page is gone, and changes nothing", async () => {
    const { articleId } = await aFetchedArticle(paragraph.repeat(3));
    answers = [{ status: 404, paragraphs: [paragraph.repeat(4)] }];
    const found = accepted(await checkArticle(newsroom.reviewer, { articleId }));
    expect(found).toMatchObject({ outcome: "failed", problem: expect.stringContaining("404") });
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({ type: "article.checked", payload: { outcome: "failed" } });
    expect(await snapshotsOf(articleId)).toHaveLength(1);
  });

  test("is for staff and the machine, and needs an address", async () => {
    const { articleId } = await aFetchedArticle(paragraph.repeat(3));
    const before = await logSize(newsroom.owner);
    expect(await checkArticle(newsroom.viewer, { articleId })).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    const other = await aNewsroom();
    expect(await checkArticle(other.owner, { articleId })).toMatchObject({ ok: false, refusal: { code: "NOT_FOUND" } });
    expect(await logSize(newsroom.owner)).toBe(before);
    expect(accepted(await checkArticle(systemActor(newsroom.workspaceId), { articleId })).outcome).toBe("unchanged");
    const pasted = await anArticle(newsroom);
    expect(await checkArticle(newsroom.editor, { articleId: pasted.articleId })).toMatchObject({
      ok: false,
      refusal: { code: "INVALID", fields: { "": [expect.stringContaining("no web address")] } },
    });
  });

  test("takes one snapshot when two people check at once", async () => {
    const { articleId } = await aFetchedArticle(paragraph.repeat(3));
    present(paragraph.repeat(4));
    const results = await Promise.all([checkArticle(newsroom.reviewer, { articleId }), checkArticle(newsroom.editor, { articleId })]);
    expect(results.filter((result) => result.ok && result.value.outcome === "changed")).toHaveLength(1);
    expect(await snapshotsOf(articleId)).toHaveLength(2);
  });
});

test("by the clock every fetched article is looked at, pasted ones are not", async () => {
  const clocked = await aNewsroom();
  present(paragraph.repeat(3));
  const details = { selectionReason: "The fees are before the council.", allowDuplicate: true };
  const { articleId } = accepted(await submitArticle(clocked.reviewer, { way: "url", url, ...details }));
  await anArticle(clocked);
  const looked = async () => {
    const found = [];
    for await (const recheck of recheckArticles(clocked.slug)) found.push({ articleId: recheck.articleId, outcome: recheck.found.outcome });
    return found;
  };
  expect(await looked()).toEqual([{ articleId, outcome: "unchanged" }]);
  present(paragraph.repeat(2));
  expect(await looked()).toEqual([{ articleId, outcome: "changed" }]);
  expect(await newestEvent(clocked.owner)).toMatchObject({ type: "article.renewed", actor: { id: null, name: "Assay" } });
  // The first look at a snapshot is told, the next with the same words only a week later.
  expect(await looked()).toEqual([{ articleId, outcome: "unchanged" }]);
  const size = await logSize(clocked.owner);
  expect(await looked()).toEqual([{ articleId, outcome: "unchanged" }]);
  expect(await logSize(clocked.owner)).toBe(size);
  setClock({ now: () => new Date(Date.now() + 7 * 24 * 60 * 60 * 1000 + 1000) });
  expect(await looked()).toEqual([{ articleId, outcome: "unchanged" }]);
  setClock(null);
  expect(await logSize(clocked.owner)).toBe(size + 1);
  answers = [{ status: 503, paragraphs: [] }];
  for (let look = 0; look < 3; look++) expect(await looked()).toEqual([{ articleId, outcome: "failed" }]);
  expect(await logSize(clocked.owner)).toBe(size + 2);
  // A person is always told, and always recorded.
  accepted(await checkArticle(clocked.editor, { articleId }));
  expect(await logSize(clocked.owner)).toBe(size + 3);
  answers = [{ paragraphs: ["We are sorry, the page could not be found."] }];
  expect(await looked()).toEqual([{ articleId, outcome: "failed" }]);
  expect(await newestEvent(clocked.owner)).toMatchObject({ payload: { problem: expect.stringContaining("says that nothing is there") } });
  const nobody = [];
  for await (const recheck of recheckArticles("no-such-newsroom")) nobody.push(recheck);
  expect(nobody).toEqual([]);
});

describe("a new version of a pasted article", () => {
  test("carries claims and decisions on, and is refused when nothing changed or somebody was quicker", async () => {
    const { articleId, snapshotId, text } = await anArticle(newsroom);
    const [first, second] = await listCandidates(newsroom.reviewer, snapshotId);
    if (!first || !second) throw new Error("The article has too few candidates.");
    const { claimId } = accepted(await acceptCandidate(newsroom.reviewer, { candidateId: first.id }));
    accepted(await dismissCandidate(newsroom.reviewer, { candidateId: second.id, reason: "known to all" }));
    const version = { articleId, snapshotNumber: 1, way: "paste" as const };
    expect(await submitVersion(newsroom.reviewer, { ...version, text })).toMatchObject({
      ok: false,
      refusal: { code: "INVALID", fields: { text: [expect.stringContaining("word for word")] } },
    });
    const longer = `A paragraph that was not there before.\n\n${text}`;
    const renewal = accepted(await submitVersion(newsroom.reviewer, { ...version, text: longer }));
    expect(renewal).toEqual({ number: 2, anchors: { exact: 1, normalised: 0, moved: 0, ambiguous: 0, lost: 0 } });
    const [claim] = await listArticleClaims(newsroom.viewer, articleId);
    const shift = longer.length - text.length;
    expect(claim).toMatchObject({ id: claimId, position: first.start + shift });
    expect(claim?.appearances.map((place) => place.start).toSorted((a, b) => a - b)).toEqual([first.start, first.start + shift]);
    const newest = await database.snapshot.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, articleId, number: 2 } });
    const candidates = await listCandidates(newsroom.reviewer, newest.id);
    expect(candidates.find((one) => one.start === first.start + shift)).toMatchObject({ state: "accepted", claimId });
    expect(candidates.find((one) => one.start === second.start + shift)).toMatchObject({ state: "dismissed" });
    expect(await submitVersion(newsroom.editor, { ...version, text: `${longer}\n\nMore.` })).toMatchObject({
      ok: false,
      refusal: { code: "CONFLICT", reason: expect.stringContaining("Snapshot 2 came in meanwhile") },
    });
  });

  test("is for staff, with a file as well", async () => {
    const { articleId, text } = await anArticle(newsroom);
    const file = new TextEncoder().encode(`${text}\nA line more.`);
    const version = { articleId, snapshotNumber: 1, way: "upload" as const, fileName: "new.txt", file };
    expect(await submitVersion(newsroom.viewer, version)).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    accepted(await submitVersion(newsroom.reviewer, version));
    expect((await snapshotsOf(articleId)).map((snapshot) => snapshot.number)).toEqual([2, 1]);
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({ type: "article.renewed", payload: { way: "upload" } });
    expect(await database.claim.count({ where: { workspaceId: newsroom.workspaceId, articleId } })).toBe(0);
  });

  test("carries a claim on when only the spaces changed", async () => {
    const { articleId, snapshotId, text } = await anArticle(newsroom, `${paragraph}\n\n${paragraph.replace("40", "41")}`);
    const exact = "The harbour took in 41 boats";
    const start = text.indexOf(exact);
    accepted(await markClaim(newsroom.reviewer, { snapshotId, start, end: start + exact.length, exact, statement: "41 boats came." }));
    const next = text.replace("took in 41 boats", "took in  41 boats").replaceAll(" ", " ");
    const { anchors } = accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber: 1, way: "paste", text: next }));
    expect(anchors).toMatchObject({ normalised: 1 });
  });
});
