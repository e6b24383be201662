import { dayAt } from "@/lib/claims/due-at";
import { contactChannels, contactOutcomes } from "@/lib/evidence/schema";
import type { LoadedClaim } from "./load-publication";
import type { ReportVersion, VersionClaim, VersionContact, VersionSearch } from "./version";

type StoredContact = LoadedClaim["contacts"][number];

const dayOf = (date: Date) => date.toISOString().slice(0, 10);

// A contact that came from the claim before has the files of the one there, too.
function lineOf(contact: StoredContact, known: ReadonlyMap<string, StoredContact>): StoredContact[] {
  const before = contact.carriedFromId === null ? undefined : known.get(contact.carriedFromId);
  return before === undefined ? [contact] : [...lineOf(before, known), contact];
}

function contactFrom(contact: StoredContact, known: ReadonlyMap<string, StoredContact>): VersionContact {
  const channel = contactChannels.find((one) => one === contact.channel);
  if (channel === undefined) throw new Error(`A contact was made by an unknown channel, “${contact.channel}”.`);
  const hasWords = contact.isPublishable && contact.answer !== "";
  return {
    ...{ contactedOn: dayOf(contact.contactedAt), channel, deadlineOn: contact.deadlineAt === null ? null : dayOf(contact.deadlineAt) },
    ...{ outcome: contactOutcomes.find((one) => one === contact.outcome) ?? null, answer: hasWords ? contact.answer : null },
    attachments: lineOf(contact, known)
      .flatMap(({ attachments }) => attachments)
      .map(({ fileName, mediaType, sizeBytes, contentHash }) => ({ fileName, mediaType, sizeBytes: Number(sizeBytes), contentHash })),
  };
}

/**
 * What readers are told of the contacts with a claim's claimant, in the order they were made: those somebody released, the answer only if it
 * may be published, and of the files that came those that may. `claims` are all claims of the article: contacts come from claims before.
 */
export function disclosedContacts(claim: LoadedClaim, claims: readonly LoadedClaim[]): VersionContact[] {
  const known = new Map(claims.flatMap(({ contacts }) => contacts.map((contact) => [contact.id, contact])));
  return claim.contacts
    .filter(({ isDisclosed }) => isDisclosed)
    .toSorted((one, other) => one.contactedAt.getTime() - other.contactedAt.getTime())
    .map((contact) => contactFrom(contact, known));
}

/** The searches for counter-evidence that readers are told of, in the order they were recorded, each with its day by the newsroom's clocks. */
export function disclosedSearches({ searches }: LoadedClaim, { timeZone }: { timeZone: string }): VersionSearch[] {
  return searches
    .filter(({ isDisclosed }) => isDisclosed)
    .map(({ question, places, isFound, createdAt }) => ({ question, places, isFound, searchedOn: dayAt(createdAt, timeZone) }));
}

/** What a claim's contacts and searches say: versions of before format 3 told of none. */
export function repliesOf({ contacts = [], searches = [] }: Pick<VersionClaim, "contacts" | "searches">) {
  return { contacts, searches };
}

/** The same for comparing two versions. When somebody searched never changes, only by whose clocks its day is told. */
export function repliesCompared(claim: Pick<VersionClaim, "contacts" | "searches">) {
  const { contacts, searches } = repliesOf(claim);
  return { contacts, searches: searches.map(({ searchedOn: _, ...search }) => search) };
}

/** On how many claims the claimant was asked, on how many an answer came, and on how many counter-evidence was looked for. */
export type Fairness = { claims: number; asked: number; answered: number; searched: number };

/** The fairness of a version at a glance, as far as readers are told; null for versions that do not say. */
export function fairnessOf({ claims, formatVersion }: ReportVersion): Fairness | null {
  if (formatVersion < 3 || claims.length === 0) return null;
  const having = (test: (claim: ReturnType<typeof repliesOf>) => boolean) => claims.filter((claim) => test(repliesOf(claim))).length;
  return {
    claims: claims.length,
    asked: having(({ contacts }) => contacts.length > 0),
    answered: having(({ contacts }) => contacts.some(({ outcome }) => outcome === "answered")),
    searched: having(({ searches }) => searches.length > 0),
  };
}

/** A file that a version names, by its hash; null when it names none of it. Nothing else that came with a contact is for readers. */
export function attachmentIn(version: ReportVersion, contentHash: string) {
  const files = version.claims.flatMap((claim) => repliesOf(claim).contacts.flatMap(({ attachments }) => attachments));
  return files.find((file) => file.contentHash === contentHash) ?? null;
}
