import { z } from "zod";
import { optOutPage } from "@/components/outgoing/opt-out-page";
import { readerActor } from "@/lib/actor";
import { type Html, html } from "@/lib/html";
import { endMail } from "@/lib/outgoing/end-mail";
import { isOptOutToken } from "@/lib/outgoing/opt-out";
import { getSender } from "@/lib/outgoing/queries";
import { clientAddress, countTry, rateLimiter } from "@/lib/rate-limit";

const place = z.object({ workspace: z.uuid(), target: z.uuid(), token: z.string().max(100) });
const perAddress = rateLimiter("mail-address", { points: 60, durationS: 3600 });

type Found = Awaited<ReturnType<typeof readPlace>>;

function page(status: number, { title, content, found }: { title: string; content: Html; found: Found }): Response {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store" };
  return new Response(optOutPage({ title, content, sender: found?.sender ?? null }), { status, headers });
}

const unknown = () =>
  page(404, {
    title: "There is nothing at this address",
    content: html`<p>This address ends no mail. Follow the link as it stands in the mail.</p>`,
    found: null,
  });

async function readPlace(params: Promise<unknown>) {
  const found = place.safeParse(await params);
  if (!found.success) return null;
  const { workspace: workspaceId, target: targetId, token } = found.data;
  if (!isOptOutToken({ workspaceId, targetId }, token)) return null;
  return { workspaceId, targetId, token, sender: await getSender(readerActor(workspaceId)) };
}

/** Asks whether mail is to end. Looking at it ends nothing: programs look at every link of a mail. */
export async function GET(_: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  const found = await readPlace(params);
  if (found === null) return unknown();
  return page(200, {
    title: "No more of these mails?",
    content: html`<p>You then get no more mail of this kind from this newsroom, and your address is taken away.</p>\n<form method="post"><button type="submit">No more mail</button></form>`,
    found,
  });
}

/** Ends the mail, from the page above or from a mail program's own button (RFC 8058). */
export async function POST(request: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  const found = await readPlace(params);
  if (found === null) return unknown();
  const waitS = await countTry([{ limiter: perAddress, key: clientAddress(request.headers) }]);
  if (waitS !== null)
    return page(429, { title: "Too many tries", content: html`<p>Try again in ${Math.ceil(waitS / 60)} minutes.</p>`, found });
  const { workspaceId, targetId, token } = found;
  const result = await endMail(readerActor(workspaceId), { targetId, token });
  if (!result.ok) return unknown();
  return page(200, {
    title: "You get no more of these mails",
    content: html`<p>Your address is taken away. What is on its way already may still arrive.</p>`,
    found,
  });
}
