const secondMs = 1000;
const minuteMs = 60 * secondMs;
const hourMs = 60 * minuteMs;

/** How long is waited after each failed attempt: the example schedule of the Standard Webhooks specification. */
const waitsMs = [...[5 * secondMs, 5 * minuteMs, 30 * minuteMs], ...[2, 5, 10, 14, 20, 24].map((hours) => hours * hourMs)];

/** How often a message is tried before it is given up, over a little more than three days. */
export const attemptsMax = waitsMs.length + 1;

const jitter = 0.2;
const askedMsMax = 24 * hourMs;

/**
 * When the next attempt is due after the `failed`th one failed at `at`; null when it was the last. Up to a fifth later than the schedule says, so that
 * messages that failed together do not come back together, and no sooner than the receiver asks, up to a day. `random` is in 0..1.
 */
export function nextAttemptAt(failed: number, { at, askedMs, random }: { at: Date; askedMs: number | null; random: number }): Date | null {
  const waitMs = waitsMs[failed - 1];
  if (waitMs === undefined) return null;
  const spread = waitMs * (1 + jitter * random);
  return new Date(at.getTime() + Math.round(Math.max(spread, Math.min(askedMs ?? 0, askedMsMax))));
}

/** How long a `Retry-After` header asks to wait, in milliseconds from `at`; null when it says nothing that can be understood. */
export function askedWaitMs(header: string | undefined, at: Date): number | null {
  if (header === undefined) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * secondMs;
  const until = Date.parse(header);
  return Number.isNaN(until) ? null : Math.max(0, until - at.getTime());
}
