import { expect } from "vitest";
import { z } from "zod";
import type { Actor, Role } from "@/lib/actor";
import { type ReadEvent, readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import type { Newsroom } from "@/tests/builders/newsroom";
import { assessorsOf, neededBy, nothingReplayed, type Replayed, type ReplayedClaim, replay, sayEvidence } from "./replay";
import { everythingTold, mostTold } from "./told";
import type { Hint } from "./told-aside";

/** Those who take part, by their names in the newsroom that is built. */
export const people = ["owner", "editor", "secondEditor", "reviewer", "secondReviewer", "thirdReviewer", "viewer"] as const;
/** One of them. */
export type Person = (typeof people)[number];

/** A review as the model knows it: what the log says, and words that nobody blind may read. */
export type ReviewModel = {
  newsroom: Newsroom;
  replayed: Replayed;
  /** By claim: each assessment's own words, and where the log has it; forgotten once a verdict is settled, as everybody may know then. */
  secrets: Map<string, { reviewerId: string; words: string; sequence: number }[]>;
  /** By claim: who has been able to read which words, whatever they may do now. */
  memories: Map<string, Map<string, Set<string>>>;
  /** What each person said themselves of what they had read: they find it again in their own comments. */
  spoken: Map<string, Set<string>>;
  /** By claim: comments by those who knew assessments, which are not for whoever does not. */
  hints: Map<string, Hint[]>;
  written: number;
  steps: number;
};

/** A model of a newsroom of which nothing is known yet. */
export function aModel(newsroom: Newsroom): ReviewModel {
  return {
    newsroom,
    replayed: nothingReplayed(),
    secrets: new Map(),
    memories: new Map(),
    spoken: new Map(),
    hints: new Map(),
    written: 0,
    steps: 0,
  };
}

/** Somebody as they may act now: roles change on the way. Null when they are disabled. */
export function presentActor({ newsroom, replayed }: ReviewModel, who: Person): Actor | null {
  const actor = newsroom[who];
  const member = replayed.members.get(actor.userId ?? "");
  if (member === undefined || member.isDisabled) return null;
  return { ...actor, role: member.role as Role };
}

/** Reads on in the log. Answers how many events were new. */
export async function readOn(model: ReviewModel): Promise<number> {
  const { replayed, newsroom, secrets } = model;
  const rows = await database.auditEvent.findMany({
    where: { workspaceId: newsroom.workspaceId, sequence: { gte: BigInt(replayed.size) } },
    orderBy: { sequence: "asc" },
    select: { bytes: true, private: true },
  });
  for (const row of rows) {
    // With its private parts: what is compared with what the blind are told is the words themselves.
    const { event } = readEvent(row);
    replay(replayed, event);
    const { claimId = "" } = event.subject;
    noteHint(model, event);
    remember(model);
    if (event.type === "claim.decided") secrets.delete(claimId);
    if (event.type === "assessment.submitted" || event.type === "assessment.reaffirmed") {
      const words = wordsOf(event);
      const told = { reviewerId: event.actor.id ?? "", words, sequence: event.sequence };
      secrets.set(claimId, [...(secrets.get(claimId) ?? []), told]);
    }
  }
  return rows.length;
}

/** Whoever may read words now knows them from now on, even if they lose their role, keep out, or the wording changes. */
function remember({ newsroom, replayed, secrets, memories }: ReviewModel): void {
  for (const [claimId, told] of secrets) {
    const claim = replayed.claims.get(claimId);
    if (claim === undefined) continue;
    const ofClaim = memories.get(claimId) ?? new Map<string, Set<string>>();
    memories.set(claimId, ofClaim);
    for (const who of people) {
      const userId = newsroom[who].userId ?? "";
      const member = replayed.members.get(userId);
      if (member === undefined || member.isDisabled || !knows(claim, { userId, role: member.role }).words) continue;
      const known = ofClaim.get(userId) ?? new Set();
      // Editors read the wording that was opened; whoever assessed reads all there is.
      for (const { words } of told) known.add(words);
      ofClaim.set(userId, known);
    }
  }
}

/** Something that somebody has been able to read of others' assessments of an unsettled claim; undefined when there is nothing. */
export function remembered({ secrets, memories }: ReviewModel, claimId: string, userId: string | null): string | undefined {
  const known = memories.get(claimId)?.get(userId ?? "");
  return secrets.get(claimId)?.findLast(({ words, reviewerId }) => reviewerId !== userId && known?.has(words))?.words;
}

/** An assessment's own words, as no other has them; of one stood by, its id. */
function wordsOf({ payload }: ReadEvent): string {
  const { assessmentId, justification } = z.object({ assessmentId: z.string(), justification: z.string().optional() }).parse(payload);
  return justification?.startsWith("secret-") ? justification : assessmentId;
}

const said = z.object({ threadId: z.string(), commentId: z.string() });

/** Whoever knows assessments may give them away by what they say: the others must not even learn that something was said. */
function noteHint(model: ReviewModel, { type, actor, subject, payload, sequence }: ReadEvent): void {
  const { replayed, hints } = model;
  const claim = replayed.claims.get(subject.claimId ?? "");
  if (claim === undefined || !["thread.begun", "comment.added"].includes(type) || isSettled(claim)) return;
  if (!knows(claim, { userId: actor.id, role: actor.role }).words && remembered(model, claim.id, actor.id) === undefined) return;
  hints.set(claim.id, [...(hints.get(claim.id) ?? []), { sequence, authorId: actor.id ?? "", ...said.parse(payload) }]);
}

const isSettled = ({ state }: ReplayedClaim) => state === "decided" || state === "published";

/** What somebody may know of others' assessments of a claim: their words, and how many there are. */
export function knows(claim: ReplayedClaim, actor: { userId: string | null; role: string }): { words: boolean; count: boolean } {
  if (isSettled(claim)) return { words: true, count: true };
  const isIn = assessorsOf(claim).some(({ reviewerId }) => reviewerId === actor.userId);
  const isEditor = actor.role === "owner" || actor.role === "editor";
  if (claim.recused.has(actor.userId ?? "")) return { words: false, count: isIn || isEditor };
  return { words: isIn || (isEditor && claim.opened === claim.revision), count: isIn || isEditor };
}

/** Blindness: asks everything, or what is looked at most, as `who`, who must not learn others' words, nor that or how many came in, nor whose they are. */
export async function expectBlind(model: ReviewModel, claim: ReplayedClaim, { who, asks }: { who: Person; asks: "everything" | "most" }) {
  const actor = presentActor(model, who);
  if (actor === null || isSettled(claim)) return;
  const others = (model.secrets.get(claim.id) ?? []).filter(({ reviewerId }) => reviewerId !== actor.userId);
  const hints = (model.hints.get(claim.id) ?? []).filter(({ authorId }) => authorId !== actor.userId);
  // Where nothing is in there is nothing to learn; everything is asked all the same, for what it says of numbers.
  if (others.length === 0 && hints.length === 0 && asks === "most") return;
  const may = knows(claim, actor);
  const sequences = others.map(({ sequence }) => sequence);
  const asked = { claim, sequences, hints };
  const told = asks === "most" ? await mostTold(actor, asked) : await everythingTold(actor, asked);
  const about = `${who} (${actor.role}) on a claim that is ${claim.state}`;
  // Nobody learns whose an assessment is before the verdict is settled.
  const ofOthers = told.assessing.filter(({ sequence }) => sequences.includes(sequence));
  expect(
    ofOthers.filter(({ actor: by }) => by.id !== null),
    `${about} is told who assessed`,
  ).toEqual([]);
  if (told.inbox !== null) expect(told.inbox.listed, `${about}: the bell counts what the list does not show`).toBe(told.inbox.unread);
  if (!may.words) {
    const spoken = model.spoken.get(actor.userId ?? "");
    const unsaid = others.filter(({ words }) => !spoken?.has(words));
    for (const { words } of unsaid) expect(told.text.includes(words), `${about} reads ${words}`).toBe(false);
    for (const { commentId, sequence } of hints) {
      expect(told.text.includes(commentId), `${about} learns of comment ${commentId}`).toBe(false);
      expect(told.sequences, `${about} is told that something was said`).not.toContain(sequence);
    }
  }
  if (may.count) return;
  expect(ofOthers, `${about} is told that an assessment came in`).toEqual([]);
  for (const sequence of sequences)
    expect(told.sequences, `${about} is told by stream or list that something came in`).not.toContain(sequence);
  expect(told.text, `${about} is told how many count`).not.toMatch(/\d+ counts? so far/);
  expect(
    told.counts.filter((count) => typeof count === "number"),
    `${about} is told how many are in`,
  ).toEqual([]);
  expect(
    told.loadedIds.filter((id) => id !== actor.userId),
    `${about}: the report's page loads who assessed`,
  ).toEqual([]);
}

const claimRead = {
  ...{ id: true, articleId: true, state: true, heldFrom: true, revisionNumber: true, openedRevision: true, priority: true, quorum: true },
  evidence: { where: { withdrawnAt: null }, select: { number: true, revision: true } },
  assessments: { select: { id: true, reviewerId: true, revisionNumber: true, state: true, sentBackAt: true } },
  recusals: { where: { endedAt: null }, select: { memberId: true } },
  assignments: { where: { endedAt: null }, select: { assigneeId: true } },
  verdicts: { select: { number: true, staleAt: true, revisionNumber: true } },
} as const;

const sorted = (ids: Iterable<string>) => [...ids].toSorted();

/** Counts: what the tables hold is what the log, replayed, says; and a verdict that stands rests on what is true now. */
export async function expectTablesReplayed({ replayed, newsroom }: ReviewModel): Promise<void> {
  const { workspaceId } = newsroom;
  const claims = await database.claim.findMany({ where: { workspaceId }, select: claimRead });
  expect(sorted(claims.map(({ id }) => id))).toEqual(sorted(replayed.claims.keys()));
  for (const row of claims) {
    const claim = replayed.claims.get(row.id);
    if (claim === undefined) continue;
    const standing = row.verdicts.filter(({ staleAt }) => staleAt === null);
    const inTable = {
      ...{ state: row.state, heldFrom: row.heldFrom, revision: row.revisionNumber, priority: row.priority, asked: row.quorum },
      evidence: sayEvidence(new Map(row.evidence.map(({ number, revision }) => [number, revision]))),
      ...{ opened: row.openedRevision, verdicts: row.verdicts.length, standing: standing.map(({ number }) => number) },
      in: sorted(row.assessments.filter(({ state }) => state === "submitted").map(({ id }) => id)),
      awaited: sorted(row.assessments.filter(({ state, sentBackAt }) => state === "submitted" && sentBackAt !== null).map(({ id }) => id)),
      recused: sorted(row.recusals.map(({ memberId }) => memberId)),
      assigned: sorted(row.assignments.map(({ assigneeId }) => assigneeId)),
    };
    const inLog = {
      ...{ state: claim.state, heldFrom: claim.heldFrom, revision: claim.revision, priority: claim.priority, asked: claim.asked },
      evidence: sayEvidence(claim.evidence),
      ...{ opened: claim.opened, verdicts: claim.verdicts, standing: claim.verdict === null ? [] : [claim.verdict.number] },
      in: sorted(claim.assessments.filter(({ isIn }) => isIn).map(({ id }) => id)),
      awaited: sorted(claim.assessments.filter(({ isIn, isAwaited }) => isIn && isAwaited).map(({ id }) => id)),
      recused: sorted(claim.recused),
      assigned: sorted(claim.assigned),
    };
    expect(inTable, `claim ${row.id}`).toEqual(inLog);
    // No verdict survives a change of what it rests on.
    if (claim.verdict === null) continue;
    expect({ revision: claim.revision, evidence: sayEvidence(claim.evidence) }, "what a verdict rests on moved under it").toEqual({
      revision: claim.verdict.revision,
      evidence: claim.verdict.evidence,
    });
    expect(["decided", "published"]).toContain(claim.heldFrom ?? claim.state);
  }
}

/** How many assessments a claim still lacks. */
export function lacking(model: ReviewModel, claim: ReplayedClaim): number {
  return neededBy(model.replayed, claim) - assessorsOf(claim).filter(({ isAwaited }) => !isAwaited).length;
}
