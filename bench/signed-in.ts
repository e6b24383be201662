import { randomBytes } from "node:crypto";
import { type Browser, chromium, type Page } from "@playwright/test";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { ensureChromium } from "@/bin/setup/chromium.mjs";
import { freePort } from "@/bin/setup/ports.mjs";
import { startWebServer } from "@/bin/setup/web-server.mjs";
import { hashOfToken, newSessionToken } from "@/lib/session-token";
import { percentile } from "./figures";

/** The cookie that a sign-in sets. */
export const sessionCookie = "authjs.session-token";

const isRoot = process.getuid?.() === 0;

// One for this process and for the server that it measures: without it no session is known.
process.env.AUTH_SECRET ??= randomBytes(32).toString("base64url");

/** Signs a person in by writing the row that a sign-in writes; answers the token. */
export async function signIn(url: string, userId: string): Promise<string> {
  const token = newSessionToken(userId);
  await withConnection(url, (client) =>
    client.query(`INSERT INTO "Session" ("tokenHash", "userId", "expires") VALUES ($1, $2, now() + interval '1 day')`, [
      hashOfToken(token),
      userId,
    ]),
  );
  return token;
}

/** The middle figure and the one that 95 of 100 stay below. */
export const sayMs = (figures: readonly number[]) => `${percentile(figures, 0.5).toFixed(0)} / ${percentile(figures, 0.95).toFixed(0)} ms`;

/** Serves the built pages on the database in the environment while something is measured; tells their origin and the server's process. */
export async function whileServed(measure: (origin: string, pid: number) => Promise<void>): Promise<void> {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const env = { ...process.env, AUTH_URL: origin, PORT: String(port), NODE_OPTIONS: "" };
  const web = await startWebServer({ host: "127.0.0.1", port, env, command: "start" });
  try {
    await measure(origin, web.pid ?? 0);
  } finally {
    await web.stop({});
  }
}

/** Opens Chromium while something is measured in it. */
export async function whileBrowsing(measure: (browser: Browser) => Promise<void>): Promise<void> {
  const browser = await chromium.launch({ executablePath: await ensureChromium(), args: isRoot ? ["--no-sandbox"] : [] });
  try {
    await measure(browser);
  } finally {
    await browser.close();
  }
}

/** A page of somebody who is signed in, in a window of ordinary size. */
export async function pageOf(browser: Browser, { url, token }: { url: string; token: string }): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await context.addCookies([{ name: sessionCookie, value: token, url }]);
  const page = await context.newPage();
  // The compiler that runs this file wraps functions in this helper, which the page does not have.
  await page.addInitScript("globalThis.__name = (value) => value");
  await page.goto(url);
  return page;
}
