import "server-only";
import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import { unguardedDatabase } from "@/lib/database";

// The limiter speaks to a pg pool; this hands its statements to Prisma, so that one pool serves all. The counters are no newsroom's record
// and need no event.
const pool = {
  async query({ text, values }: { text: string; values: unknown[] }) {
    const rows = await unguardedDatabase.$queryRawUnsafe<Record<string, unknown>[]>(text, ...values);
    // Prisma gives int8 as bigint, which the limiter cannot subtract from; pg itself would give it a string.
    const plain = rows.map((row) => ({ ...row, ...(typeof row.expire === "bigint" ? { expire: Number(row.expire) } : {}) }));
    return { rows: plain, rowCount: plain.length };
  },
};

function limiter(keyPrefix: string, points: number, duration: number) {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix,
    points,
    duration,
  });
}

const quarterHourS = 900;
const limits = {
  /** One account from one address: someone mistyping, or one guesser. */
  pair: limiter("sign-in-pair", 5, quarterHourS),
  /** One address: a guesser with a list of accounts. Wide enough for a newsroom behind one router. */
  address: limiter("sign-in-address", 60, quarterHourS),
  /** One account: many addresses guessing together. */
  email: limiter("sign-in-email", 30, quarterHourS),
};

// Neither addresses nor e-mails are kept in the clear for longer than the request.
function keyOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Counts one try to sign in. Answers null while tries are left, else the seconds to wait. */
export async function countSignInTry(email: string, address: string): Promise<number | null> {
  try {
    await limits.pair.consume(keyOf(`${email}\n${address}`));
    await limits.address.consume(keyOf(address));
    await limits.email.consume(keyOf(email));
    return null;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw reason;
  }
}

/** Forgets the tries of one account from one address, after it signed in. */
export async function forgetSignInTries(email: string, address: string): Promise<void> {
  await limits.pair.delete(keyOf(`${email}\n${address}`));
}
