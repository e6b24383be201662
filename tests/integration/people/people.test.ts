import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { type Actor, systemActor, visitor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { database } from "@/lib/database";
import { addMember } from "@/lib/people/add-member";
import { changePassword } from "@/lib/people/change-password";
import { changeRole } from "@/lib/people/change-role";
import { describeWorkspace } from "@/lib/people/describe-workspace";
import { disableMember } from "@/lib/people/disable-member";
import { enableMember } from "@/lib/people/enable-member";
import { foundWorkspace } from "@/lib/people/found-workspace";
import { getWorkspace, listMembers, listNamedPeople } from "@/lib/people/queries";
import { setProfile } from "@/lib/people/set-profile";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { getNewsroom } from "@/lib/reports/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const newcomer = { name: "Nora New", email: "nora@example.org", role: "reviewer", password: "a few plain words" } as const;

function idOf(actor: Actor): string {
  if (actor.userId === null) throw new Error("no person");
  return actor.userId;
}

describe("people", () => {
  test("are added by an owner, with exactly that in the log, and by nobody else", async () => {
    const before = await logSize(newsroom.owner);
    for (const actor of [newsroom.editor, newsroom.reviewer, newsroom.viewer, systemActor(newsroom.workspaceId)]) {
      expect(await addMember(actor, newcomer)).toEqual({
        ok: false,
        refusal: { code: "FORBIDDEN", reason: "Only an owner may manage people." },
      });
    }
    expect(await database.user.count({ where: { email: newcomer.email } })).toBe(0);
    expect(await logSize(newsroom.owner)).toBe(before);
    const { memberId } = accepted(await addMember(newsroom.owner, newcomer));
    const event = await newestEvent(newsroom.owner);
    expect(event).toMatchObject({
      type: "member.added",
      stream: `member:${memberId}`,
      actor: { id: newsroom.owner.userId, name: "Olga Owner", role: "owner" },
      payload: { name: "Nora New", role: "reviewer" },
    });
    expect(JSON.stringify(event)).not.toContain("plain words");
  });

  test("keep their password when another newsroom adds them", async () => {
    const other = await aNewsroom();
    const { passwordHash } = await database.user.findUniqueOrThrow({ where: { email: newcomer.email } });
    accepted(await addMember(other.owner, { ...newcomer, password: "an attacker's choice" }));
    expect((await database.user.findUniqueOrThrow({ where: { email: newcomer.email } })).passwordHash).toBe(passwordHash);
  });

  test("are refused field by field when the input is bad", async () => {
    const result = await addMember(newsroom.owner, { name: " ", email: "nobody", role: "reviewer", password: "short" });
    expect(result).toMatchObject({ ok: false, refusal: { code: "INVALID" } });
    expect(Object.keys(result.ok || result.refusal.code !== "INVALID" ? {} : result.refusal.fields).toSorted()).toEqual([
      "email",
      "name",
      "password",
    ]);
  });

  test.each(["a\u0000b", "a\ud800b"])("never store a name that would come back altered (%j)", async (name) => {
    expect(await addMember(newsroom.owner, { ...newcomer, email: "x@example.org", name })).toMatchObject({
      ok: false,
      refusal: { code: "INVALID" },
    });
  });

  test("whose role was changed are judged by the new one in the very next command, whatever their page believed", async () => {
    const { thirdReviewer } = newsroom;
    accepted(await changeRole(newsroom.owner, { memberId: idOf(thirdReviewer), role: "owner" }));
    accepted(await changeRole({ ...thirdReviewer, role: "reviewer" }, { memberId: idOf(newsroom.viewer), role: "reviewer" }));
    accepted(await changeRole(newsroom.owner, { memberId: idOf(thirdReviewer), role: "viewer" }));
    const stale = await changeRole({ ...thirdReviewer, role: "owner" }, { memberId: idOf(newsroom.viewer), role: "viewer" });
    expect(stale).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
  });

  test("who were disabled can do nothing more until they are enabled", async () => {
    const { secondEditor, owner } = newsroom;
    accepted(await disableMember(owner, { memberId: idOf(secondEditor), reason: "left the desk" }));
    expect(await signOutEverywhere(secondEditor, { memberId: idOf(secondEditor) })).toMatchObject({
      ok: false,
      refusal: { code: "FORBIDDEN" },
    });
    accepted(await enableMember(owner, { memberId: idOf(secondEditor) }));
    accepted(await signOutEverywhere(secondEditor, { memberId: idOf(secondEditor) }));
  });

  test("always leave one active owner", async () => {
    const { owner } = newsroom;
    for (const attempt of [disableMember(owner, { memberId: idOf(owner) }), changeRole(owner, { memberId: idOf(owner), role: "editor" })]) {
      expect(await attempt).toMatchObject({ ok: false, refusal: { code: "FORBIDDEN" } });
    }
  });

  test("signed out everywhere have no session left", async () => {
    const userId = idOf(newsroom.reviewer);
    const { unguardedDatabase } = await import("@/lib/database");
    await unguardedDatabase.session.create({ data: { tokenHash: "a".repeat(64), userId, expires: new Date(Date.now() + 60_000) } });
    expect(accepted(await signOutEverywhere(newsroom.owner, { memberId: userId }))).toEqual({ sessions: 1 });
    expect(await database.session.count({ where: { userId } })).toBe(0);
  });

  test("change their own password only knowing the present one", async () => {
    const next = { currentPassword: "wrong", password: "some other words" };
    expect(await changePassword(newsroom.reviewer, next)).toMatchObject({
      ok: false,
      refusal: { code: "INVALID", fields: { currentPassword: expect.anything() } },
    });
    accepted(await changePassword(newsroom.reviewer, { ...next, currentPassword: "a few plain words" }));
  });

  test("of another newsroom do not exist", async () => {
    const other = await aNewsroom();
    expect(await changeRole(other.owner, { memberId: idOf(newsroom.editor), role: "viewer" })).toEqual({
      ok: false,
      refusal: { code: "NOT_FOUND" },
    });
    const seen = (await listMembers(other.owner)).map((member) => member.memberId);
    expect(seen).not.toContain(newsroom.editor.userId);
    expect(await listMembers(visitor)).toEqual([]);
    expect(await getWorkspace(visitor)).toBeNull();
  });

  test("are named to readers as they agreed to, from their own words, until they take it back, only read, or are shut out", async () => {
    const { owner, editor, reviewer, workspaceId } = newsroom;
    const memberId = idOf(editor);
    const told = { position: "Head of checks", biography: "<b>Edith</b> counts.", interests: "", contact: "edith@example.org" };
    const named = async () => (await listNamedPeople(visitor, workspaceId)).map(({ name, biography }) => `${name}: ${biography}`);
    const before = await logSize(owner);
    for (const actor of [owner, reviewer]) {
      expect(await setProfile(actor, { memberId, ...told, isProfileShown: true })).toMatchObject({
        ok: false,
        refusal: { code: "FORBIDDEN" },
      });
    }
    const wrong = await setProfile(editor, { memberId, ...told, contact: "javascript:alert(1)", isProfileShown: true });
    expect(wrong).toMatchObject({ ok: false, refusal: { code: "INVALID", fields: { contact: expect.anything() } } });
    expect(await logSize(owner)).toBe(before);

    accepted(await setProfile(editor, { memberId, ...told, isProfileShown: false }));
    expect(await named()).toEqual([]);
    accepted(await setProfile(editor, { memberId, ...told, isProfileShown: true }));
    expect(await newestEvent(owner)).toMatchObject({
      type: "member.profile-set",
      stream: `member:${memberId}`,
      payload: { ...told, isProfileShown: true },
    });
    expect(await named()).toEqual(["Edith Editor: <b>Edith</b> counts."]);
    expect((await getNewsroom(visitor, newsroom.slug))?.people).toBe(1);
    accepted(await disableMember(owner, { memberId, reason: "" }));
    expect(await named()).toEqual([]);
    accepted(await enableMember(owner, { memberId }));
    accepted(await changeRole(owner, { memberId, role: "viewer" }));
    expect(await named()).toEqual([]);
    accepted(await changeRole(owner, { memberId, role: "editor" }));
    expect(await named()).toHaveLength(1);
    accepted(await setProfile(editor, { memberId, isProfileShown: false }));
    expect(await named()).toEqual([]);
    expect((await compareTables(owner)).faults).toEqual([]);
  });

  test("see each other's addresses only as owners", async () => {
    expect((await listMembers(newsroom.reviewer)).every((member) => member.email === null)).toBe(true);
    expect((await listMembers(newsroom.owner)).every((member) => member.email !== null)).toBe(true);
  });
});

describe("a newsroom", () => {
  const settings = { name: "The Courier", language: "en", quorum: 2, methodology: "", correctionsPolicy: "", funding: "" };

  test("is described by one person at a time", async () => {
    const { revision } = (await getWorkspace(newsroom.owner)) ?? { revision: 0 };
    const results = await Promise.all(["One", "Two"].map((name) => describeWorkspace(newsroom.owner, { ...settings, name, revision })));
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({ refusal: { code: "CONFLICT" } });
  });

  test("cannot take an address that is taken or the app's own, and leaves nothing behind when refused", async () => {
    const workspaceId = randomUUID();
    const owner = { ownerName: "O", ownerEmail: "o@example.org", ownerPassword: "a few plain words" };
    for (const slug of [newsroom.slug, "api", "newsrooms", "Upper Case"]) {
      const result = await foundWorkspace(systemActor(workspaceId), { slug, name: "X", ...owner });
      expect(result).toMatchObject({ ok: false, refusal: { code: "INVALID", fields: { slug: expect.anything() } } });
    }
    expect(await database.logHead.count({ where: { workspaceId } })).toBe(0);
    expect(await database.user.count({ where: { email: owner.ownerEmail } })).toBe(0);
  });

  test("keeps its log one line long per command, without gaps, when fifty commands run at once", async () => {
    const before = await logSize(newsroom.owner);
    const hires = Array.from({ length: 50 }, (_, index) =>
      addMember(newsroom.owner, { ...newcomer, name: `Temp ${index}`, email: `temp${index}@example.org` }),
    );
    const results = await Promise.all(hires);
    expect(results.filter((result) => result.ok)).toHaveLength(50);
    expect(await logSize(newsroom.owner)).toBe(before + 50);
    const { verifyLog } = await import("@/lib/audit/verify");
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });
});
