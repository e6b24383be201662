import "server-only";
import { z } from "zod";
import type { LogSnapshot } from "@/lib/audit/log-snapshot";
import { type ReadEvent, readEvent } from "@/lib/audit/read-event";
import type { LogFault } from "@/lib/audit/verify";
import { outgoingReader } from "./fill-outbox";
import { readMessage, tellingTypes } from "./read-message";

const endpointTypes: readonly string[] = ["webhook.added", "webhook.changed", "webhook.removed"];
const told = z.object({ endpointId: z.string(), types: z.array(z.string()).default([]) });

/** Whether an event tells of an endpoint: where none does, nobody was to be told, and the log need not be read again for it. */
export function tellsOfEndpoint({ type }: { type: string }): boolean {
  return endpointTypes.includes(type);
}

/** What an endpoint asked for since an event: `null` once it was removed. */
type Wish = { endpointId: string; from: number; types: readonly string[] | null };

/** The events that somebody outside may have been told of, and what endpoints asked for, in the order of the log. */
async function readTellings({ pages }: LogSnapshot, workspaceId: string): Promise<{ tellings: ReadEvent[]; wishes: Wish[] }> {
  const tellings: ReadEvent[] = [];
  const wishes: Wish[] = [];
  for await (const page of pages(workspaceId, [...endpointTypes, ...tellingTypes])) {
    for (const row of page) {
      const { event } = readEvent(row);
      if (tellingTypes.includes(event.type)) tellings.push(event);
      else {
        const { endpointId, types } = told.parse(event.payload);
        wishes.push({ endpointId, from: event.sequence, types: event.type === "webhook.removed" ? null : types });
      }
    }
  }
  return { tellings, wishes };
}

/**
 * Whether an endpoint asked for a type of message from an event until now without a break. A worker may have read the event long after it happened, and asked
 * what endpoints want then: only what they wanted all the while must be there.
 */
function isAlwaysAsked(wishes: readonly Wish[], { sequence, type }: { sequence: number; type: string }): boolean {
  const before = wishes.findLast(({ from }) => from <= sequence);
  const since = wishes.filter(({ from }) => from > sequence);
  return before !== undefined && [before, ...since].every(({ types }) => types?.includes(type) === true);
}

const ahead = z.array(z.object({ name: z.string(), next: z.coerce.number(), size: z.coerce.number() }));

/** Followers of the log that are said to have come further than it goes: they would pass by what is recorded next. */
export async function followersAhead({ query }: LogSnapshot, workspaceId: string): Promise<LogFault[]> {
  const sql = `select r."name", r."next", h."size" from "LogReader" r join "LogHead" h on h."workspaceId" = r."workspaceId"
    where r."workspaceId" = $1::uuid and r."next" > h."size" order by 1`;
  return ahead.parse(await query(sql, [workspaceId])).map(({ name, next, size }) => ({
    sequence: null,
    fault: `the follower ${name} is said to have read ${next} events, and the log holds ${size}`,
  }));
}

const nextRead = z.tuple([z.object({ next: z.coerce.number() })]).or(z.tuple([]));
const deliveries = z.array(z.object({ target: z.string(), sequence: z.coerce.number() }));

/**
 * Messages to other systems that must have been put into the outbox and are not in it: of events that the worker read, or says that it did, for addresses that
 * asked for them then and since. Ask only where log and tables hold, as messages are made of both.
 */
export async function missingDeliveries(snapshot: LogSnapshot, workspaceId: string): Promise<LogFault[]> {
  const { tellings, wishes } = await readTellings(snapshot, workspaceId);
  if (wishes.length === 0) return [];
  const place = await snapshot.query('select "next" from "LogReader" where "workspaceId" = $1::uuid and "name" = $2', [
    workspaceId,
    outgoingReader,
  ]);
  const next = nextRead.parse(place)[0]?.next ?? 0;
  const sql = `select "targetId"::text as target, "sequence" from "Delivery" where "workspaceId" = $1::uuid and "channel" = 'webhook'`;
  const there = new Set(deliveries.parse(await snapshot.query(sql, [workspaceId])).map((one) => `${one.target} ${one.sequence}`));
  const byEndpoint = new Map<string, Wish[]>();
  for (const wish of wishes) byEndpoint.set(wish.endpointId, [...(byEndpoint.get(wish.endpointId) ?? []), wish]);
  const faults: LogFault[] = [];
  for (const event of tellings) {
    const { sequence } = event;
    // What happened before an address was added costs no question.
    const lacking = [...byEndpoint].filter(
      ([id, [added]]) => added !== undefined && added.from <= sequence && sequence < next && !there.has(`${id} ${sequence}`),
    );
    const message = lacking.length === 0 ? null : await readMessage(workspaceId, event);
    if (message === null) continue;
    for (const [id, asked] of lacking) {
      if (isAlwaysAsked(asked, { sequence, type: message.type }))
        faults.push({ sequence, fault: `the message of it to WebhookEndpoint/${id} is missing` });
    }
  }
  return faults;
}
