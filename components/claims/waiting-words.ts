/** How many claims and discussions wait for a person to say where they stand. */
export type WaitingCounts = { claims: number; threads: number };

/** What waits, such as “2 claims and one discussion”. */
export function sayWaiting({ claims, threads }: WaitingCounts): string {
  const ofClaims = claims === 0 ? [] : [claims === 1 ? "one claim" : `${claims} claims`];
  const ofThreads = threads === 0 ? [] : [threads === 1 ? "one discussion" : `${threads} discussions`];
  return [...ofClaims, ...ofThreads].join(" and ");
}
