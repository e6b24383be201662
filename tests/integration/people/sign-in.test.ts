import { createHash, randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { personOf } from "@/lib/actor";
import { database, unguardedDatabase } from "@/lib/database";
import { checkSignIn } from "@/lib/people/check-sign-in";
import { disableMember } from "@/lib/people/disable-member";
import { enableMember } from "@/lib/people/enable-member";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { hashOfToken, newSessionToken } from "@/lib/session-token";
import { sessionAdapter } from "@/lib/sign-in-adapter";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";

let newsroom: Newsroom;
let email: string;
let viewerId: string;
const password = "a few plain words";

beforeAll(async () => {
  newsroom = await aNewsroom();
  viewerId = personOf(newsroom.viewer);
  ({ email } = await database.user.findUniqueOrThrow({ where: { id: viewerId }, select: { email: true } }));
});

describe("a password", () => {
  test("opens the door to the person it belongs to, and to nobody else", async () => {
    const address = "192.0.2.1";
    expect(await checkSignIn({ email, password, address })).toEqual({ kind: "right", userId: viewerId });
    expect(await checkSignIn({ email, password: `${password}.`, address })).toEqual({ kind: "wrong" });
    expect(await checkSignIn({ email: "nobody@example.org", password, address })).toEqual({ kind: "wrong" });
  });

  test("can be guessed five times in a quarter of an hour from one address, and not even the right one works then", async () => {
    const address = "192.0.2.2";
    for (let tries = 0; tries < 5; tries += 1) {
      expect(await checkSignIn({ email, password: `guess ${tries}`, address })).toEqual({ kind: "wrong" });
    }
    const outcome = await checkSignIn({ email, password, address });
    expect(outcome.kind).toBe("tooMany");
    expect(outcome.kind === "tooMany" && outcome.waitSeconds).toBeGreaterThan(0);
    expect(outcome.kind === "tooMany" && outcome.waitSeconds).toBeLessThanOrEqual(900);
    expect(await checkSignIn({ email, password, address: "192.0.2.3" })).toEqual({ kind: "right", userId: viewerId });
  });

  test("that is right forgets the wrong tries before it", async () => {
    const address = "192.0.2.4";
    for (let round = 0; round < 3; round += 1) {
      for (let tries = 0; tries < 3; tries += 1) await checkSignIn({ email, password: "guess", address });
      expect((await checkSignIn({ email, password, address })).kind).toBe("right");
    }
  });

  test("does not help a disabled person, until they are enabled again", async () => {
    const address = "192.0.2.5";
    accepted(await disableMember(newsroom.owner, { memberId: viewerId, reason: "" }));
    expect(await checkSignIn({ email, password, address })).toEqual({ kind: "disabled" });
    expect(await checkSignIn({ email, password: "guess", address })).toEqual({ kind: "wrong" });
    accepted(await enableMember(newsroom.owner, { memberId: viewerId }));
    expect((await checkSignIn({ email, password, address })).kind).toBe("right");
  });

  test("leaves no address and no e-mail in the counters", async () => {
    const keys = (await database.rateLimit.findMany({ select: { key: true } })).map((row) => row.key).join("\n");
    expect(keys).toContain("sign-in-pair");
    expect(keys).not.toContain("192.0.2");
    expect(keys).not.toContain("@");
  });
});

describe("a session", () => {
  const expires = new Date(Date.now() + 60_000);
  beforeAll(() => vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough"));
  afterAll(() => vi.unstubAllEnvs());

  test("is found by its token, of which only the keyed hash is stored", async () => {
    const sessionToken = newSessionToken(viewerId);
    await sessionAdapter.createSession({ sessionToken, userId: viewerId, expires });
    expect((await sessionAdapter.getSessionAndUser(sessionToken))?.user.id).toBe(viewerId);
    const tokenHash = hashOfToken(sessionToken);
    expect(await database.session.findUnique({ where: { tokenHash }, select: { userId: true } })).toEqual({ userId: viewerId });
    expect(await sessionAdapter.getSessionAndUser(tokenHash)).toBeNull();
  });

  test("that somebody put into the database without the server's secret opens nothing", async () => {
    const sessionToken = newSessionToken(viewerId);
    const guesses = [createHash("sha256").update(sessionToken).digest("hex"), sessionToken.padEnd(64, "0").slice(0, 64)];
    vi.stubEnv("AUTH_SECRET", "another one");
    guesses.push(hashOfToken(sessionToken));
    vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough");
    for (const tokenHash of guesses) await unguardedDatabase.session.create({ data: { tokenHash, userId: viewerId, expires } });
    expect(await sessionAdapter.getSessionAndUser(sessionToken)).toBeNull();
  });

  test("that was turned to another person in the database is nobody's", async () => {
    const userId = personOf(newsroom.reviewer);
    const sessionToken = newSessionToken(userId);
    await sessionAdapter.createSession({ sessionToken, userId, expires });
    await unguardedDatabase.session.update({ where: { tokenHash: hashOfToken(sessionToken) }, data: { userId: viewerId } });
    expect(await sessionAdapter.getSessionAndUser(sessionToken)).toBeNull();
    // Nor is one made whose token names somebody else, or nobody.
    for (const token of [sessionToken, randomBytes(32).toString("base64url")])
      await expect(sessionAdapter.createSession({ sessionToken: token, userId: viewerId, expires })).rejects.toThrow("names the person");
  });

  test("is neither made nor read while the server has no secret", async () => {
    const sessionToken = newSessionToken(viewerId);
    vi.stubEnv("AUTH_SECRET", "");
    await expect(sessionAdapter.getSessionAndUser(sessionToken)).rejects.toThrow("AUTH_SECRET is not set");
    vi.stubEnv("AUTH_SECRET", "for tests alone, and long enough");
  });

  test("that was ended everywhere stays ended, also when a late request prolongs it", async () => {
    const sessionToken = newSessionToken(viewerId);
    await sessionAdapter.createSession({ sessionToken, userId: viewerId, expires });
    accepted(await signOutEverywhere(newsroom.viewer, { memberId: viewerId }));
    expect(await sessionAdapter.getSessionAndUser(sessionToken)).toBeNull();
    await sessionAdapter.updateSession({ sessionToken, expires: new Date(Date.now() + 120_000) });
    expect(await sessionAdapter.getSessionAndUser(sessionToken)).toBeNull();
  });

  test("never makes an account", () => {
    expect(() => sessionAdapter.createUser()).toThrow("added to a newsroom by its owner");
  });
});
