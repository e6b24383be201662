import { pageOf } from "@/tests/support/source-server";

/** The words of a page of accounts that evidence quotes in tests. */
export const quote = "Total cost of the bridge: 38,200,000.";

/** What stands before and after them. */
export const around = [
  "The council published its accounts for the year 2024 on Monday.",
  "Ferry costs are not part of the figure given above.",
] as const;

/** The page. */
export const accounts = pageOf("Accounts 2024", [around[0], quote, around[1]]);
