import "server-only";
import type { z } from "zod";
import type { Actor } from "@/lib/actor";
import { describeRange } from "@/lib/articles/anchoring";
import { cutsCharacter } from "@/lib/articles/graphemes";
import { demandNewest, newestSnapshot } from "@/lib/articles/newest-snapshot";
import type { Selector } from "@/lib/articles/selector";
import type { ReadClient, WriteClient } from "@/lib/database";
import { refuseField } from "@/lib/result";
import { type Ruling, readRulings } from "@/lib/verdicts/read-ruling";
import type { ThreadSubject } from "./policy";
import type { aboutInput } from "./schema";

/** Where a new discussion begins: what it is about, and the claims it touches. */
export type DiscussionPlace = {
  about: ThreadSubject;
  subjectId: string | null;
  articleId: string;
  claimId: string | null;
  evidence: number | null;
  passage: { snapshotId: string; selector: Selector } | null;
  touched: Ruling[];
};

type About = z.output<typeof aboutInput>;

/** The claims whose words stretches of text overlap, each in its snapshot. */
export async function listTouched(
  database: Pick<ReadClient, "appearance">,
  workspaceId: string,
  stretches: readonly { snapshotId: string; start: number; end: number }[],
): Promise<string[]> {
  if (stretches.length === 0) return [];
  const overlapping = stretches.map(({ snapshotId, start, end }) => ({ snapshotId, start: { gte: 0, lt: end }, end: { gt: start } }));
  const places = await database.appearance.findMany({ where: { workspaceId, OR: overlapping }, select: { claimId: true } });
  return [...new Set(places.map(({ claimId }) => claimId))];
}

async function ofClaim(
  database: WriteClient,
  actor: Actor,
  found: { claimId: string; about: ThreadSubject; subjectId?: string; evidence?: number },
): Promise<DiscussionPlace | null> {
  const { claimId, about } = found;
  const ruling = (await readRulings(database, actor.workspaceId, [claimId])).get(claimId);
  if (ruling === undefined) return null;
  const { articleId } = ruling;
  return {
    ...{ about, articleId, claimId, passage: null, touched: [ruling] },
    subjectId: found.subjectId ?? null,
    evidence: found.evidence ?? null,
  };
}

/** Reads what a new discussion is about; null when the actor's newsroom has no such thing. Refuses words that do not stand where the person saw them. */
export async function loadPlace(database: WriteClient, actor: Actor, about: About): Promise<DiscussionPlace | null> {
  const { workspaceId } = actor;
  const by = (id: string) => ({ where: { workspaceId_id: { workspaceId, id } } });
  switch (about.kind) {
    case "claim":
      return ofClaim(database, actor, { claimId: about.claimId, about: "claim" });
    case "evidence": {
      const piece = await database.evidence.findUnique({ ...by(about.evidenceId), select: { claimId: true, number: true } });
      if (piece === null) return null;
      return ofClaim(database, actor, { claimId: piece.claimId, about: "evidence", subjectId: about.evidenceId, evidence: piece.number });
    }
    case "assessment": {
      const one = await database.assessment.findUnique({ ...by(about.assessmentId), select: { claimId: true } });
      return one === null ? null : ofClaim(database, actor, { claimId: one.claimId, about: "assessment", subjectId: about.assessmentId });
    }
    case "question": {
      const step = await database.adjudication.findUnique({ ...by(about.adjudicationId), select: { claimId: true, outcome: true } });
      if (step === null || step.outcome !== "sentBack") return null;
      return ofClaim(database, actor, { claimId: step.claimId, about: "question", subjectId: about.adjudicationId });
    }
    case "passage":
      return loadPassage(database, workspaceId, about);
  }
}

async function loadPassage(
  database: WriteClient,
  workspaceId: string,
  { snapshotId, start, end, exact }: Extract<About, { kind: "passage" }>,
): Promise<DiscussionPlace | null> {
  const snapshot = await database.snapshot.findUnique({
    where: { workspaceId_id: { workspaceId, id: snapshotId } },
    select: { id: true, articleId: true, text: true, article: newestSnapshot },
  });
  if (snapshot === null) return null;
  demandNewest(snapshot);
  const { articleId, text } = snapshot;
  if (start >= end || end > text.length) refuseField("about", "The selection lies outside the article.");
  if (text.slice(start, end) !== exact) refuseField("about", "The article does not hold these words at this place. Select them again.");
  if (exact.trim() === "") refuseField("about", "Select words, not only spaces.");
  if (cutsCharacter(text, { start, end })) refuseField("about", "The selection cuts a character in half. Select it again.");
  const rulings = await readRulings(database, workspaceId, await listTouched(database, workspaceId, [{ snapshotId, start, end }]));
  return {
    ...{ about: "passage", subjectId: null, articleId, claimId: null, evidence: null },
    passage: { snapshotId, selector: describeRange(text, { start, end }) },
    touched: [...rulings.values()],
  };
}
