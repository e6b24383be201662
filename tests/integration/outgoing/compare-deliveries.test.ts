import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { articleDescription } from "@/lib/articles/article-description";
import { describeArticle } from "@/lib/articles/describe-article";
import { getArticleDetails } from "@/lib/articles/queries";
import { auditLog } from "@/lib/audit/check-log";
import { withLogSnapshot } from "@/lib/audit/log-snapshot";
import { database } from "@/lib/database";
import { addWebhook } from "@/lib/outgoing/add-webhook";
import { changeWebhook } from "@/lib/outgoing/change-webhook";
import { fillOutbox } from "@/lib/outgoing/fill-outbox";
import { missingDeliveries } from "@/lib/outgoing/missing-deliveries";
import { removeWebhook } from "@/lib/outgoing/remove-webhook";
import { messageTypes } from "@/lib/outgoing/schema";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { askTakedown } from "@/lib/reports/ask-takedown";
import { confirmTakedown } from "@/lib/reports/confirm-takedown";
import { publishReport } from "@/lib/reports/publish-report";
import { everythingIn, stubForEverything } from "@/tests/builders/everything";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aChangedVerdict, aPublishedReport, aReportToPublish } from "@/tests/builders/report";
import { rewriteLog, unguarded } from "@/tests/builders/tampering";
import { waiveWhatFails } from "@/tests/builders/waivers";
import { publicAddress } from "@/tests/support/source-server";

let newsroom: Newsroom;
let superuser: pg.Client;
beforeAll(async () => {
  stubForEverything();
  vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough");
  newsroom = await aNewsroom();
  accepted(await addWebhook(newsroom.owner, { url: `https://${publicAddress}/all`, types: [...messageTypes] }));
  await everythingIn(newsroom, `https://${publicAddress}/hook`);
  await fillOutbox(newsroom.workspaceId);
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(async () => {
  await superuser.end();
  vi.unstubAllEnvs();
});

const faults = async ({ workspaceId }: Newsroom) =>
  (await auditLog(workspaceId)).faults.map(({ fault }) => fault.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "…"));

/** What the audit finds while one message is another; it is put back. */
async function faultsWhile(change: string, where = `"type" = 'report.published'`): Promise<string[]> {
  const one = `(select "id" from "Delivery" where "workspaceId" = '${newsroom.workspaceId}' and "channel" = 'webhook' and ${where} order by "sequence", "id" limit 1)`;
  await superuser.query(`create temporary table kept as select * from "Delivery" where "id" = ${one}`);
  const set = (to: string) =>
    unguarded(superuser, () => superuser.query(`update "Delivery" d set ${to} from kept k where d."id" = k."id"`), ["Delivery"]);
  await set(change);
  const found = await faults(newsroom);
  await set(`"body" = k."body", "type" = k."type", "sequence" = k."sequence"`);
  await superuser.query("drop table kept");
  return found;
}

const other = ["the message Delivery/… says other than was recorded"];
const missing = ["the message of it to WebhookEndpoint/… is missing"];
const within = (path: string, value: string) => `"body" = jsonb_set(k."body"::jsonb, '${path}', '${value}')::text`;

test("finds nothing in messages of every kind that the worker made", async () => {
  const kinds = await database.delivery.groupBy({ by: ["type"], where: { workspaceId: newsroom.workspaceId, channel: "webhook" } });
  expect(kinds.length).toBeGreaterThanOrEqual(3);
  expect(await faults(newsroom)).toEqual([]);
});

test.each([
  ["another verdict", within("{data,claims,0,rating}", '"True"')],
  ["another wording", within("{data,claims,0,statement}", '"The city paid nothing."')],
  ["a claim that was not published", within("{data,claims,0,id}", '"0193d0f0-0000-7000-8000-000000000000"')],
  ["a retraction that nobody made", within("{data,claims,0,isRetracted}", "true")],
  ["another text's hash", within("{data,report,contentHash}", `"${"0".repeat(64)}"`)],
  ["another page", within("{data,report,url}", '"https://courier.example/newsrooms/other/reports/other"')],
  ["another time", within("{timestamp}", '"2020-01-01T00:00:00.000Z"')],
  ["another kind", `"type" = 'report.corrected'`],
  ["nothing that can be read", `"body" = 'x'`],
  ["nothing", `"body" = ''`],
])("finds a message with %s", async (_, change) => {
  expect(await faultsWhile(change)).toEqual(other);
});

test("finds an answer that came out otherwise", async () => {
  expect(await faultsWhile(within("{data,errorReport,outcome}", '"notAnError"'), `"type" = 'error.answered'`)).toEqual(other);
});

test("finds a message of an event that nobody is told of", async () => {
  expect(await faultsWhile(`"sequence" = 0`)).toEqual(["the message Delivery/… tells of an event that nobody is told of", ...missing]);
});

/** What the audit finds once what was put into the outbox of a newsroom was changed. */
async function faultsAfter(room: Newsroom, change: string): Promise<string[]> {
  await unguarded(superuser, () => superuser.query(change, [room.workspaceId]), ["Delivery"]);
  return faults(room);
}

async function aToldRoom(types: readonly (typeof messageTypes)[number][] = messageTypes): Promise<{ room: Newsroom; endpointId: string }> {
  const room = await aNewsroom();
  const { endpointId } = accepted(await addWebhook(room.owner, { url: `https://${publicAddress}/all`, types: [...types] }));
  await aPublishedReport(room);
  return { room, endpointId };
}

const takenAway = `delete from "Delivery" where "workspaceId" = $1 and "channel" = 'webhook'`;

test("finds a message that is missing, once the worker came by its event", async () => {
  const { room } = await aToldRoom();
  expect(await faults(room)).toEqual([]);
  await fillOutbox(room.workspaceId);
  expect(await faults(room)).toEqual([]);
  expect(await faultsAfter(room, takenAway)).toEqual(missing);
});

test("holds neither the log nor the outbox to find what is missing: PostgreSQL is asked for it", async () => {
  const { room } = await aToldRoom();
  const { articleId } = await aReportToPublish(room);
  await waiveWhatFails(room.editor, articleId);
  accepted(await publishReport(room.editor, { articleId, versionNumber: 0, change: "first" }));
  await fillOutbox(room.workspaceId);
  const read: unknown[] = [];
  async function* counted<Row>(pages: AsyncGenerator<Row[]>): AsyncGenerator<Row[]> {
    for await (const page of pages) {
      read.push(...page);
      yield page;
    }
  }
  const look = () => {
    read.length = 0;
    return withLogSnapshot((snapshot) =>
      missingDeliveries(
        {
          pages: (...given) => counted(snapshot.pages(...given)),
          query: async (...given) => {
            const rows = await snapshot.query<pg.QueryResultRow>(...given);
            read.push(...rows);
            return rows as never;
          },
          rows: (...given) => counted(snapshot.rows(...given)),
          json: snapshot.json,
          longRows: (...given) => counted(snapshot.longRows(...given)),
        },
        room.workspaceId,
      ),
    );
  };
  expect(await look()).toEqual([]);
  // That an address was added, and how far the worker came.
  expect(read).toHaveLength(2);
  await unguarded(superuser, () => superuser.query(takenAway, [room.workspaceId]), ["Delivery"]);
  expect(await look()).toHaveLength(2);
  expect(read).toHaveLength(4);
});

test("finds that the worker was led past an event", async () => {
  const { room } = await aToldRoom();
  const ahead = `insert into "LogReader" ("workspaceId", "name", "next", "checkedAt") values ($1, 'outgoing', 1000, now())
    on conflict ("workspaceId", "name") do update set "next" = 1000`;
  expect(await faultsAfter(room, ahead)).toEqual([
    ...missing,
    expect.stringMatching(/^the follower outgoing is said to have read 1000 events, and the log holds \d+$/),
  ]);
  // Of notices no row tells which there must be, but whoever is led past the log's end is found.
  await superuser.query(`update "LogReader" set "next" = "next" - 900 where "workspaceId" = $1`, [room.workspaceId]);
  const name = ["inbox", room.workspaceId];
  await superuser.query(
    `insert into "LogReader" ("workspaceId", "name", "next", "checkedAt") values ($2, $1, 1000, now()) on conflict ("workspaceId", "name") do update set "next" = 1000`,
    name,
  );
  expect(await faults(room)).toContainEqual(expect.stringMatching(/^the follower inbox is said to have read 1000 events/));
});

test("misses no message that an address did not ask for all the while: before it came, while it asked for others, and once it was removed", async () => {
  const { room } = await aToldRoom(["report.corrected"]);
  await fillOutbox(room.workspaceId);
  expect(await database.delivery.count({ where: { workspaceId: room.workspaceId, channel: "webhook" } })).toBe(0);
  const { endpointId } = accepted(await addWebhook(room.owner, { url: `https://${publicAddress}/late`, types: [...messageTypes] }));
  expect(await faults(room)).toEqual([]);
  await aPublishedReport(room);
  accepted(await changeWebhook(room.owner, { endpointId, types: ["report.corrected"] }));
  await fillOutbox(room.workspaceId);
  accepted(await changeWebhook(room.owner, { endpointId, types: [...messageTypes] }));
  expect(await faults(room)).toEqual([]);
  await aPublishedReport(room);
  accepted(await removeWebhook(room.owner, { endpointId }));
  await fillOutbox(room.workspaceId);
  expect(await faults(room)).toEqual([]);
});

test.each(["webhook", "mail"])("finds a message to nobody who was told, by %s", async (channel) => {
  const { room } = await aToldRoom();
  await fillOutbox(room.workspaceId);
  const changes = `jsonb_build_object('id', gen_random_uuid(), 'targetId', gen_random_uuid(), 'channel', '${channel}')`;
  const planted = `insert into "Delivery" select (jsonb_populate_record(d, ${changes})).* from "Delivery" d where "workspaceId" = $1 limit 1`;
  expect(await faultsAfter(room, planted)).toEqual(["the message Delivery/… is for somebody who was told nothing then"]);
});

test("finds a message that names the article on somebody else's server", async () => {
  const room = await aNewsroom();
  accepted(await addWebhook(room.owner, { url: `https://${publicAddress}/all`, types: [...messageTypes] }));
  const { articleId } = await aReportToPublish(room);
  const article = await getArticleDetails(room.editor, articleId);
  if (article === null) throw new Error("The article is not there.");
  const described = { ...articleDescription(article), url: "https://post.example/bridge" };
  accepted(await describeArticle(room.editor, { ...described, articleId, revision: article.revision }));
  await waiveWhatFails(room.editor, articleId);
  accepted(await publishReport(room.editor, { articleId, versionNumber: 0, change: "first" }));
  await fillOutbox(room.workspaceId);
  expect(await faults(room)).toEqual([]);
  const elsewhere = `"body" = replace("body", 'https://post.example/bridge', 'https://elsewhere.example/bridge')`;
  await unguarded(superuser, () => superuser.query(`update "Delivery" set ${elsewhere} where "workspaceId" = $1`, [room.workspaceId]), [
    "Delivery",
  ]);
  expect(await faults(room)).toEqual(other);
});

test("asks of a message from before 29 November 2026 no words of today for the verdict before", async () => {
  const room = await aNewsroom();
  accepted(await addWebhook(room.owner, { url: `https://${publicAddress}/all`, types: [...messageTypes] }));
  const { articleId } = await aChangedVerdict(room);
  await waiveWhatFails(room.editor, articleId);
  const change = { versionNumber: 1, change: "correction", reason: "The city revised its accounts." } as const;
  accepted(await publishReport(room.secondEditor, { articleId, ...change }));
  await fillOutbox(room.workspaceId);
  const words = `"body" = jsonb_set("body"::jsonb, '{data,claims,0,ratingBefore}', '"Unwahr"')::text`;
  const changed = `update "Delivery" set ${words} where "workspaceId" = $1 and "type" = 'report.corrected'`;
  await unguarded(superuser, () => superuser.query(changed, [room.workspaceId]), ["Delivery"]);
  expect(await faults(room)).toEqual(other);
  await rewriteLog(superuser, room.workspaceId, { change: (events) => events.map(({ timesRows: _, ...event }) => event) });
  expect(await faults(room)).toEqual([]);
});

test("takes a longer address of the server for no change of a message", async () => {
  vi.stubEnv("AUTH_URL", `https://desk.courier.example/${"long/".repeat(2000)}`);
  expect(await faults(newsroom)).toEqual([]);
  vi.stubEnv("AUTH_URL", undefined);
});

test("takes no change of the newsroom's name or of the program for one of a message, and asks nothing of what was taken down", async () => {
  const room = await aNewsroom();
  accepted(await addWebhook(room.owner, { url: `https://${publicAddress}/all`, types: [...messageTypes] }));
  const { articleId } = await aPublishedReport(room);
  await fillOutbox(room.workspaceId);
  const { name: _, ...settings } = await database.workspace.findUniqueOrThrow({
    where: { id: room.workspaceId },
    select: {
      name: true,
      quorum: true,
      urgentQuorum: true,
      methodology: true,
      correctionsPolicy: true,
      funding: true,
      language: true,
      revision: true,
    },
  });
  accepted(await describeWorkspace(room.owner, { ...settings, name: "Another name" }));
  const known = `"body" = (jsonb_set("body"::jsonb, '{data,later}', '"x"') #- '{data,claimCount}')::text`;
  await unguarded(superuser, () => superuser.query(`update "Delivery" set ${known} where "workspaceId" = $1`, [room.workspaceId]), [
    "Delivery",
  ]);
  expect(await faults(room)).toEqual([]);
  const asked = { articleId, what: "", category: "courtOrder", reason: "An order." } as const;
  const { takedownId } = accepted(await askTakedown(room.editor, asked));
  accepted(await confirmTakedown(room.owner, { takedownId, versionNumber: 1 }));
  await fillOutbox(room.workspaceId);
  expect(await database.delivery.count({ where: { workspaceId: room.workspaceId, channel: "webhook", body: "" } })).toBe(1);
  expect(await faults(room)).toEqual([]);
});
