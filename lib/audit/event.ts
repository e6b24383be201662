import { z } from "zod";

/** What an event is about. The most specific id names its stream; the others index it. */
export type EventSubject =
  | { articleId: string; claimId?: string; reportId?: string }
  | { memberId: string }
  | { sourceId: string }
  | { workspaceId: string };

/** One kind of event: the shape of its payload, and how a person would say it after the actor's name. */
export type EventKind<Payload extends z.ZodType> = { payload: Payload; say: (payload: z.infer<Payload>) => string };

/** Declares one kind of event with its payload's type inferred. */
export function eventKind<Payload extends z.ZodType>(payload: Payload, say: (payload: z.infer<Payload>) => string): EventKind<Payload> {
  return { payload, say };
}

/** The stream a subject belongs to, such as `claim:0193…`; each stream is a hash chain of its own. */
export function streamOf(subject: EventSubject): string {
  if ("articleId" in subject) {
    if (subject.claimId !== undefined) return `claim:${subject.claimId}`;
    if (subject.reportId !== undefined) return `report:${subject.reportId}`;
    return `article:${subject.articleId}`;
  }
  if ("memberId" in subject) return `member:${subject.memberId}`;
  if ("sourceId" in subject) return `source:${subject.sourceId}`;
  return `workspace:${subject.workspaceId}`;
}

const streamKeys = { claimId: "claim", reportId: "report", articleId: "article", memberId: "member", sourceId: "source" } as const;
const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The streams that a command is likely to add to, by what its input names. A guess that saves asking again: it may be too many, or too few. */
export function streamsNamedIn(input: unknown): string[] {
  if (typeof input !== "object" || input === null) return [];
  const named = new Map<string, unknown>(Object.entries(input));
  return Object.entries(streamKeys).flatMap(([key, kind]) => {
    const id = named.get(key);
    return typeof id === "string" && uuid.test(id) ? [`${kind}:${id}`] : [];
  });
}

/** The hash of a private part, in the part's place: SHA-256 of its opening (lib/audit/private-parts.ts), lower-case hex. */
export const commitment = z.strictObject({ commitment: z.string().regex(/^[0-9a-f]{64}$/) });

/**
 * The stored form of an event: what its canonical bytes parse to. Version 2 may hold commitments where version 1 holds the part itself.
 * Add to it by a new version only.
 */
export const storedEvent = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  workspace: z.string(),
  sequence: z.number().int().nonnegative(),
  stream: z.string(),
  streamSequence: z.number().int().nonnegative(),
  /** Lower-case hex leaf hash of the stream's event before this one; null for its first. */
  previous: z.string().nullable(),
  type: z.string(),
  actor: z.object({ id: z.string().nullable(), name: z.union([z.string(), commitment]), role: z.string() }),
  /** Milliseconds, UTC. */
  time: z.iso.datetime({ precision: 3 }),
  subject: z.record(z.string(), z.string()),
  payload: z.record(z.string(), z.unknown()),
  /** The rows that came with it hold its time to the millisecond. Absent from events of before 29 November 2026, whose rows hold moments before it. */
  timesRows: z.literal(true).optional(),
  /** 16 random bytes, base64url: nobody can guess an event's content from its hash. */
  salt: z.string(),
});

/** An event as its bytes say it. */
export type StoredEvent = z.infer<typeof storedEvent>;
