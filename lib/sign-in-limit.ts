import "server-only";
import { countTry, rateLimiter, rateLimitKey } from "@/lib/rate-limit";

const durationS = 900;
const limits = {
  /** One account from one address: someone mistyping, or one guesser. */
  pair: rateLimiter("sign-in-pair", { points: 5, durationS }),
  /** One address: a guesser with a list of accounts. Wide enough for a newsroom behind one router. */
  address: rateLimiter("sign-in-address", { points: 60, durationS }),
  /** One account: many addresses guessing together. */
  email: rateLimiter("sign-in-email", { points: 30, durationS }),
};

/** Counts one try to sign in. Answers null while tries are left, else the seconds to wait. */
export async function countSignInTry(email: string, address: string): Promise<number | null> {
  return countTry([
    { limiter: limits.pair, key: `${email}\n${address}` },
    { limiter: limits.address, key: address },
    { limiter: limits.email, key: email },
  ]);
}

/** Forgets the tries of one account from one address, after it signed in. */
export async function forgetSignInTries(email: string, address: string): Promise<void> {
  await limits.pair.delete(rateLimitKey(`${email}\n${address}`));
}
