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

/** A counter kept in PostgreSQL that allows `points` tries in `durationS` seconds for each key; every server of the newsroom sees the same. */
export function rateLimiter(keyPrefix: string, { points, durationS }: { points: number; durationS: number }) {
  return new RateLimiterPostgres({
    storeClient: pool,
    storeType: "pool",
    tableName: "RateLimit",
    tableCreated: true,
    keyPrefix,
    points,
    duration: durationS,
  });
}

/** A key that keeps neither addresses nor e-mails in the clear for longer than the request. */
export function rateLimitKey(text: string): string {
  return createHash("sha256").update(text).digest("base64url");
}

/** Counts one try against limiters, in their order, each with its key. Answers null while tries are left, else the seconds to wait. */
export async function countTry(tries: readonly { limiter: RateLimiterPostgres; key: string }[]): Promise<number | null> {
  try {
    for (const { limiter, key } of tries) await limiter.consume(rateLimitKey(key));
    return null;
  } catch (reason) {
    if (reason instanceof RateLimiterRes) return Math.max(1, Math.ceil(reason.msBeforeNext / 1000));
    throw reason;
  }
}

/**
 * Where a request comes from, as far as it is known. The nearest proxy appends the address it saw, so the last one is the one that a client
 * cannot write itself.
 */
export function clientAddress(headers: Headers): string {
  return headers.get("x-forwarded-for")?.split(",").at(-1)?.trim() ?? "unknown";
}
