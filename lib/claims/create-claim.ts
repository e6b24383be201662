import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import { describeRange } from "@/lib/articles/anchoring";
import type { WriteClient } from "@/lib/database";
import { recordClaimant } from "./record-claimant";
import { sayClaimant } from "./say-wording";

type NewClaim = {
  snapshot: { id: string; articleId: string; text: string };
  start: number;
  end: number;
  statement: string;
  claimantName: string | null;
  claimantKind: "person" | "organisation";
};

// Nothing of these rows is read back; asking for the whole row would carry its texts over the wire again.
const written = { id: true } as const;

/** The wording that `createClaim` writes, as the events that tell of it say it. Nobody says yet when it was claimed. */
export function firstWording({ statement, claimantName, claimantKind }: Pick<NewClaim, "statement" | "claimantName" | "claimantKind">) {
  const claimant = claimantName === null ? null : { name: claimantName, kind: claimantKind };
  return { revision: 1, statement, ...sayClaimant(claimant), claimedOn: null };
}

/** Writes a claim with its first revision and its appearance, anchored to the exact words. Returns its id. */
export async function createClaim(database: WriteClient, actor: Actor, claim: NewClaim): Promise<string> {
  const { workspaceId } = actor;
  const createdById = personOf(actor);
  const { snapshot, start, end } = claim;
  const claimantId = await recordClaimant(database, workspaceId, claim);
  const { id: claimId } = await database.claim.create({
    data: { workspaceId, articleId: snapshot.articleId, position: start, createdById },
    select: { id: true },
  });
  await database.claimRevision.create({
    data: { workspaceId, claimId, number: 1, statement: claim.statement, claimantId, createdById },
    select: written,
  });
  const selector = describeRange(snapshot.text, { start, end });
  await database.appearance.create({ data: { workspaceId, claimId, snapshotId: snapshot.id, ...selector }, select: written });
  return claimId;
}
