import "server-only";
import type { Adapter, AdapterUser } from "next-auth/adapters";
import { unguardedDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";
import { hashOfToken, isTokenOf } from "@/lib/session-token";

/** The cookie that holds a session's token, as next-auth names it. */
export const sessionCookieName = environment.isSecure ? "__Secure-authjs.session-token" : "authjs.session-token";

function shown(user: { id: string; email: string; emailVerified: Date | null }): AdapterUser {
  return { id: user.id, email: user.email, emailVerified: user.emailVerified };
}

const userShown = { id: true, email: true, emailVerified: true } as const;

function refuseSignUp(): never {
  throw new Error("People are added to a newsroom by its owner (lib/people/add-member.ts), never by signing in.");
}

/**
 * Where next-auth keeps sessions: one row per signed-in browser, found by the keyed hash of its token, so that a table that leaked, or was written to by
 * somebody without the server's secret, opens nothing. Sessions are no part of a newsroom's record and need no event. It makes and links no accounts.
 */
export const sessionAdapter = {
  createUser: refuseSignUp,
  updateUser: refuseSignUp,
  linkAccount: refuseSignUp,
  async getUser(id) {
    const user = await unguardedDatabase.user.findUnique({ where: { id }, select: userShown });
    return user === null ? null : shown(user);
  },
  async getUserByEmail(email) {
    const user = await unguardedDatabase.user.findUnique({ where: { email: email.toLowerCase() }, select: userShown });
    return user === null ? null : shown(user);
  },
  async getUserByAccount({ provider, providerAccountId }) {
    const account = await unguardedDatabase.account.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      select: { user: { select: userShown } },
    });
    return account === null ? null : shown(account.user);
  },
  async createSession({ sessionToken, userId, expires }) {
    if (!isTokenOf(userId, sessionToken)) throw new Error("A session's token names the person it was made for (lib/session-token.ts).");
    await unguardedDatabase.session.create({ data: { tokenHash: hashOfToken(sessionToken), userId, expires } });
    return { sessionToken, userId, expires };
  },
  async getSessionAndUser(sessionToken) {
    const row = await unguardedDatabase.session.findUnique({
      where: { tokenHash: hashOfToken(sessionToken) },
      select: { expires: true, userId: true, user: { select: userShown } },
    });
    if (row === null || !isTokenOf(row.userId, sessionToken)) return null;
    return { session: { sessionToken, userId: row.userId, expires: row.expires }, user: shown(row.user) };
  },
  async updateSession({ sessionToken, expires }) {
    if (expires === undefined) return null;
    // Not `update`: the row may have been revoked in between, and a revoked session stays revoked.
    await unguardedDatabase.session.updateMany({ where: { tokenHash: hashOfToken(sessionToken) }, data: { expires } });
    return null;
  },
  async deleteSession(sessionToken) {
    await unguardedDatabase.session.deleteMany({ where: { tokenHash: hashOfToken(sessionToken) } });
  },
} satisfies Adapter;
