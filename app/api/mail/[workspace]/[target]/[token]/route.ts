import { z } from "zod";
import { optOutPage } from "@/components/outgoing/opt-out-page";
import { readerActor } from "@/lib/actor";
import { type Html, html } from "@/lib/html";
import { endMail } from "@/lib/outgoing/end-mail";
import { isOptOutToken } from "@/lib/outgoing/opt-out";
import { optOutSpeech } from "@/lib/outgoing/opt-out-language";
import { getSender } from "@/lib/outgoing/queries";
import { clientAddress, countTry, rateLimiter } from "@/lib/rate-limit";
import type { Speech } from "@/lib/reports/speech";

const place = z.object({ workspace: z.uuid(), target: z.uuid(), token: z.string().max(100) });
const perAddress = rateLimiter("mail-address", { points: 60, durationS: 3600 });

type Found = Awaited<ReturnType<typeof readPlace>>;
type Shown = { title: string; content: Html; found: Found; speech: Speech };

function page(status: number, { title, content, found, speech }: Shown): Response {
  const headers = { "content-type": "text/html; charset=utf-8", "cache-control": "no-store", "content-language": speech.language };
  return new Response(optOutPage({ title, content, speech, sender: found?.sender ?? null }), { status, headers });
}

const unknown = (speech: Speech) =>
  page(404, { title: speech.words.site.nothingTitle, content: html`<p>${speech.words.optOut.nothing}</p>`, found: null, speech });

async function readPlace(params: Promise<unknown>) {
  const found = place.safeParse(await params);
  if (!found.success) return null;
  const { workspace: workspaceId, target: targetId, token } = found.data;
  if (!isOptOutToken({ workspaceId, targetId }, token)) return null;
  return { workspaceId, targetId, token, sender: await getSender(readerActor(workspaceId)) };
}

/** Asks whether mail is to end. Looking at it ends nothing: programs look at every link of a mail. */
export async function GET(request: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  const speech = optOutSpeech(request.url);
  const { ask: title, about, button } = speech.words.optOut;
  const found = await readPlace(params);
  if (found === null) return unknown(speech);
  // Without an address of its own the form goes to this very one, and the language with it.
  const content = html`<p>${about}</p>\n<form method="post"><button type="submit">${button}</button></form>`;
  return page(200, { title, content, found, speech });
}

/** Ends the mail, from the page above or from a mail program's own button (RFC 8058). */
export async function POST(request: Request, { params }: RouteContext<"/api/mail/[workspace]/[target]/[token]">) {
  const speech = optOutSpeech(request.url);
  const { tooMany, wait, ended: title, endedAbout } = speech.words.optOut;
  const found = await readPlace(params);
  if (found === null) return unknown(speech);
  const waitS = await countTry([{ limiter: perAddress, key: clientAddress(request.headers) }]);
  if (waitS !== null) return page(429, { title: tooMany, content: html`<p>${wait(Math.ceil(waitS / 60))}</p>`, found, speech });
  const { workspaceId, targetId, token } = found;
  const result = await endMail(readerActor(workspaceId), { targetId, token });
  if (!result.ok) return unknown(speech);
  return page(200, { title, content: html`<p>${endedAbout}</p>`, found, speech });
}
