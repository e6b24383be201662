import { beforeAll, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { erasePrivateParts } from "@/lib/audit/erase-private-parts";
import { database } from "@/lib/database";
import { addMember } from "@/lib/people/add-member";
import { changePassword } from "@/lib/people/change-password";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aSuperuser, faultsOf, unguarded } from "@/tests/builders/tampering";

let newsroom: Newsroom;
const superuser = aSuperuser();
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const faultsIn = async ({ owner }: Newsroom) => (await compareTables(owner)).faults;
const fault = "the row User/… holds another account than was recorded";

/** Lets one person sign in by another's address, or password, and the other way round. */
function swapped({ owner, viewer }: Newsroom, column: string): string[] {
  const [one, other] = [owner.userId, viewer.userId].map((id) => `'${id}'::uuid`);
  return [
    `update "User" u set "email" = u."email" || '.aside' where u."id" = ${one}`,
    `update "User" u set "${column}" = k."${column}" from "kept_User" k where u."id" = ${other} and k."id" = ${one}`,
    `update "User" u set "${column}" = k."${column}" from "kept_User" k where u."id" = ${one} and k."id" = ${other}`,
    ...(column === "email" ? [] : [`update "User" u set "email" = k."email" from "kept_User" k where u."id" = ${one} and k."id" = ${one}`]),
  ];
}

test.each(["email", "passwordHash"])("names two people who sign in by each other's %s", async (column) => {
  expect(await faultsIn(newsroom)).toEqual([]);
  expect(await faultsOf(superuser, newsroom.owner, swapped(newsroom, column))).toEqual([fault, fault]);
});

test.each([
  ["another address", `"email" = 'mallory@example.org'`],
  ["another password", `"passwordHash" = (select "passwordHash" from "User" where "id" <> u."id" limit 1)`],
  ["no password", `"passwordHash" = null`],
])("names somebody who was given %s", async (_, change) => {
  expect(await faultsOf(superuser, newsroom.owner, [`update "User" u set ${change} where "id" = '${newsroom.owner.userId}'`])).toEqual([
    fault,
  ]);
});

test("knows a password that its owner changed, in whichever of their newsrooms", async () => {
  const [room, other] = [await aNewsroom(), await aNewsroom()];
  const { email } = await database.user.findUniqueOrThrow({ where: { id: room.viewer.userId ?? "" } });
  accepted(await addMember(other.owner, { name: "Vera Viewer", email, role: "viewer", password: "plain words in a row" }));
  expect([...(await faultsIn(room)), ...(await faultsIn(other))]).toEqual([]);
  accepted(await changePassword(room.viewer, { currentPassword: "a few plain words", password: "a stone, a leaf, a door" }));
  expect([...(await faultsIn(room)), ...(await faultsIn(other))]).toEqual([]);
  const change = `update "User" u set "email" = 'mallory@example.org' where "id" = '${room.viewer.userId}'`;
  expect(await faultsOf(superuser, room.owner, [change])).toEqual([fault]);
  expect(await faultsOf(superuser, other.owner, [change])).toEqual([fault]);
});

test("says nothing in the log by which an address could be guessed, and asks nothing once that is erased", async () => {
  const room = await aNewsroom();
  const password = "plain words in a row";
  const { memberId } = accepted(await addMember(room.owner, { name: "Nora New", email: "nora.new@example.org", role: "viewer", password }));
  const event = await newestEvent(room.owner);
  expect(event.payload).toEqual({ name: "Nora New", role: "viewer", account: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const { bytes } = await database.auditEvent.findFirstOrThrow({
    where: { workspaceId: room.workspaceId, sequence: BigInt(event.sequence) },
  });
  expect(Buffer.from(bytes).toString()).not.toContain(String(event.payload.account));
  accepted(await erasePrivateParts(room.owner, { sequence: event.sequence, parts: ["payload.account"], ground: "Article 17 of the GDPR" }));
  const change = `update "User" u set "email" = 'mallory@example.org' where "id" = '${memberId}'`;
  expect(await faultsOf(superuser, room.owner, [change])).toEqual([]);
});

test("accuses nobody whose newest password another of their newsrooms no longer tells", async () => {
  const [room, other] = [await aNewsroom(), await aNewsroom()];
  const { email } = await database.user.findUniqueOrThrow({ where: { id: room.viewer.userId ?? "" } });
  accepted(await addMember(other.owner, { name: "Vera Viewer", email, role: "viewer", password: "plain words in a row" }));
  accepted(await changePassword(room.viewer, { currentPassword: "a few plain words", password: "a stone, a leaf, a door" }));
  const { sequence } = await newestEvent(room.owner);
  accepted(await erasePrivateParts(room.owner, { sequence, parts: ["payload.account"], ground: "Article 17 of the GDPR" }));
  expect([...(await faultsIn(room)), ...(await faultsIn(other))]).toEqual([]);
  // What is told later than what was erased still is.
  const password = "a third one, of no less words";
  accepted(
    await changePassword(
      { ...other.owner, userId: room.viewer.userId, role: "viewer" },
      { currentPassword: "a stone, a leaf, a door", password },
    ),
  );
  const change = `update "User" u set "email" = 'mallory@example.org' where "id" = '${room.viewer.userId}'`;
  expect(await faultsOf(superuser, other.owner, [change])).toEqual([fault]);
});

test("is not kept from its work by what somebody wrote into another newsroom's log", async () => {
  const [room, other] = [await aNewsroom(), await aNewsroom()];
  const { email } = await database.user.findUniqueOrThrow({ where: { id: room.viewer.userId ?? "" } });
  accepted(await addMember(other.owner, { name: "Vera Viewer", email, role: "viewer", password: "plain words in a row" }));
  const forged = `update "AuditEvent" set "private" = '{"payload.account": "no JSON"}' where "workspaceId" = '${room.workspaceId}'`;
  await unguarded(superuser, () => superuser.query(forged));
  expect(await faultsIn(other)).toEqual([]);
});
