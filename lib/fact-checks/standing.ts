/** Those that were never taken back, or were put back: a part of a `where` on fact-checks. */
export const inUse = { withdrawals: { none: { reinstatement: null } } } as const;

/** Those that are taken back: a part of a `where` on fact-checks. */
export const takenBack = { withdrawals: { some: { reinstatement: null } } } as const;

/** The newest time that it was taken back, and whether it was put back: a part of a `select`. */
export const newestWithdrawal = {
  orderBy: { number: "desc" },
  take: 1,
  select: {
    ...{ number: true, stepId: true, reason: true, withdrawnAt: true, withdrawnBy: { select: { name: true } } },
    reinstatement: { select: { reason: true, reinstatedAt: true, reinstatedBy: { select: { name: true } } } },
  },
} as const;
