import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { moveClaim } from "@/lib/claims/move-claim";
import type { WriteClient } from "@/lib/database";
import { staleReasons } from "@/lib/verdicts/stale-reasons";
import { staleVerdict } from "@/lib/verdicts/stale-verdict";
import { anchorInNewest } from "./anchor-in-newest";
import { sayAnchor } from "./anchor-passage";
import { demandPlace } from "./demand-place";

/** A claim with what attaching evidence needs of it; null when there is none. */
export function loadClaimForEvidence(database: WriteClient, { workspaceId }: Actor, claimId: string) {
  return database.claim.findUnique({
    where: { workspaceId_id: { workspaceId, id: claimId } },
    select: { id: true, articleId: true, state: true, _count: { select: { evidence: true } } },
  });
}

type Claim = NonNullable<Awaited<ReturnType<typeof loadClaimForEvidence>>>;
type Passage = {
  quote: string;
  locator: string;
  stance: "supports" | "refutes" | "context";
  directness: "primary" | "secondary";
  secondaryReason: string;
  note: string;
  /** The imported fact-check it is taken from. */
  factCheckId: string | null;
};
type Source = { id: string; kind: string; title: string; url: string | null };

/** Writes a passage of a source down as a claim's next piece of evidence, anchored in the newest copy kept, with its event. */
export async function putEvidence(database: WriteClient, actor: Actor, given: { claim: Claim; source: Source; passage: Passage }) {
  const { claim, source, passage } = given;
  const { quote, locator, stance, directness, secondaryReason, note, factCheckId } = passage;
  const { workspaceId } = actor;
  demandPlace(source.kind, locator);
  // Evidence is withdrawn, never deleted: the next number has never been used.
  const number = claim._count.evidence + 1;
  const anchor = await anchorInNewest(database, actor, { sourceId: source.id, quote });
  const evidence = await database.evidence.create({
    data: {
      ...{ ...anchor, ...passage, workspaceId, claimId: claim.id, sourceId: source.id, number, createdById: personOf(actor) },
    },
    select: { id: true },
  });
  await moveClaim(database, actor, { claim, action: "attachEvidence" });
  const stale = await staleVerdict(database, actor, { claim, reason: staleReasons.evidence(number, "attached") });
  const event: NewEvent = {
    type: "evidence.attached",
    subject: { articleId: claim.articleId, claimId: claim.id },
    payload: {
      evidenceId: evidence.id,
      sourceId: source.id,
      evidence: { number, source: source.title, url: source.url, quote, locator, stance, directness, secondaryReason, note },
      staleVerdict: stale,
      ...(anchor === null ? {} : { anchor: sayAnchor(anchor) }),
      ...(factCheckId === null ? {} : { factCheckId }),
    },
  };
  return { value: { evidenceId: evidence.id, sourceId: source.id, number }, event };
}
