import { test as base } from "@playwright/test";

/** A journey, after which every window that it opened is closed: each keeps a live stream to the server, and a process of its own, until then. */
export const test = base.extend<{ windowsClosed: undefined }>({
  windowsClosed: [
    async ({ browser }, use) => {
      await use(undefined);
      await Promise.all(browser.contexts().map((context) => context.close()));
    },
    { auto: true },
  ],
});
