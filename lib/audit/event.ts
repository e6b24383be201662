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

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const sha256Hex = /^[0-9a-f]{64}$/;

/** Whether a value is a commitment: `{ commitment }` and nothing else, a hash in lower-case hex. */
export function isCommitment(value: unknown): value is { commitment: string } {
  if (!isObject(value) || typeof value.commitment !== "string") return false;
  return sha256Hex.test(value.commitment) && Object.keys(value).length === 1;
}

/** Whether a value is an object that holds texts and nothing else. */
export function isTexts(value: unknown): value is Record<string, string> {
  if (!isObject(value)) return false;
  for (const key of Object.keys(value)) if (typeof value[key] !== "string") return false;
  return true;
}

/**
 * The stored form of an event: what its canonical bytes parse to. Version 2 may hold commitments where version 1 holds the part itself.
 * Add to it by a new version only.
 */
export type StoredEvent = {
  version: 1 | 2;
  workspace: string;
  sequence: number;
  stream: string;
  streamSequence: number;
  /** Lower-case hex leaf hash of the stream's event before this one; null for its first. */
  previous: string | null;
  type: string;
  /** `name`: or in its place the hash of a private part, SHA-256 of its opening (lib/audit/private-parts.ts), lower-case hex. */
  actor: { id: string | null; name: string | { commitment: string }; role: string };
  /** Milliseconds, UTC. */
  time: string;
  subject: Record<string, string>;
  payload: Record<string, unknown>;
  /** The rows that came with it hold its time to the millisecond. Absent from events of before 29 November 2026, whose rows hold moments before it. */
  timesRows?: true | undefined;
  /** 16 random bytes, base64url: nobody can guess an event's content from its hash. */
  salt: string;
};

const isText = (value: unknown) => typeof value === "string";
const isTextOrNull = (value: unknown) => value === null || typeof value === "string";
const isCount = (value: unknown) => typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
const moment = z.regexes.datetime({ precision: 3 });
const isMoment = (value: unknown) => typeof value === "string" && moment.test(value);
const isActor = (value: unknown) =>
  isObject(value) && isTextOrNull(value.id) && (isText(value.name) || isCommitment(value.name)) && isText(value.role);

/** Whether a value has the form of an event. Asked for what it is, not copied key by key: an audit reads every event of a log. */
export function isStoredEvent(value: unknown): value is StoredEvent {
  return (
    isObject(value) &&
    (value.version === 1 || value.version === 2) &&
    isText(value.workspace) &&
    isCount(value.sequence) &&
    isText(value.stream) &&
    isCount(value.streamSequence) &&
    isTextOrNull(value.previous) &&
    isText(value.type) &&
    isActor(value.actor) &&
    isMoment(value.time) &&
    isTexts(value.subject) &&
    isObject(value.payload) &&
    (value.timesRows === undefined || value.timesRows === true) &&
    isText(value.salt)
  );
}

/** The same as a schema. */
export const storedEvent = z.custom<StoredEvent>(isStoredEvent, "It does not have the form of an event.");
