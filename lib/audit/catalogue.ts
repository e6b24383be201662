import { z } from "zod";
import { articleEvents } from "@/lib/articles/events";
import { claimEvents } from "@/lib/claims/events";
import { confidentialEvents } from "@/lib/confidential/events";
import { discussionEvents } from "@/lib/discussion/events";
import { evidenceEvents } from "@/lib/evidence/events";
import { exchangeEvents } from "@/lib/exchange/events";
import { factCheckEvents } from "@/lib/fact-checks/events";
import { notificationEvents } from "@/lib/notifications/events";
import { outgoingEvents } from "@/lib/outgoing/events";
import { peopleEvents } from "@/lib/people/events";
import { reportEvents } from "@/lib/reports/events";
import { verdictEvents } from "@/lib/verdicts/events";
import type { EventKind, EventSubject } from "./event";
import { recordEvents } from "./events";

/** Every kind of event the log can hold. A kind, once recorded anywhere, is never renamed or removed. */
export const catalogue = {
  ...peopleEvents,
  ...articleEvents,
  ...claimEvents,
  ...exchangeEvents,
  ...factCheckEvents,
  ...evidenceEvents,
  ...confidentialEvents,
  ...verdictEvents,
  ...reportEvents,
  ...discussionEvents,
  ...notificationEvents,
  ...outgoingEvents,
  ...recordEvents,
} as const;

/** The name of an event, `noun.verbed`. */
export type EventType = keyof typeof catalogue;

/** An event about to be recorded: its type, what it is about, and the payload that type demands. */
export type NewEvent = {
  [Type in EventType]: { type: Type; subject: EventSubject; payload: z.infer<(typeof catalogue)[Type]["payload"]> };
}[EventType];

const kinds: Record<string, EventKind<z.ZodType>> = { ...catalogue };

/** Checks a payload against its kind and returns what is recorded. Throws ZodError on a mismatch: that is a bug, not a refusal. */
export function parsePayload(type: EventType, payload: unknown): Record<string, unknown> {
  return catalogue[type].payload.parse(payload) as Record<string, unknown>;
}

const payloadParts = z.record(z.string(), z.unknown());

/**
 * A payload without what was erased and would not be understood: as if it had never been said, else as if it were nothing, else as it is. Null when something
 * else in it is not understood.
 */
function understood({ payload: shape }: EventKind<z.ZodType>, payload: unknown, erased: readonly string[]): unknown {
  const parts = payloadParts.safeParse(payload).data ?? {};
  const unreadable = (tried: unknown) => new Set(shape.safeParse(tried).error?.issues.map(({ path }) => String(path[0])));
  let told: Record<string, unknown> = parts;
  for (const key of unreadable(parts)) {
    if (!erased.includes(`payload.${key}`)) return null;
    const { [key]: _, ...others } = told;
    const ways = [others, { ...others, [key]: null }];
    told = ways.find((way) => !unreadable(way).has(key)) ?? told;
  }
  return told;
}

/**
 * An event in plain words, to follow the actor's name. `erased` names the private parts that are gone: a sentence says nothing of those it cannot say “(erased)” of.
 * Events of kinds this version does not know are told as such.
 */
export function sayEvent(type: string, payload: unknown, erased: readonly string[] = []): string {
  const kind = kinds[type];
  if (kind === undefined) return `recorded ${type}`;
  const parsed = kind.payload.safeParse(payload);
  if (parsed.success) return kind.say(parsed.data);
  const told = understood(kind, payload, erased);
  return told === null ? `recorded ${type}` : kind.say(told);
}
