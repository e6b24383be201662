import { hash } from "node:crypto";
import { canonicalJson } from "./canonical";
import { isCommitment, isTexts, type StoredEvent } from "./event";
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

const noOpenings: Openings = {};

/** The stored openings of an event, and none of events of before there were any; null where what is stored are no openings. */
export function openingsIn(stored: unknown): Openings | null {
  if (stored === null || stored === undefined) return noOpenings;
  return isTexts(stored) ? stored : null;
}

/** The same; throws where they are none. */
export function parseOpenings(stored: unknown): Openings {
  const openings = openingsIn(stored);
  if (openings === null) throw new TypeError("The openings stored beside an event are not texts by the part they open.");
  return openings;
}

function valueIn(opening: string): unknown {
  const read: unknown = JSON.parse(opening);
  if (!Array.isArray(read) || read.length !== 2 || typeof read[0] !== "string")
    throw new TypeError("The opening of a private part is not a salt and a value.");
  return read[1];
}

/** A private part of an event: which, where in its payload (null for the actor's name), and the commitment that stands there. */
export type SealedPart = { part: string; key: string | null; sealed: string };

const actorName = "actor.name";

/** The private parts an event has, whether or not they are still there. Events of version 1 have none. */
export function sealedPartsOf({ version, actor, payload }: StoredEvent): SealedPart[] {
  if (version === 1) return [];
  const parts: SealedPart[] = typeof actor.name === "string" ? [] : [{ part: actorName, key: null, sealed: actor.name.commitment }];
  for (const key of Object.keys(payload)) {
    const value = payload[key];
    if (isCommitment(value)) parts.push({ part: `payload.${key}`, key, sealed: value.commitment });
  }
  return parts;
}

/** An event with openings in the places of its parts, and `gone` where there is none. Trusts that they fit, as `openingFaults` says. */
export function putInPlace(event: StoredEvent, parts: readonly SealedPart[], { given, gone }: { given: Openings; gone: string }) {
  const payload = { ...event.payload };
  let name: unknown = event.actor.name;
  for (const { part, key } of parts) {
    const text = given[part];
    const value = text === undefined ? gone : valueIn(text);
    if (key === null) name = value;
    else payload[key] = value;
  }
  if (typeof name !== "string") throw new TypeError(`The name in event ${event.sequence} is not a text.`);
  return { ...event, actor: { ...event.actor, name }, payload };
}

/**
 * An event with its private parts in their places; `erased` names those that are gone, and `gone` stands there instead. Throws when an opening does not fit its
 * commitment.
 */
export function openPrivateParts(event: StoredEvent, given: Openings, gone = erasedWords) {
  const parts = sealedPartsOf(event);
  for (const { part, sealed } of parts) {
    const text = given[part];
    if (text !== undefined && commitmentOf(text) !== sealed)
      throw new Error(`The private part ${part} of event ${event.sequence} is not what was recorded.`);
  }
  const erased = parts.flatMap(({ part }) => (given[part] === undefined ? [part] : []));
  return { event: putInPlace(event, parts, { given, gone }), erased };
}

/** What is wrong with the openings stored beside an event's parts, in words; parts that are missing were erased, which another event records. */
export function openingFaults(parts: readonly SealedPart[], given: Openings): string[] {
  const faults: string[] = [];
  for (const [part, text] of Object.entries(given)) {
    const found = parts.find((one) => one.part === part);
    if (found === undefined) faults.push(`its private part ${part} has no commitment in its bytes`);
    else if (commitmentOf(text) !== found.sealed) faults.push(`its private part ${part} is not what was recorded`);
  }
  return faults;
}
