import "server-only";
import { z } from "zod";
import { toldFaultsMax } from "@/lib/audit/gathered-faults";
import type { LogSnapshot } from "@/lib/audit/log-snapshot";
import { readEvent } from "@/lib/audit/read-event";
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
type Wish = { from: number; types: readonly string[] | null };

/** What endpoints asked for, each in the order of the log. */
async function readWishes({ pages }: LogSnapshot, workspaceId: string): Promise<Map<string, Wish[]>> {
  const wishes = new Map<string, Wish[]>();
  for await (const page of pages(workspaceId, endpointTypes)) {
    for (const row of page) {
      const { event } = readEvent(row);
      const { endpointId, types } = told.parse(event.payload);
      const wish = { from: event.sequence, types: event.type === "webhook.removed" ? null : types };
      wishes.set(endpointId, [...(wishes.get(endpointId) ?? []), wish]);
    }
  }
  return wishes;
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
const lackingRow = z.tuple([z.instanceof(Uint8Array), z.unknown(), z.array(z.string())]);

/**
 * Messages to other systems that must have been put into the outbox and are not in it: of events that the worker read, or says that it did, for addresses that
 * asked for them then and since. PostgreSQL says which events lack one, so that neither the log nor the outbox is held. Ask only where log and tables hold, as
 * messages are made of both.
 */
export async function missingDeliveries(snapshot: LogSnapshot, workspaceId: string): Promise<LogFault[]> {
  const wishes = await readWishes(snapshot, workspaceId);
  if (wishes.size === 0) return [];
  const place = await snapshot.query('select "next" from "LogReader" where "workspaceId" = $1::uuid and "name" = $2', [
    workspaceId,
    outgoingReader,
  ]);
  const next = nextRead.parse(place)[0]?.next ?? 0;
  // What happened before an address was added costs no question.
  const added = [...wishes].map(([id, [first]]) => ({ id, since: first?.from ?? next }));
  const faults: LogFault[] = [];
  const lacking = snapshot.longRows`select e."bytes", e."private", array_agg(w.id::text order by w.since, w.id) from "AuditEvent" e
    join jsonb_to_recordset(${JSON.stringify(added)}::jsonb) as w(id uuid, since bigint) on w.since <= e."sequence"
    left join "Delivery" d on d."workspaceId" = e."workspaceId" and d."targetId" = w.id and d."sequence" = e."sequence" and d."channel" = 'webhook'
    where e."workspaceId" = ${workspaceId}::uuid and e."type" = any (${tellingTypes}::text[]) and e."sequence" < ${next}::bigint and d."id" is null
    group by e."workspaceId", e."sequence" order by e."sequence"`;
  for await (const page of lacking) {
    for (const row of page) {
      const [bytes, opened, ids] = lackingRow.parse(row);
      const { event } = readEvent({ bytes, private: opened });
      const message = await readMessage(workspaceId, event);
      if (message === null) continue;
      for (const id of ids) {
        if (isAlwaysAsked(wishes.get(id) ?? [], { sequence: event.sequence, type: message.type }))
          faults.push({ sequence: event.sequence, fault: `the message of it to WebhookEndpoint/${id} is missing` });
      }
      if (faults.length >= toldFaultsMax) return [...faults, { sequence: null, fault: "no further messages were looked for" }];
    }
  }
  return faults;
}
