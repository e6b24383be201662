import type { Browser, BrowserContext, BrowserContextOptions, Page } from "@playwright/test";
import type { Actor } from "@/lib/actor";
import { newSessionToken } from "@/lib/session-token";
import { sessionAdapter } from "@/lib/sign-in-adapter";

const dayMs = 24 * 60 * 60 * 1000;

/** Signs somebody in by writing their session row, as signing in does. */
export async function signIn(context: BrowserContext, actor: Actor): Promise<void> {
  if (actor.userId === null) throw new Error("Only a person can sign in.");
  const sessionToken = newSessionToken(actor.userId);
  await sessionAdapter.createSession({ sessionToken, userId: actor.userId, expires: new Date(Date.now() + dayMs) });
  await context.addCookies([
    { name: "authjs.session-token", value: sessionToken, domain: "localhost", path: "/", httpOnly: true, sameSite: "Lax" },
  ]);
}

/** A browser window of a person's own, on a `device` if one is named; `null` is a reader who is not signed in. Errors of its pages' scripts are collected. */
export async function windowOf(
  browser: Browser,
  actor: Actor | null,
  device: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await browser.newContext(device);
  if (actor !== null) await signIn(context, actor);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("console", (message) => {
    if (/content security policy|hydrat/i.test(message.text())) errors.push(message.text());
  });
  return { page, errors };
}
