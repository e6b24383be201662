import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { sayEvent } from "@/lib/audit/catalogue";
import { compareTables } from "@/lib/audit/compare-tables";
import { parseOpenings } from "@/lib/audit/private-parts";
import { readEvent, readToReplay } from "@/lib/audit/read-event";
import { replayFacts } from "@/lib/audit/recorded-facts";
import { emptyReplay } from "@/lib/audit/replay";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { database } from "@/lib/database";
import { aComment, aThread } from "@/tests/builders/discussion";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { someOrigins } from "@/tests/builders/origins";
import { aClaim } from "@/tests/builders/review";
import { faultsOf } from "@/tests/builders/tampering";
import { publicAddress } from "@/tests/support/source-server";

let superuser: pg.Client;
let newsroom: Newsroom;
beforeAll(async () => {
  stubForEverything();
  newsroom = await aNewsroom();
  const { workspaceId, owner, reviewer } = newsroom;
  const { claimId, articleId } = await aClaim(newsroom);
  const { threadId } = await aThread(reviewer, claimId, "(erased)");
  await aComment(reviewer, threadId, "(erased)");
  const { id } = await database.candidate.findFirstOrThrow({ where: { workspaceId, articleId, state: "proposed" }, select: { id: true } });
  accepted(await dismissCandidate(owner, { candidateId: id, reason: "(erased)" }));
  await someOrigins(newsroom);
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  vi.unstubAllEnvs();
});

function everyEvent() {
  const where = { workspaceId: newsroom.workspaceId };
  return database.auditEvent.findMany({ where, orderBy: { sequence: "asc" }, select: { bytes: true, private: true } });
}

test("is what the log says was erased, and never what somebody wrote", async () => {
  expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  const found = await faultsOf(superuser, newsroom.owner, [
    `update "Comment" set "text" = 'It is false.' where "text" = '(erased)'`,
    `update "CommentRevision" set "text" = 'It is false.', "textHash" = repeat('a', 64) where "text" = '(erased)'`,
    `update "Candidate" set "dismissReason" = 'Nobody cares.' where "dismissReason" = '(erased)'`,
  ]);
  const columns = found.map((fault) => fault.replace(/^the row (\w+)\/.* holds another (\w+) than was recorded$/, "$1 $2"));
  expect([...new Set(columns)].toSorted()).toEqual([
    ...["Candidate dismissReason", "Comment text", "CommentRevision hashKept", "CommentRevision text"],
  ]);
});

test("leaves a sentence of each event, whatever part of it is gone", async () => {
  const told = (await everyEvent()).flatMap((row) => {
    const openings = Object.entries(parseOpenings(row.private));
    const lefts = [{}, ...openings.map(([gone]) => Object.fromEntries(openings.filter(([part]) => part !== gone)))];
    return lefts.map((left) => {
      const { event, erased } = readEvent({ ...row, private: left });
      return `${event.type}: ${sayEvent(event.type, event.payload, erased)}`;
    });
  });
  expect(told.length).toBeGreaterThan(400);
  expect(told.filter((line) => /: recorded \w+\.\w+$|undefined|null|\[object|\0/.test(line))).toEqual([]);
});

test("can be replayed, whatever part of an event is gone", async () => {
  const rows = await everyEvent();
  const replay = emptyReplay();
  replayFacts(
    rows.map((row) => readToReplay({ ...row, private: {} })),
    replay,
  );
  const kept = [...replay.facts.values()].flatMap(({ expected }) => Object.values(expected));
  expect(kept.length).toBeGreaterThan(1_000);
  expect(kept.filter((value) => typeof value === "string" && value.includes("erased"))).toEqual([]);
});
