import { chmodSync, existsSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import { environment } from "@/lib/environment";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getArtefact } from "@/lib/evidence/capture-queries";
import { workCaptures } from "@/lib/evidence/capture-worker";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { listEvidence } from "@/lib/evidence/queries";
import { requestCapture } from "@/lib/evidence/request-capture";
import { CapturePostponedError } from "@/lib/evidence/run-capture";
import { listShakenClaims } from "@/lib/evidence/shaken-claims";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { passingName } from "@/lib/passing-name";
import { accounts, quote } from "@/tests/builders/accounts";
import { captureAgain, captureFirst, makeCapture } from "@/tests/builders/capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { asOwner } from "@/tests/support/as-owner";
import { connectionsBut, endConnectionsBut } from "@/tests/support/connections";
import { pidOfKilled } from "@/tests/support/killed";
import { pageOf, publicAddress, startSourceServer } from "@/tests/support/source-server";

let newsroom: Newsroom;
let sources: Awaited<ReturnType<typeof startSourceServer>>;
beforeAll(async () => {
  process.env.ASSAY_TEST_PUBLIC_ADDRESSES = publicAddress;
  [newsroom, sources] = await Promise.all([aNewsroom(), startSourceServer()]);
});
afterAll(() => sources.close());

async function evidenceFrom(sourceUrl: string) {
  const { articleId, claimId } = await aClaim(newsroom);
  return { articleId, claimId, ...accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl, quote })) };
}

const evidenceRow = (id: string) => database.evidence.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id } });
const checksOf = async (evidenceId: string) =>
  (await database.evidenceCheck.findMany({ where: { workspaceId: newsroom.workspaceId, evidenceId }, orderBy: { id: "asc" } })).map(
    ({ state }) => state,
  );

async function eventsOf(sourceId: string) {
  const rows = await database.auditEvent.findMany({
    where: { workspaceId: newsroom.workspaceId, stream: `source:${sourceId}` },
    orderBy: { sequence: "asc" },
  });
  return rows.map((row) => readEvent(row).event);
}

async function stored(hash: string): Promise<string> {
  const opened = await artefactStore().open(hash);
  return opened === null ? "" : Buffer.concat(await opened.stream.toArray()).toString("utf8");
}

describe("a capture", () => {
  test("is asked for with the evidence, keeps what came with its hashes, and gives the passage its place", async () => {
    const { evidenceId, sourceId } = await evidenceFrom(sources.show("/accounts", accounts));
    const capture = await captureFirst(newsroom.reviewer, sourceId);
    expect(capture).toMatchObject({ number: 1, attempts: 1, outcome: "partial", status: 200, finalUrl: `${sources.base}/accounts` });
    expect(capture.detail).toMatch(/^No browser is installed here/);
    expect(capture.artefacts.map(({ role }) => role)).toEqual(["original", "text", "wacz"]);
    const original = capture.artefacts.find(({ role }) => role === "original");
    expect(await stored(original?.contentHash ?? "")).toBe(accounts);
    expect(capture.text).toContain(quote);
    const { captureId, anchorState, anchorStart, anchorEnd } = await evidenceRow(evidenceId);
    expect({ captureId, anchorState }).toEqual({ captureId: capture.id, anchorState: "exact" });
    expect(capture.text?.slice(anchorStart ?? 0, anchorEnd ?? 0)).toBe(quote);
    const events = await eventsOf(sourceId);
    expect(events.map(({ type }) => type)).toEqual(["source.added", "capture.requested", "capture.begun", "capture.finished"]);
    expect(events.at(-1)).toMatchObject({
      actor: { role: "system" },
      payload: { captureId: capture.id, outcome: "partial", anchored: [{ evidenceId, anchorState: "exact" }], checked: [] },
    });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("taken again tells unchanged, moved, changed and gone, and never rewrites what was kept", async () => {
    const url = sources.show("/living", accounts);
    const { articleId, claimId, evidenceId, sourceId } = await evidenceFrom(url);
    const shaken = async () => (await listShakenClaims(newsroom.viewer, articleId)).get(claimId) ?? [];
    const first = await captureFirst(newsroom.reviewer, sourceId);
    const before = await evidenceRow(evidenceId);
    await captureAgain(newsroom.reviewer, sourceId);
    sources.show(
      "/living",
      pageOf("Other things", [
        "Somebody wrote this page anew from its first to its last word.",
        quote,
        "Nothing around the figure is what it was before.",
      ]),
    );
    await captureAgain(newsroom.reviewer, sourceId);
    expect(await shaken()).toEqual([]);
    sources.show("/living", accounts.replace("38,200,000", "41,000,000"));
    await captureAgain(newsroom.reviewer, sourceId);
    expect(await shaken()).toEqual(["changed"]);
    sources.remove("/living");
    const last = await captureAgain(newsroom.reviewer, sourceId);
    expect(await shaken()).toEqual(["gone"]);
    expect(await checksOf(evidenceId)).toEqual(["unchanged", "moved", "changed", "gone"]);
    expect(last).toMatchObject({ outcome: "failed", status: 404, number: 5 });
    expect(await evidenceRow(evidenceId)).toEqual(before);
    expect(await stored(first.artefacts.find(({ role }) => role === "original")?.contentHash ?? "")).toBe(accounts);
  });

  test("is refused to viewers, twice at once, and for what has no address", async () => {
    const { sourceId } = await evidenceFrom(sources.show("/once", accounts));
    expect(await requestCapture(newsroom.reviewer, { sourceId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    await captureFirst(newsroom.reviewer, sourceId);
    expect(await requestCapture(newsroom.viewer, { sourceId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const other = await aNewsroom();
    expect(await requestCapture(other.editor, { sourceId })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("is permanent once it is finished", async () => {
    const { sourceId } = await evidenceFrom(sources.show("/permanent", accounts));
    const capture = await captureFirst(newsroom.reviewer, sourceId);
    for (const change of [
      `update "Capture" set "detail" = 'x' where "id" = $1::uuid`,
      `delete from "CaptureArtefact" where "captureId" = $1::uuid`,
    ])
      await expect(asOwner(change, [capture.id])).rejects.toThrow("permanent");
    const again = await makeCapture(newsroom.reviewer, capture.id);
    expect(again).toEqual(capture);
    expect(await newestEvent(newsroom.reviewer)).toMatchObject({ type: "capture.finished", payload: { captureId: capture.id } });
  });

  test("is put off while the server has a fault of its own, and says so", async () => {
    const url = sources.answer("/faulty", (_, response) => response.writeHead(503).end());
    const { sourceId } = await evidenceFrom(url);
    const { id } = await database.capture.findFirstOrThrow({ where: { sourceId } });
    await expect(makeCapture(newsroom.reviewer, id, { attemptsMax: 2 })).rejects.toThrow(CapturePostponedError);
    expect(await database.capture.findFirstOrThrow({ where: { id } })).toMatchObject({
      attempts: 1,
      outcome: null,
      begunAt: null,
      detail: "The server answered 503.",
    });
    expect(await makeCapture(newsroom.reviewer, id, { attemptsMax: 2 })).toMatchObject({ attempts: 2, outcome: "failed", status: 503 });
  });
});

describe("the worker", () => {
  test("makes what was asked for, again after a fault, and ends when told", async () => {
    let faults = 1;
    const url = sources.answer("/shaky", (_, response) => {
      faults -= 1;
      if (faults >= 0) response.writeHead(502).end();
      else response.writeHead(200, { "content-type": "text/html" }).end(accounts);
    });
    const ids = await Promise.all([evidenceFrom(url), evidenceFrom(sources.show("/steady", accounts))]);
    const ending = new AbortController();
    const tools = { store: artefactStore(), render: null };
    const said: string[] = [];
    const incoming = path.join(environment.dataFolder, "evidence", "incoming");
    const left = path.join(incoming, passingName().replace(`-${process.pid}-`, `-${await pidOfKilled()}-`));
    writeFileSync(left, "half of a page");
    const passing = [{ folder: incoming, prefix: "" }];
    const working = workCaptures({ tools, passing, signal: ending.signal, say: (line) => said.push(line), lookEveryMs: 50 });
    const open = () => database.capture.count({ where: { workspaceId: newsroom.workspaceId, finishedAt: null } });
    const giveUpAt = Date.now() + 40_000;
    while ((await open()) > 0 && Date.now() < giveUpAt) await pause(100);
    ending.abort();
    await working;
    expect(said[0]).toBe("Swept 1 unfinished file or folder of processes that ended at work (14 bytes).");
    expect(existsSync(left)).toBe(false);
    const captures = await database.capture.findMany({
      where: { sourceId: { in: ids.map(({ sourceId }) => sourceId) } },
      orderBy: { attempts: "desc" },
    });
    expect(captures.map(({ outcome, attempts }) => ({ outcome, attempts }))).toEqual([
      { outcome: "partial", attempts: 2 },
      { outcome: "partial", attempts: 1 },
    ]);
  });

  test("hears of connections that its database ends while it stops, however late they tell", async () => {
    const uncaught: string[] = [];
    process.setUncaughtExceptionCaptureCallback(({ message }) => uncaught.push(message));
    const others = await connectionsBut([]);
    const closePool = pg.Pool.prototype.end;
    const endedWith: number[] = [];
    // The queue is stopped; its connections are still open, and it is now that they end.
    const closing = vi.spyOn(pg.Pool.prototype, "end").mockImplementation(async function (this: pg.Pool) {
      endedWith.push(this.totalCount);
      await endConnectionsBut(others);
      while (this.totalCount > 0) await pause(5);
      await Reflect.apply(closePool, this, []);
    });
    try {
      const ending = new AbortController();
      const tools = { store: artefactStore(), render: null };
      const say = (line: string) => line === "The worker is ready." && ending.abort();
      await workCaptures({ tools, passing: [], signal: ending.signal, say, lookEveryMs: 50 });
      await Promise.all(closing.mock.results.map(({ value }) => value));
    } finally {
      closing.mockRestore();
      process.setUncaughtExceptionCaptureCallback(null);
    }
    expect(endedWith).toEqual([expect.toSatisfy((connections: number) => connections > 0)]);
    expect(uncaught).toEqual([]);
  });
});

describe("reading everything again", () => {
  test("finds what was damaged and what is gone, and records it", async () => {
    const { workspaceId } = newsroom;
    const sound = await checkFixity(workspaceId, artefactStore());
    expect(sound.faults).toEqual([]);
    expect(sound.files).toBeGreaterThan(10);
    const texts = await database.captureArtefact.findMany({
      where: { workspaceId, role: { in: ["wacz"] } },
      take: 2,
      orderBy: { id: "asc" },
    });
    const files = texts.map(({ contentHash: hash }) =>
      path.join(environment.dataFolder, "evidence", hash.slice(0, 2), hash.slice(2, 4), hash),
    );
    chmodSync(files[0] ?? "", 0o600);
    writeFileSync(files[0] ?? "", "something else");
    rmSync(files[1] ?? "");
    const { faults } = await checkFixity(workspaceId, artefactStore());
    const expected = texts.map(({ contentHash }, at) => ({
      contentHash,
      found: at === 0 ? expect.stringMatching(/^[0-9a-f]{64}$/) : null,
    }));
    expect(faults).toHaveLength(2);
    expect(faults).toEqual(expect.arrayContaining(expected));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "fixity.checked", payload: { faults } });
    expect(await database.fixityFault.count({ where: { workspaceId } })).toBe(2);
    // It shows at the claim that rests on it, and at no other.
    const [onDamaged] = await database.evidence.findMany({
      where: { workspaceId, capture: { artefacts: { some: { contentHash: texts[0]?.contentHash ?? "" } } } },
    });
    const [onSound] = await database.evidence.findMany({
      where: { workspaceId, capture: { artefacts: { none: { contentHash: { in: texts.map(({ contentHash }) => contentHash) } } } } },
    });
    const keeping = async (claimId = "") => (await listEvidence(newsroom.viewer, claimId)).evidence.map((piece) => piece.keeping.isDamaged);
    expect(await keeping(onDamaged?.claimId)).toEqual([true]);
    expect(await keeping(onSound?.claimId)).toEqual([false]);
    const claims = await database.claim.findMany({ where: { id: { in: [onDamaged?.claimId ?? "", onSound?.claimId ?? ""] } } });
    for (const { id, articleId } of claims)
      expect((await listShakenClaims(newsroom.viewer, articleId)).get(id)?.includes("damaged") ?? false).toBe(id === onDamaged?.claimId);
    expect(claims).toHaveLength(2);
  });

  test("goes on to the other newsrooms when it fails at one, and then says that it failed", async () => {
    const other = await aNewsroom();
    const { claimId } = await aClaim(other);
    const { sourceId } = accepted(await attachEvidence(other.reviewer, { claimId, ...someEvidence }));
    accepted(await uploadCapture(other.reviewer, { sourceId, fileName: "a.txt", content: Readable.from([Buffer.from(sourceId)]) }));
    // In the order in which they are gone through.
    const workspaces = await database.workspace.findMany({ select: { id: true, slug: true } });
    const kept = await database.captureArtefact.findMany({ where: { workspaceId: { in: workspaces.map(({ id }) => id) } } });
    const having = workspaces.filter(({ id }) => kept.some(({ workspaceId }) => workspaceId === id));
    const [first, last] = [having[0], having.at(-1)];
    const ofFirst = new Set(kept.filter(({ workspaceId }) => workspaceId === first?.id).map(({ contentHash }) => contentHash));
    const sound = artefactStore();
    const check = (hash: string) => (ofFirst.has(hash) ? Promise.reject(new Error("The disk hangs.")) : sound.check(hash));
    const ending = new AbortController();
    const said: string[] = [];
    let asked = Promise.resolve();
    const say = (line: string) => {
      said.push(line);
      if (line === "The worker is ready.") asked = asOwner("select graphile_worker.add_job('fixity', max_attempts := 1)");
      if (line.includes("The disk hangs.")) ending.abort();
    };
    await workCaptures({ tools: { store: { ...sound, check }, render: null }, passing: [], signal: ending.signal, say });
    await asked;
    expect(said.find((line) => line.includes("could not all be read"))).toContain(`${first?.slug}: The disk hangs.`);
    expect(said).toContainEqual(expect.stringMatching(new RegExp(`^${last?.slug}: \\d+ stored files? read again`)));
    expect(first?.id).not.toBe(last?.id);
  });

  test("does not let another newsroom have a file", async () => {
    const artefact = await database.captureArtefact.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId } });
    const other = await aNewsroom();
    expect(await getArtefact(newsroom.viewer, artefact.id)).toMatchObject({ contentHash: artefact.contentHash });
    for (const actor of [other.owner, other.editor, other.viewer]) expect(await getArtefact(actor, artefact.id)).toBeNull();
  });
});
