import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import type { WriteClient } from "@/lib/database";
import { carrySufficientSets } from "./carry-sufficient-sets";
import type { Replaceable } from "./load-replaceable";
import { baseOf, eachOnce } from "./places";
import { sayClaimant, sayDay } from "./say-wording";

type Derivation = { from: readonly [Replaceable, ...Replaceable[]]; statement: string; relation: "split" | "merged"; stepId: string };

const copied = { id: true, carriedFromId: true } as const;

/** Each new row with the one it is a copy of, in the order of those. */
function copiesOf(rows: readonly { id: string; carriedFromId: string | null }[], originals: readonly { id: string }[]) {
  const copyOf = new Map(rows.map(({ id, carriedFromId }) => [carriedFromId, id]));
  return originals.map(({ id: of }) => {
    const id = copyOf.get(of);
    if (id === undefined) throw new Error(`No copy was made of the row ${of}.`);
    return { id, of };
  });
}

/** The places of all on each snapshot, those that go back to the same words at the same place once. */
function placesTaken(from: Derivation["from"]) {
  const based = from.flatMap(({ appearances }) => appearances.map((place) => ({ place, base: baseOf(place, appearances) ?? place })));
  const snapshotIds = new Set(based.map(({ place }) => place.snapshotId));
  return [...snapshotIds].flatMap((id) => eachOnce(based.filter(({ place }) => place.snapshotId === id)).map(({ place }) => place));
}

/**
 * Makes a claim out of others. It takes their places in the article, their standing evidence, the searches for counter-evidence and the
 * contacts with the claimant, and what was said to suffice, each marked with the one it was carried from; it takes no assessment and no verdict. Returns its id and what the record says of it.
 */
export async function deriveClaim(
  database: WriteClient,
  actor: Actor,
  derivation: Derivation,
): Promise<{ claimId: string; event: NewEvent }> {
  const { workspaceId } = actor;
  const { from, statement, relation, stepId } = derivation;
  const createdById = personOf(actor);
  const [first] = from;
  const evidence = from.flatMap((claim) => claim.evidence.map((piece) => ({ ...piece, fromClaimId: claim.id })));
  const isOneClaimant = from.every(({ wording }) => wording.claimantId === first.wording.claimantId);
  const { id: claimId } = await database.claim.create({
    data: {
      ...{ workspaceId, articleId: first.articleId, createdById, state: evidence.length > 0 ? "inReview" : "accepted" },
      position: Math.min(...from.map(({ position }) => position)),
      priority: Math.max(...from.map(({ priority }) => priority)),
    },
    select: { id: true },
  });
  const claimantId = isOneClaimant ? first.wording.claimantId : null;
  const claimedOn = from.length === 1 ? first.wording.claimedOn : null;
  await database.claimRevision.create({
    data: { workspaceId, claimId, number: 1, statement, claimantId, claimedOn, createdById },
    select: { id: true },
  });
  const places = placesTaken(from);
  await database.appearance.createMany({
    data: places.map(({ snapshot: _, rivals, ...place }) => ({ ...place, rivals: rivals ?? [], workspaceId, claimId })),
  });
  const copiedEvidence = await database.evidence.createManyAndReturn({
    data: evidence.map(({ id, number: _, fromClaimId: __, ...piece }, at) => ({
      ...{ ...piece, workspaceId, claimId, number: at + 1, carriedFromId: id },
    })),
    select: copied,
  });
  const searches = from.flatMap((claim) => claim.searches);
  const contacts = from.flatMap((claim) => claim.contacts);
  const copiedSearches = await database.evidenceSearch.createManyAndReturn({
    data: searches.map(({ id, ...search }) => ({ ...search, workspaceId, claimId, carriedFromId: id })),
    select: copied,
  });
  const copiedContacts = await database.claimantContact.createManyAndReturn({
    data: contacts.map(({ id, ...contact }) => ({ ...contact, workspaceId, claimId, carriedFromId: id })),
    select: copied,
  });
  const sets = await carrySufficientSets(database, { workspaceId, claimId, from });
  await database.claimLineage.createMany({
    data: from.map(({ id }) => ({ workspaceId, fromClaimId: id, toClaimId: claimId, relation, stepId, createdById })),
  });
  const event: NewEvent = {
    type: "claim.derived",
    subject: { articleId: first.articleId, claimId },
    payload: {
      ...{ stepId, relation, from: from.map(({ id }) => id) },
      wording: { revision: 1, statement, ...sayClaimant(isOneClaimant ? first.wording.claimant : null), claimedOn: sayDay(claimedOn) },
      carried: evidence.map(({ fromClaimId, number }, at) => ({ number: at + 1, fromClaim: fromClaimId, fromNumber: number })),
      places: places.length,
      carriedDiligence: { searches: searches.length, contacts: contacts.length, sets: sets.length },
      copies: {
        evidence: copiesOf(copiedEvidence, evidence),
        searches: copiesOf(copiedSearches, searches),
        contacts: copiesOf(copiedContacts, contacts),
        sets,
      },
    },
  };
  return { claimId, event };
}
