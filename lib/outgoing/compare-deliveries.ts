import "server-only";
import { z } from "zod";
import { isObject } from "@/lib/audit/event";
import { toldFaultsMax } from "@/lib/audit/gathered-faults";
import type { LogSnapshot } from "@/lib/audit/log-snapshot";
import { readEvent } from "@/lib/audit/read-event";
import type { LogFault } from "@/lib/audit/verify";
import { publicPaths } from "@/lib/reports/addresses";
import { readMessage, tellingTypes } from "./read-message";

const delivery = z.tuple([z.string(), z.coerce.number(), z.string(), z.string(), z.string(), z.boolean()]);
const stored = z.array(z.object({ bytes: z.instanceof(Uint8Array), private: z.unknown() }));

const idOf = (value: unknown) => (isObject(value) && typeof value.id === "string" ? value.id : null);
const ownPaths = publicPaths.newsroom("");

/** What an address of ours is after the server it is on, which may have changed since; anything else as it is. */
function withoutServer(value: unknown): unknown {
  if (typeof value !== "string" || !URL.canParse(value)) return value;
  const { pathname, search, hash } = new URL(value);
  const at = pathname.indexOf(ownPaths);
  return at < 0 ? value : pathname.slice(at) + search + hash;
}

/**
 * Whether a message says what is said of the same event today, as far as both say it: an older version of the program may have said less, or more. Claims that would have made it too long were
 * left out, so that it is compared with one that may be of any length: which ones were depends on how long addresses were then.
 */
function agree(old: unknown, today: unknown, unasked: ReadonlySet<string>): boolean {
  if (Array.isArray(old) && Array.isArray(today)) {
    const byId = new Map(today.map((value) => [idOf(value), value]));
    return old.every((value, at) => agree(value, idOf(value) === null ? today[at] : byId.get(idOf(value)), unasked));
  }
  if (!isObject(old) || !isObject(today)) return withoutServer(old) === withoutServer(today);
  return Object.keys(old).every((key) => unasked.has(key) || !(key in today) || agree(old[key], today[key], unasked));
}

function said(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The newsroom may have another name now. Until 29 November 2026 a verdict that changed was named as the newsroom calls it, not in the words for readers. */
const renamed = new Set(["newsroom"]);
const renamedBefore = new Set([...renamed, "ratingBefore"]);

/** What an event is told as today, and what of it was said otherwise before. */
type Today = { message: Record<string, unknown>; unasked: ReadonlySet<string> };

function isSaid(body: string, type: string, { message, unasked }: Today): boolean {
  const old = said(body);
  return old !== null && agree({ ...old, sent: type }, message, unasked);
}

/**
 * Messages to other systems that say other than the event they tell of, and messages and mails of events that nobody is told of, or for nobody who is told. Made anew from the log and what was published, so ask only where both hold.
 * Words of mails are not compared: they are written for whoever gets them.
 */
export async function deliveryFaults({ rows, query }: LogSnapshot, workspaceId: string): Promise<LogFault[]> {
  const faults: LogFault[] = [];
  let read: { sequence: number; type: string | null; today: Today | null } | null = null;
  const messageOf = async (sequence: number) => {
    const found = await query('select "bytes", "private" from "AuditEvent" where "workspaceId" = $1::uuid and "sequence" = $2', [
      workspaceId,
      sequence,
    ]);
    const [row] = stored.parse(found);
    if (row === undefined) return { sequence, type: null, today: null };
    const { event } = readEvent(row);
    const message = tellingTypes.includes(event.type)
      ? await readMessage(workspaceId, event, { bytesMax: Number.POSITIVE_INFINITY })
      : null;
    const unasked = event.timesRows === true ? renamed : renamedBefore;
    const today = message === null ? null : { message: { ...said(message.body), sent: message.type }, unasked };
    return { sequence, type: event.type, today };
  };
  const everyOne = rows`select d."id"::text, d."sequence"::text, d."channel"::text, d."type", d."body", case d."channel"
      when 'webhook' then exists (select from "WebhookEndpoint" e where e."workspaceId" = d."workspaceId" and e."id" = d."targetId" and e."firstSequence" <= d."sequence")
      else exists (select from "MailRecipient" m where m."workspaceId" = d."workspaceId" and m."id" = d."targetId" and m."firstSequence" <= d."sequence")
        or exists (select from "Article" a where a."workspaceId" = d."workspaceId" and a."submittedById" = d."targetId") end
    from "Delivery" d where d."workspaceId" = ${workspaceId}::uuid order by d."sequence", d."id"`;
  for await (const page of everyOne) {
    for (const one of page) {
      const [id, sequence, channel, type, body, isForSomebody] = delivery.parse(one);
      if (read?.sequence !== sequence) read = await messageOf(sequence);
      const fault = (words: string) => faults.push({ sequence, fault: `the message Delivery/${id} ${words}` });
      if (read.type === null || !tellingTypes.includes(read.type)) fault("tells of an event that nobody is told of");
      else if (!isForSomebody) fault("is for somebody who was told nothing then");
      // Of what was taken down the words are gone.
      else if (channel === "webhook" && read.today !== null && !isSaid(body, type, read.today)) fault("says other than was recorded");
      if (faults.length >= toldFaultsMax) return [...faults, { sequence: null, fault: "no further messages were compared" }];
    }
  }
  return faults;
}
