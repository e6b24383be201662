import { z } from "zod";
import type { ReadEvent } from "@/lib/audit/read-event";
import { carryWords, markWords, noPlaces, placeWords, type ReplayedPlaces, unplaceWords, wordsIn } from "./replay-words";

// The life of claims told a second time, from the log alone and without the code that it judges.

/** One assessment as the log tells it. */
export type ReplayedAssessment = { id: string; reviewerId: string; revision: number; isIn: boolean; isAwaited: boolean };

/** A claim as the log tells it. */
export type ReplayedClaim = {
  id: string;
  articleId: string;
  state: string;
  heldFrom: string | null;
  revision: number;
  priority: number;
  asked: number | null;
  /** The newest wording whose quorum was reached: editors have been able to read its assessments. */
  opened: number | null;
  /** Evidence that stands: its number and revision. */
  evidence: Map<number, number>;
  assessments: ReplayedAssessment[];
  recused: Set<string>;
  assigned: Set<string>;
  /** Number of the verdict that stands, and what it was settled on: also the words that the claim had then, or is looked for by; null when none does. */
  verdict: { number: number; revision: number; evidence: string; words: string[]; isNowhere: boolean } | null;
  verdicts: number;
  places: ReplayedPlaces;
};

/** What the log says of a newsroom's review. */
export type Replayed = {
  size: number;
  quorum: number;
  urgentQuorum: number | null;
  members: Map<string, { role: string; isDisabled: boolean }>;
  articleQuorums: Map<string, number | null>;
  claims: Map<string, ReplayedClaim>;
  evidenceNumbers: Map<string, number>;
  published: number;
  /** How often somebody took back what was said of a place. */
  takenBack: number;
};

/** A newsroom of which nothing is told yet. */
export function nothingReplayed(): Replayed {
  const maps = { members: new Map(), articleQuorums: new Map(), claims: new Map(), evidenceNumbers: new Map() };
  return { size: 0, quorum: 2, urgentQuorum: null, published: 0, takenBack: 0, ...maps };
}

/** Evidence that stands, in a form to compare. */
export const sayEvidence = (evidence: ReadonlyMap<number, number>) =>
  [...evidence]
    .toSorted(([one], [other]) => one - other)
    .map(([number, revision]) => `${number}r${revision}`)
    .join(" ");

/** Those whose assessment of the present wording is in. */
export const assessorsOf = (claim: ReplayedClaim) => claim.assessments.filter(({ isIn, revision }) => isIn && revision === claim.revision);

/** How many assessments a claim needs. */
export function neededBy(replayed: Replayed, claim: ReplayedClaim): number {
  const urgent = claim.priority >= 2 ? replayed.urgentQuorum : null;
  return claim.asked ?? replayed.articleQuorums.get(claim.articleId) ?? urgent ?? replayed.quorum;
}

const isQuorumIn = (replayed: Replayed, claim: ReplayedClaim) =>
  assessorsOf(claim).filter(({ isAwaited }) => !isAwaited).length >= neededBy(replayed, claim);

const text = z.string();
const whole = z.number().int();

function aClaim(id: string, articleId: string, state: string): ReplayedClaim {
  return {
    ...{ id, articleId, state, heldFrom: null, revision: 1, priority: 0, asked: null, opened: null, verdict: null, verdicts: 0 },
    places: noPlaces(),
    ...{ evidence: new Map(), assessments: [], recused: new Set(), assigned: new Set() },
  };
}

/** The verdict's ground moved: it does not stand any more, and a settled claim waits to be settled again. */
function loseGround(claim: ReplayedClaim, to: string): void {
  claim.verdict = null;
  if (claim.state === "decided" || claim.state === "published") claim.state = to;
}

/** With the quorum in, a claim under review is assessed, and editors may read. */
function lookAtQuorum(replayed: Replayed, claim: ReplayedClaim): void {
  if (assessorsOf(claim).length === 0 || !isQuorumIn(replayed, claim)) return;
  if (claim.state === "inReview") claim.state = "assessed";
  claim.opened = claim.revision;
}

/** After a change of policy, what under review has its quorum counts as assessed. */
function lookAtAll(replayed: Replayed, of: (claim: ReplayedClaim) => boolean): void {
  for (const claim of replayed.claims.values()) {
    if (of(claim)) lookAtQuorum(replayed, claim);
  }
}

type Told = { event: ReadEvent; payload: Record<string, unknown>; actorId: string };

const ofClaim: Record<string, (claim: ReplayedClaim, told: Told, replayed: Replayed) => void> = {
  "claim.rewritten": (claim, { payload }) => {
    claim.revision = z.object({ revision: whole }).parse(payload.to).revision;
    claim.verdict = null;
    claim.state = claim.state === "accepted" ? "accepted" : "inReview";
  },
  "evidence.attached": (claim, { payload }, { evidenceNumbers }) => {
    const { evidenceId, evidence } = z.object({ evidenceId: text, evidence: z.object({ number: whole }) }).parse(payload);
    claim.evidence.set(evidence.number, 1);
    evidenceNumbers.set(evidenceId, evidence.number);
    loseGround(claim, "assessed");
    if (claim.state === "accepted") claim.state = "inReview";
  },
  "evidence.revised": (claim, { payload }) => {
    const { number } = z.object({ number: whole }).parse(payload.to);
    claim.evidence.set(number, (claim.evidence.get(number) ?? 0) + 1);
    loseGround(claim, "assessed");
  },
  "evidence.withdrawn": (claim, { payload }) => {
    claim.evidence.delete(whole.parse(payload.number));
    loseGround(claim, "assessed");
  },
  "assessment.submitted": giveAssessment,
  "assessment.reaffirmed": giveAssessment,
  "claim.sentBack": (claim) => {
    for (const one of assessorsOf(claim)) one.isAwaited = true;
    claim.state = "inReview";
  },
  "claim.assessmentAsked": (claim, { payload }) => {
    const { quorum, assigneeId } = z.object({ quorum: whole, assigneeId: text.nullable() }).parse(payload);
    claim.asked = quorum;
    if (assigneeId !== null) claim.assigned.add(assigneeId);
    claim.state = "inReview";
  },
  "claim.assessmentWaived": (claim, _, replayed) => {
    claim.asked = null;
    lookAtQuorum(replayed, claim);
  },
  "claim.assessmentsRejected": (claim) => {
    for (const one of assessorsOf(claim)) one.isIn = false;
    claim.state = "inReview";
  },
  "claim.conflictDeclared": (claim, { actorId }, replayed) => {
    claim.recused.add(actorId);
    claim.assigned.delete(actorId);
    const own = assessorsOf(claim).filter(({ reviewerId }) => reviewerId === actorId);
    for (const one of own) one.isIn = false;
    if (claim.state === "assessed" && own.length > 0 && !isQuorumIn(replayed, claim)) claim.state = "inReview";
  },
  "claim.lostGround": moveWords,
  "claim.recusalEnded": (claim, { payload }) => {
    claim.recused.delete(text.parse(payload.memberId));
  },
  "claim.decided": (claim, { payload }) => {
    const number = whole.parse(payload.number);
    claim.verdict = { number, revision: claim.revision, evidence: sayEvidence(claim.evidence), ...wordsIn(claim.places) };
    claim.verdicts += 1;
    claim.state = "decided";
    claim.assigned.clear();
  },
  "claim.published": (claim) => {
    claim.state = "published";
  },
  "claim.reopened": (claim) => loseGround(claim, "assessed"),
  "claim.held": (claim) => setAside(claim, "onHold"),
  "claim.dismissed": (claim) => setAside(claim, "dismissed"),
  "claim.withdrawn": (claim) => setAside(claim, "withdrawn"),
  "claim.split": replaceClaim,
  "claim.merged": replaceClaim,
  "claim.markedDuplicate": replaceClaim,
  "claim.resumed": comeBack,
  "claim.restored": comeBack,
  "claim.lineageUndone": (claim, told) => {
    // Told of the claims that come back, and of those that were made of them, which go.
    if (told.payload.to === "withdrawn") setAside(claim, "withdrawn");
    else comeBack(claim, told);
  },
  "claim.anchored": (claim, told) => {
    carryWords(claim.places, told.payload);
    moveWords(claim, told);
  },
  "claim.placed": (claim, told) => {
    placeWords(claim.places, told.payload);
    moveWords(claim, told);
  },
  "claim.unplaced": (claim, told, replayed) => {
    unplaceWords(claim.places, told.payload);
    moveWords(claim, told);
    replayed.takenBack += 1;
  },
  "claim.assigned": (claim, { payload }) => {
    claim.assigned.add(text.parse(payload.assigneeId));
  },
  "claim.unassigned": (claim, { payload }) => {
    claim.assigned.delete(text.parse(payload.assigneeId));
  },
  "claim.prioritised": (claim, { payload }, replayed) => {
    claim.priority = whole.parse(payload.to);
    lookAtAll(replayed, ({ id }) => id === claim.id);
  },
};

function giveAssessment(claim: ReplayedClaim, { payload, actorId }: Told, replayed: Replayed): void {
  const { assessmentId, revision } = z.object({ assessmentId: text, revision: whole }).parse(payload);
  for (const one of assessorsOf(claim)) if (one.reviewerId === actorId) one.isIn = false;
  claim.assessments.push({ id: assessmentId, reviewerId: actorId, revision, isIn: true, isAwaited: false });
  if (claim.state === "accepted") claim.state = "inReview";
  lookAtQuorum(replayed, claim);
}

function setAside(claim: ReplayedClaim, state: string): void {
  // From hold, what it was held from stays what it goes back to.
  claim.heldFrom = claim.state === "onHold" ? claim.heldFrom : claim.state;
  claim.state = state;
}

function replaceClaim(claim: ReplayedClaim): void {
  claim.heldFrom = claim.state === "decided" ? "assessed" : claim.state;
  claim.state = "withdrawn";
  claim.verdict = null;
  claim.assigned.clear();
}

function comeBack(claim: ReplayedClaim, { payload }: Told): void {
  const to = text.parse(payload.to);
  const stood = claim.heldFrom ?? "accepted";
  // A settled claim that comes back is looked at anew: it may have to be settled again. Nothing else may change on the way.
  if (to !== stood && !(stood === "decided" && to === "assessed")) throw new Error(`A claim that stood ${stood} came back ${to}.`);
  if (to !== stood) claim.verdict = null;
  claim.state = to;
  claim.heldFrom = null;
}

function moveWords(claim: ReplayedClaim, { payload }: Told): void {
  if (payload.staleVerdict === null) return;
  loseGround(claim, "assessed");
  if ((claim.state === "onHold" || claim.state === "withdrawn") && claim.heldFrom === "decided") claim.heldFrom = "assessed";
}

const ofNewsroom: Record<string, (replayed: Replayed, told: Told) => void> = {
  "workspace.described": (replayed, { payload }) => {
    const said = z.object({ quorum: whole, urgentQuorum: whole.nullable() }).parse(payload);
    Object.assign(replayed, said);
    lookAtAll(replayed, () => true);
  },
  "member.added": ({ members }, { event, payload }) => {
    members.set(event.subject.memberId ?? "", { role: text.parse(payload.role), isDisabled: false });
  },
  "member.role-changed": ({ members }, { event, payload }) => {
    const id = event.subject.memberId ?? "";
    members.set(id, { isDisabled: members.get(id)?.isDisabled ?? false, role: text.parse(payload.to) });
  },
  "article.reviewPolicySet": (replayed, { event, payload }) => {
    const articleId = event.subject.articleId ?? "";
    replayed.articleQuorums.set(articleId, z.object({ quorum: whole.nullable() }).parse(payload.to).quorum);
    lookAtAll(replayed, (claim) => claim.articleId === articleId);
  },
  "report.published": (replayed) => {
    replayed.published += 1;
  },
  "claim.marked": ({ claims }, { event: { subject }, payload }) => {
    const claim = aClaim(subject.claimId ?? "", subject.articleId ?? "", "accepted");
    markWords(claim.places, payload);
    claims.set(claim.id, claim);
  },
  "claim.derived": ({ claims }, { event: { subject }, payload }) => {
    const { from, carried } = z.object({ from: z.array(text), carried: z.array(z.object({ number: whole })) }).parse(payload);
    const claim = aClaim(subject.claimId ?? "", subject.articleId ?? "", carried.length > 0 ? "inReview" : "accepted");
    claim.priority = Math.max(...from.map((id) => claims.get(id)?.priority ?? 0));
    for (const { number } of carried) claim.evidence.set(number, 1);
    claim.places.now = from.flatMap((id) => claims.get(id)?.places.now ?? []).map((place) => ({ ...place }));
    claims.set(claim.id, claim);
  },
};

/** Tells one more event. Throws on an event that cannot have happened. */
export function replay(replayed: Replayed, event: ReadEvent): void {
  if (event.sequence !== replayed.size) throw new Error(`Event ${event.sequence} came where ${replayed.size} was due.`);
  replayed.size += 1;
  const told: Told = { event, payload: event.payload, actorId: event.actor.id ?? "" };
  ofNewsroom[event.type]?.(replayed, told);
  const claim = replayed.claims.get(event.subject.claimId ?? "");
  if (claim !== undefined) ofClaim[event.type]?.(claim, told, replayed);
}
