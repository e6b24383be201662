import { hash } from "node:crypto";
import { z } from "zod";
import { canonicalJson } from "./canonical";
import { commitment, type StoredEvent } from "./event";
import { newSalt } from "./salt";

/** The openings of an event's private parts: part, such as `payload.reason`, to the exact text `["<salt>",<value>]` that its commitment hashes. */
export type Openings = Record<string, string>;

/**
 * Payload keys, in whichever event, whose value people write freely or that name a person: they stand in the bytes as commitments and
 * can be erased by law. What stays in the bytes is what the record would be worthless without: ids, states, hashes, the claim's words.
 */
const privateKeys: ReadonlySet<string> = new Set(
  "reason changeReason justification note comment message answer question questions places text name owner member assignee".split(" "),
);

/**
 * More of them, by event: an independent assessment, and a verdict that was never published, are not for the world; and a hash of what a file says
 * of itself can be guessed.
 */
const privateKeysOf: Record<string, readonly string[]> = {
  "assessment.submitted": ["rating", "confidence", "isInformed", "secondsSpent"],
  "assessment.reaffirmed": ["rating", "isInformed"],
  "sufficientSet.named": ["stance", "evidence"],
  "claim.decided": ["before", "adjudication"],
  "member.added": ["account"],
  "member.password-changed": ["account"],
  "member.profile-set": ["position", "biography", "interests", "contact"],
  "claim.derived": ["copies"],
  "claim.imported": ["author", "tags"],
  "comment.imported": ["author", "tags"],
  "capture.finished": ["hashes"],
  "capture.uploaded": ["hashes"],
  "contact.attached": ["propertiesHash"],
};

/** What people read in the place of a part that was erased. */
export const erasedWords = "(erased)";

/**
 * What a replay finds in the place of a part that was erased. Nobody can have written it: no event may hold NUL, and it is another one in each process. So
 * that a part is gone is known from the log alone, whatever words people use.
 */
export const erasedPart = `\u0000${newSalt()}`;

function isPrivate(type: string, key: string, value: unknown): boolean {
  if (value === null || value === "") return false;
  return (privateKeys.has(key) && typeof value === "string") || (privateKeysOf[type]?.includes(key) ?? false);
}

/** SHA-256 of an opening, lower-case hex: what the bytes hold in the part's place. */
export function commitmentOf(opening: string): string {
  return hash("sha256", opening, "hex");
}

/** Puts commitments in the place of an event's private parts, each salted with 16 random bytes, and hands the openings out. */
export function sealPrivateParts(event: StoredEvent): { event: StoredEvent; openings: Openings } {
  const openings: Openings = {};
  const seal = (part: string, value: unknown) => {
    const opening = canonicalJson([newSalt(), value]);
    openings[part] = opening;
    return { commitment: commitmentOf(opening) };
  };
  const payload: StoredEvent["payload"] = {};
  for (const [key, value] of Object.entries(event.payload))
    payload[key] = isPrivate(event.type, key, value) ? seal(`payload.${key}`, value) : value;
  const { actor } = event;
  const name = actor.id === null ? actor.name : seal("actor.name", actor.name);
  return { event: { ...event, actor: { ...actor, name }, payload }, openings };
}

const opening = z.tuple([z.string(), z.unknown()]);
const openings = z.record(z.string(), z.string());

const noOpenings: Openings = {};

/** Reads the stored openings of an event; events of before there were any have none. */
export function parseOpenings(stored: unknown): Openings {
  return stored === null || stored === undefined ? noOpenings : openings.parse(stored);
}

// Asked of every part of every event of a log, so the cheap question first.
function commitmentIn(value: unknown): string | null {
  if (typeof value !== "object" || value === null || !("commitment" in value)) return null;
  return commitment.safeParse(value).data?.commitment ?? null;
}

/**
 * An event with its private parts in their places; `erased` names those that are gone, and `gone` stands there instead. Throws when an opening does not fit its
 * commitment.
 */
export function openPrivateParts(event: StoredEvent, given: Openings, gone = erasedWords) {
  const erased: string[] = [];
  const open = (part: string, value: unknown): unknown => {
    const sealed = event.version === 1 ? null : commitmentIn(value);
    if (sealed === null) return value;
    const text = given[part];
    if (text === undefined) {
      erased.push(part);
      return gone;
    }
    if (commitmentOf(text) !== sealed) throw new Error(`The private part ${part} of event ${event.sequence} is not what was recorded.`);
    return opening.parse(JSON.parse(text))[1];
  };
  const payload = Object.fromEntries(Object.entries(event.payload).map(([key, value]) => [key, open(`payload.${key}`, value)]));
  const actor = { ...event.actor, name: z.string().parse(open("actor.name", event.actor.name)) };
  return { event: { ...event, actor, payload }, erased };
}

/** What is wrong with the openings stored beside an event, in words; parts that are missing were erased, which another event records. */
export function openingFaults(event: StoredEvent, given: Openings): string[] {
  return Object.entries(given).flatMap(([part, text]) => {
    const value = part === "actor.name" ? event.actor.name : event.payload[part.replace(/^payload\./, "")];
    const found = part === "actor.name" || part.startsWith("payload.") ? commitmentIn(value) : null;
    if (found === null) return [`its private part ${part} has no commitment in its bytes`];
    return commitmentOf(text) === found ? [] : [`its private part ${part} is not what was recorded`];
  });
}

/** The private parts an event has, whether or not they are still there. */
export function privatePartsOf(event: StoredEvent): string[] {
  if (event.version === 1) return [];
  const parts: string[] = commitmentIn(event.actor.name) === null ? [] : ["actor.name"];
  for (const key in event.payload) if (commitmentIn(event.payload[key]) !== null) parts.push(`payload.${key}`);
  return parts;
}
