import { z } from "zod";
import { type ClaimAction, type ClaimState, claimStates, nextClaimState } from "@/lib/claims/workflow";
import { momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import { erasedPart } from "./private-parts";
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

const neverTold = "?";

/** All lines in order, unless a time in them was never told. */
const wholly = (lines: readonly string[]) => (lines.some((line) => line.includes(neverTold)) ? undefined : lines.toSorted().join("\n"));

/** Whose work a claim is after an event, and since when by whose word: of somebody who had it already, by the first; and whose it was, until when. */
function assigned(event: ReadEvent, replay: Replay, change: (held: Map<string, string>) => unknown) {
  const held = assignees(known(event, replay).assignees);
  const dueBefore = new Map(held);
  change(held);
  const { claimId } = event.subject;
  const before = new Map((replay.listed.get(`given ${claimId}`) ?? []).map((line) => [line.slice(0, line.indexOf(" ")), line]));
  const moment = momentOf(event) ?? neverTold;
  const given = [...held.keys()].map((id) => before.get(id) ?? `${id} ${personOf(event) || "-"} ${moment}`);
  replay.listed.set(`given ${claimId}`, given);
  const gone = [...dueBefore].filter(([id]) => !held.has(id));
  const over = [
    ...(replay.listed.get(`taken back ${claimId}`) ?? []),
    ...gone.map(([id, due]) => `${before.get(id)} ${due || "-"} ${moment}`),
  ];
  replay.listed.set(`taken back ${claimId}`, over);
  const lines = [...held].map(([id, due]) => `${id} ${due}`);
  const former = over.map((line) => line.slice(0, line.indexOf(" ")));
  return { assignees: lines.toSorted().join("\n"), given: wholly(given), former: former.toSorted().join("\n"), takenBack: wholly(over) };
}

const nobodys = (event: ReadEvent, replay: Replay) => assigned(event, replay, (held) => held.clear());

/** A new claim: where it stands, of which article, and who made it. */
function born(event: ReadEvent, at: string, priority: unknown = 0): Said {
  // In one piece: there are many, and an object put together of others takes several times as long.
  return claim(event, {
    heldFrom: "",
    openedRevision: "",
    assignees: "",
    given: "",
    former: "",
    takenBack: "",
    quorum: "",
    translationOfId: "",
    originalsRuledOutAt: "",
    articleId: event.subject.articleId,
    state: at,
    priority,
    revision: 1,
    createdById: personOf(event),
    createdAt: momentOf(event),
  });
}

const moving = (event: ReadEvent, replay: Replay) => claim(event, moved(event, replay));
const ended = (event: ReadEvent, replay: Replay) => claim(event, { ...moved(event, replay), ...nobodys(event, replay) });

const setAsideTold = z.object({ from: state });

/** Set aside, to go on from where it stood. */
const setAside = (event: ReadEvent, replay: Replay) => {
  const { from } = setAsideTold.parse(event.payload);
  const heldFrom = from === "onHold" ? known(event, replay).heldFrom : toldState(from);
  return claim(event, { ...moved(event, replay), heldFrom });
};

const replacedTold = z.object({ from: state });

/** Others stand in its place. A verdict that became stale by it does not stand again when that is undone. */
const replaced = (event: ReadEvent, replay: Replay) => {
  const { from } = replacedTold.parse(event.payload);
  return claim(event, { ...moved(event, replay), ...nobodys(event, replay), heldFrom: from === "decided" ? underReview : toldState(from) });
};

const returnedTold = z.object({ to: state });
const returned = (event: ReadEvent) => claim(event, { state: toldState(returnedTold.parse(event.payload).to), heldFrom: "" });

const undoneTold = z.object({ to: state });

/** What a step was taken of comes back; what it had made is withdrawn. */
const undone = (event: ReadEvent, replay: Replay) => {
  const { to } = undoneTold.parse(event.payload);
  return claim(event, { state: toldState(to), heldFrom: to === "withdrawn" ? known(event, replay).state : "" });
};

/** The ground under a verdict moved: the claim has to be settled anew, also one that is set aside. */
function grounded(event: ReadEvent, replay: Replay): Said {
  const { state: at } = known(event, replay);
  return claim(event, { state: stateAfter(at, "loseGround"), ...(at === "onHold" || at === "withdrawn" ? { heldFrom: underReview } : {}) });
}

const shakenTold = z.object({ staleVerdict: z.int().nullable() });
const shaken = (event: ReadEvent, replay: Replay): Said | undefined => {
  const { staleVerdict } = shakenTold.parse(event.payload);
  return staleVerdict === null ? undefined : grounded(event, replay);
};

/** What somebody decided about a candidate, which the same words in later snapshots take over. */
function candidateDecided(event: ReadEvent, replay: Replay, decision: { candidateId: string; state: string; dismissReason: string }): Said {
  const { candidateId: row, ...said } = decision;
  const claimId = event.subject.claimId ?? "";
  const expected = { ...said, claimId, decidedById: personOf(event), decidedAt: momentOf(event) };
  const key = `${event.subject.articleId} ${claimId}`;
  const isErased = said.dismissReason === erasedPart;
  const made = replay.decisions.get(key) ?? [];
  made.push(isErased ? { ...expected, dismissReason: undefined } : expected);
  replay.decisions.set(key, made);
  return { table: "Candidate", row, expected };
}

const claimAccepted = z.object({ candidateId: text });
const claimDerived = z.object({ carried: z.array(z.unknown()), from: z.array(text) });
const candidateDismissed = z.object({ candidateId: text, reason: text });
const candidateRestored = z.object({ candidateId: text });
const claimRewritten = z.object({ to: z.object({ revision: z.int() }) });
const claimTranslationSet = z.object({ to: text.nullable() });
const claimPrioritised = z.object({ to: z.int() });
const claimAssigned = z.object({ assigneeId: text, dueAt: text.nullable() });
const claimAssessmentAsked = z.object({ assigneeId: text.nullable(), quorum: z.int() });
const claimUnassigned = z.object({ assigneeId: text });
const claimConflictDeclared = z.object({ recusalId: text, reason: text, withdrawn: z.array(text) });
const claimRecusalEnded = z.object({ recusalId: text });

/** What events say of claims: their state, priority and wording, and whose work they are. */
export const claimSayings: Sayings = {
  "claim.marked": (event) => born(event, "accepted"),
  "claim.accepted": (event, replay) => {
    const { candidateId } = claimAccepted.parse(event.payload);
    return [born(event, "accepted"), candidateDecided(event, replay, { candidateId, state: "accepted", dismissReason: "" })];
  },
  "claim.imported": (event) => born(event, "accepted"),
  "claim.derived": (event, { facts }) => {
    const { carried, from } = claimDerived.parse(event.payload);
    const urgency = from.map((id) => Number(facts.get(`Claim/${id}`)?.expected.priority));
    const most = Math.max(...urgency);
    return born(event, carried.length > 0 ? underReview : "accepted", Number.isNaN(most) ? undefined : most);
  },
  "candidate.dismissed": (event, replay) => {
    const { candidateId, reason } = candidateDismissed.parse(event.payload);
    return candidateDecided(event, replay, { candidateId, state: "dismissed", dismissReason: reason });
  },
  "candidate.restored": ({ payload }) => {
    const { candidateId } = candidateRestored.parse(payload);
    return { table: "Candidate", row: candidateId, expected: { state: "proposed", dismissReason: "", decidedById: "", decidedAt: "" } };
  },
  "claim.rewritten": (event, replay) => {
    const { revision } = claimRewritten.parse(event.payload).to;
    return claim(event, { ...moved(event, replay), revision });
  },
  "claim.translationSet": (event) =>
    claim(event, { translationOfId: claimTranslationSet.parse(event.payload).to ?? "", originalsRuledOutAt: "" }),
  "claim.translationRuledOut": (event) => claim(event, { translationOfId: "", originalsRuledOutAt: momentOf(event) }),
  "claim.prioritised": (event) => claim(event, { priority: claimPrioritised.parse(event.payload).to }),
  "claim.assigned": (event, replay) => {
    const { assigneeId, dueAt } = claimAssigned.parse(event.payload);
    return claim(
      event,
      assigned(event, replay, (held) => held.set(assigneeId, dueAt ?? "")),
    );
  },
  "claim.assessmentAsked": (event, replay) => {
    const { assigneeId, quorum } = claimAssessmentAsked.parse(event.payload);
    const held = assigned(event, replay, (list) => assigneeId !== null && list.set(assigneeId, ""));
    return claim(event, { ...held, quorum });
  },
  "claim.assessmentWaived": (event) => claim(event, { quorum: "" }),
  "claim.unassigned": (event, replay) => {
    const { assigneeId } = claimUnassigned.parse(event.payload);
    return claim(
      event,
      assigned(event, replay, (held) => held.delete(assigneeId)),
    );
  },
  "claim.conflictDeclared": (event, replay) => {
    const { recusalId, reason, withdrawn } = claimConflictDeclared.parse(event.payload);
    return [
      claim(
        event,
        assigned(event, replay, (held) => held.delete(personOf(event))),
      ),
      {
        table: "Recusal",
        row: recusalId,
        expected: {
          ...{ reason, memberId: personOf(event), isEnded: false, endedAt: "" },
          ...{ claimId: String(event.subject.claimId), createdAt: momentOf(event) },
        },
      },
      ...withdrawn.map((row): Said => ({ table: "Assessment", row, expected: { state: "withdrawn" } })),
    ];
  },
  "claim.recusalEnded": (event) => ({
    table: "Recusal",
    row: claimRecusalEnded.parse(event.payload).recusalId,
    expected: { isEnded: true, endedAt: momentOf(event) },
  }),
  "claim.decided": ended,
  "claim.split": replaced,
  "claim.merged": replaced,
  "claim.markedDuplicate": replaced,
  "claim.restored": returned,
  "claim.resumed": returned,
  "claim.lineageUndone": undone,
  "claim.held": setAside,
  "claim.dismissed": setAside,
  "claim.withdrawn": setAside,
  "claim.lostGround": grounded,
  "claim.anchored": shaken,
  "claim.placed": shaken,
  "claim.unplaced": shaken,
  ...Object.fromEntries(
    [
      ...["evidence.attached", "evidence.revised", "evidence.withdrawn", "assessment.submitted", "assessment.reaffirmed"],
      ...["claim.published", "claim.reopened"],
    ].map((type) => [type, moving]),
  ),
};
