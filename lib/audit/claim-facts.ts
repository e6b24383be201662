import { z } from "zod";
import { type ClaimAction, type ClaimState, claimStates, nextClaimState } from "@/lib/claims/workflow";
import type { Replay, Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const state = z.enum(claimStates);

/**
 * A claim's state as events tell it. Whether a claim in review has all its assessments hangs on settings that change for many claims at once,
 * without an event of each: the two states before a verdict are one here.
 */
export function toldState(at: ClaimState): string {
  return at === "inReview" || at === "assessed" ? underReview : at;
}

const underReview = "inReview or assessed";

/** What an event does to a claim by the workflow, from wherever it stood. */
const actions: Record<string, ClaimAction> = {
  "claim.rewritten": "rewriteClaim",
  "evidence.attached": "attachEvidence",
  "evidence.revised": "reviseEvidence",
  "evidence.withdrawn": "withdrawEvidence",
  "assessment.submitted": "submitAssessment",
  "assessment.reaffirmed": "submitAssessment",
  "claim.decided": "decideClaim",
  "claim.published": "publishReport",
  "claim.held": "holdClaim",
  "claim.dismissed": "dismissClaim",
  "claim.withdrawn": "withdrawClaim",
  "claim.split": "replaceClaim",
  "claim.merged": "replaceClaim",
  "claim.markedDuplicate": "replaceClaim",
  "claim.reopened": "reopenClaim",
  "claim.lostGround": "loseGround",
};

function stateAfter(before: unknown, action: ClaimAction): string | undefined {
  if (typeof before !== "string") return undefined;
  const at = before === underReview ? "inReview" : state.parse(before);
  return toldState(nextClaimState(at, action) ?? at);
}

function known({ subject }: ReadEvent, { facts }: Replay): Record<string, unknown> {
  return facts.get(`Claim/${subject.claimId}`)?.expected ?? {};
}

function claim({ subject }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Claim", row: String(subject.claimId), expected };
}

const moved = (event: ReadEvent, replay: Replay) => {
  const action = actions[event.type];
  return action === undefined ? {} : { state: stateAfter(known(event, replay).state, action) };
};

/** Whom a claim is given to, and until when: `id due`, in order. */
function assignees(list: unknown): Map<string, string> {
  const entries = typeof list === "string" && list !== "" ? list.split("\n") : [];
  return new Map(entries.map((entry) => [entry.slice(0, entry.indexOf(" ")), entry.slice(entry.indexOf(" ") + 1)]));
}

function assigned(list: unknown, change: (held: Map<string, string>) => void): { assignees: string } {
  const held = assignees(list);
  change(held);
  return {
    assignees: [...held]
      .map(([id, due]) => `${id} ${due}`)
      .toSorted()
      .join("\n"),
  };
}

const born = { assignees: "", quorum: "", translationOfId: "" };
const moving = (event: ReadEvent, replay: Replay) => claim(event, moved(event, replay));
const ended = (event: ReadEvent, replay: Replay) => claim(event, { ...moved(event, replay), assignees: "" });
const returned = (event: ReadEvent) => claim(event, { state: toldState(z.object({ to: state }).parse(event.payload).to) });
const shaken = (event: ReadEvent, replay: Replay): Said | undefined => {
  const { staleVerdict } = z.object({ staleVerdict: z.int().nullable() }).parse(event.payload);
  return staleVerdict === null ? undefined : claim(event, { state: stateAfter(known(event, replay).state, "loseGround") });
};

/** What events say of claims: their state, priority and wording, and whose work they are. */
export const claimSayings: Sayings = {
  "claim.marked": (event) => claim(event, { ...born, state: "accepted", revision: 1 }),
  "claim.accepted": (event) => {
    const { candidateId } = z.object({ candidateId: text }).parse(event.payload);
    return [
      claim(event, { ...born, state: "accepted", revision: 1 }),
      { table: "Candidate", row: candidateId, expected: { state: "accepted", claimId: String(event.subject.claimId), dismissReason: "" } },
    ];
  },
  "claim.imported": (event) => claim(event, { ...born, state: "accepted", revision: 1 }),
  "claim.derived": (event) => {
    const { carried } = z.object({ carried: z.array(z.unknown()) }).parse(event.payload);
    return claim(event, { ...born, state: carried.length > 0 ? underReview : "accepted", revision: 1 });
  },
  "candidate.dismissed": ({ payload }) => {
    const { candidateId, reason } = z.object({ candidateId: text, reason: text }).parse(payload);
    return { table: "Candidate", row: candidateId, expected: { state: "dismissed", dismissReason: reason } };
  },
  "candidate.restored": ({ payload }) => {
    const { candidateId } = z.object({ candidateId: text }).parse(payload);
    return { table: "Candidate", row: candidateId, expected: { state: "proposed", dismissReason: "" } };
  },
  "claim.rewritten": (event, replay) => {
    const { revision } = z.object({ to: z.object({ revision: z.int() }) }).parse(event.payload).to;
    return claim(event, { ...moved(event, replay), revision });
  },
  "claim.translationSet": (event) => claim(event, { translationOfId: z.object({ to: text.nullable() }).parse(event.payload).to ?? "" }),
  "claim.prioritised": (event) => claim(event, { priority: z.object({ to: z.int() }).parse(event.payload).to }),
  "claim.assigned": (event, replay) => {
    const { assigneeId, dueAt } = z.object({ assigneeId: text, dueAt: text.nullable() }).parse(event.payload);
    return claim(
      event,
      assigned(known(event, replay).assignees, (held) => held.set(assigneeId, dueAt ?? "")),
    );
  },
  "claim.assessmentAsked": (event, replay) => {
    const { assigneeId, quorum } = z.object({ assigneeId: text.nullable(), quorum: z.int() }).parse(event.payload);
    const held = assigned(known(event, replay).assignees, (list) => assigneeId !== null && list.set(assigneeId, ""));
    return claim(event, { ...held, quorum });
  },
  "claim.assessmentWaived": (event) => claim(event, { quorum: "" }),
  "claim.unassigned": (event, replay) => {
    const { assigneeId } = z.object({ assigneeId: text }).parse(event.payload);
    return claim(
      event,
      assigned(known(event, replay).assignees, (held) => held.delete(assigneeId)),
    );
  },
  "claim.conflictDeclared": (event, replay) => {
    const { recusalId, reason, withdrawn } = z.object({ recusalId: text, reason: text, withdrawn: z.array(text) }).parse(event.payload);
    return [
      claim(
        event,
        assigned(known(event, replay).assignees, (held) => held.delete(String(event.actor.id))),
      ),
      { table: "Recusal", row: recusalId, expected: { reason, memberId: String(event.actor.id), isEnded: false } },
      ...withdrawn.map((row): Said => ({ table: "Assessment", row, expected: { state: "withdrawn" } })),
    ];
  },
  "claim.recusalEnded": ({ payload }) => ({
    table: "Recusal",
    row: z.object({ recusalId: text }).parse(payload).recusalId,
    expected: { isEnded: true },
  }),
  "claim.decided": ended,
  "claim.split": ended,
  "claim.merged": ended,
  "claim.markedDuplicate": ended,
  "claim.restored": returned,
  "claim.resumed": returned,
  "claim.lineageUndone": returned,
  "claim.anchored": shaken,
  "claim.placed": shaken,
  ...Object.fromEntries(
    [
      ...["evidence.attached", "evidence.revised", "evidence.withdrawn", "assessment.submitted", "assessment.reaffirmed"],
      ...["claim.published", "claim.held", "claim.dismissed", "claim.withdrawn", "claim.reopened", "claim.lostGround"],
    ].map((type) => [type, moving]),
  ),
};
