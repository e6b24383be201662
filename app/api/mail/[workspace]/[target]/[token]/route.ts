import { z } from "zod";
import { readerActor } from "@/lib/actor";
import { type Html, html } from "@/lib/html";
import { endMail } from "@/lib/outgoing/end-mail";
import { isOptOutToken } from "@/lib/outgoing/opt-out";
import { clientAddress, countTry, rateLimiter } from "@/lib/rate-limit";

const place = z.object({ workspace: z.uuid(), target: z.uuid(), token: z.string().max(100) });
const perAddress = rateLimiter("mail-address", { points: 60, durationS: 3600 });

function page(status: number, title: string, content: Html): Response {
  const whole = html`<!doctype html>\n<html lang="en">\n<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="robots" content="noindex"><meta name="color-scheme" content="light dark"><title>${title}</title></head>\n<body>\n<main>\n<h1>${title}</h1>\n${content}\n</main>\n</body>\n</html>\n`;
  return new Response(whole.text, { status, headers: { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" } });
}

const unknown = () => page(404, "Not found", html`<p>This address ends no mail. Follow the link as it stands in the mail.</p>`);

async function readPlace(params: Promise<unknown>) {
  const found = place.safeParse(await params);
  if (!found.success) return null;
  const { workspace: workspaceId, target: targetId, token } = found.data;
  return isOptOutToken({ workspaceId, targetId }, token) ? { workspaceId, targetId, token } : null;
}

/** Asks whether mail is to end. Looking at it ends nothing: programs look at every link of a mail. */
export async function GET(_: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  if ((await readPlace(params)) === null) return unknown();
  return page(
    200,
    "No more of these mails?",
    html`<p>You then get no more mail of this kind from this newsroom, and your address is taken away.</p>\n<form method="post"><button type="submit">No more mail</button></form>`,
  );
}

/** Ends the mail, from the page above or from a mail program's own button (RFC 8058). */
export async function POST(request: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  const found = await readPlace(params);
  if (found === null) return unknown();
  const waitS = await countTry([{ limiter: perAddress, key: clientAddress(request.headers) }]);
  if (waitS !== null) return page(429, "Too many tries", html`<p>Try again in ${Math.ceil(waitS / 60)} minutes.</p>`);
  const { workspaceId, targetId, token } = found;
  const result = await endMail(readerActor(workspaceId), { targetId, token });
  if (!result.ok) return unknown();
  return page(200, "You get no more of these mails", html`<p>Your address is taken away. What is on its way already may still arrive.</p>`);
}
