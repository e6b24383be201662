import type { Actor } from "@/lib/actor";
import * as policy from "@/lib/discussion/policy";
import type { Permission } from "@/lib/permission";
import type { RulingSubject } from "@/lib/verdicts/policy";
import { type Action, allow, always, editors, me, somebody, somebodyElse, staff, stateless } from "./cases";

type Claim = policy.TouchedClaim;

const blank = {
  awaitedIds: [],
  recusedIds: [],
  assignedIds: null,
  isOpened: false,
  isAnotherAsked: false,
  quorum: 2,
  id: "claim",
  pastReaderIds: [],
};
function claim(state: RulingSubject["state"], ...assessorIds: string[]): Claim {
  return { ...blank, state, assessorIds, authorIds: assessorIds, everyAuthorIds: assessorIds, wasOpened: false, everyPastReaderIds: [] };
}
/** How the claims a discussion touches can stand to whoever asks. */
const standings: Record<string, readonly Claim[]> = {
  "no claim": [],
  "nobody in": [claim("inReview")],
  "one in, not mine": [claim("inReview", somebody)],
  "quorum in, not mine": [claim("assessed", somebody, somebodyElse)],
  "mine in": [claim("inReview", me)],
  "mine in, I keep out": [{ ...claim("inReview", me), recusedIds: [me] }],
  settled: [claim("decided", somebody, somebodyElse)],
  "mine in on one of two": [claim("inReview", me), claim("inReview", somebody)],
};
const every = Object.keys(standings);
const seenByEditors = ["no claim", "quorum in, not mine", "mine in", "settled"];
const seenByOthers = ["no claim", "mine in", "settled"];

const generally = (states: readonly string[]) => states.map((state) => `claim, ${state}`);
const ofAssessments = (states: readonly string[]) => states.flatMap((state) => [`assessment, ${state}`, `question, ${state}`]);

function discussing(ask: (actor: Actor, subject: policy.DiscussionSubject) => Permission): Action {
  const abouts = ["claim", "assessment", "question"] as const;
  return {
    cases: abouts.flatMap((about) =>
      Object.entries(standings).map(([name, touched]) => ({
        state: `${about}, ${name}`,
        ask: (who: Actor) => ask(who, { about, touched }),
      })),
    ),
    allowed: {
      ...allow(editors, [...generally(every), ...ofAssessments(seenByEditors)]),
      reviewer: [...generally(every), ...ofAssessments(seenByOthers)],
    },
  };
}

function byOpenness(
  ask: (actor: Actor, thread: policy.DiscussionSubject & { isResolved: boolean }) => Permission,
  allowed: string,
): Action {
  const about = "claim" as const;
  return {
    cases: [false, true].map((isResolved) => ({
      state: isResolved ? "resolved" : "open",
      ask: (who: Actor) => ask(who, { about, touched: [], isResolved }),
    })),
    allowed: allow(staff, [allowed]),
  };
}

function byComment(ask: (actor: Actor, comment: policy.CommentSubject) => Permission, allowed: readonly string[]): Action {
  const states = {
    ...{ standing: [false, false], withdrawn: [true, false], erased: [false, true], "withdrawn, erased": [true, true] },
    ...{ imported: [false, false, true], "imported, withdrawn": [true, false, true] },
  } satisfies Record<string, readonly boolean[]>;
  return {
    cases: [me, somebody].flatMap((authorId) =>
      Object.entries(states).map(([name, [isWithdrawn = false, isRedacted = false, isImported = false]]) => ({
        state: `${authorId === me ? "mine" : "another's"}, ${name}`,
        ask: (who: Actor) => ask(who, { authorId, isWithdrawn, isRedacted, isImported }),
      })),
    ),
    allowed: allow(staff, allowed),
  };
}

/** Reading: one's own always; another's when every claim whose assessments its author knew lets one see them. */
const reading: Action = {
  cases: [me, somebodyElse].flatMap((authorId) =>
    Object.entries(standings).map(([name, reserved]) => ({
      state: `${authorId === me ? "mine" : "another's"}, ${name}`,
      ask: (who: Actor) => policy.mayReadComment(who, { authorId, reserved }),
    })),
  ),
  allowed: {
    ...allow(editors, [...every.map((name) => `mine, ${name}`), ...seenByEditors.map((name) => `another's, ${name}`)]),
    ...allow(["reviewer", "viewer"], [...every.map((name) => `mine, ${name}`), ...seenByOthers.map((name) => `another's, ${name}`)]),
    // The system wrote none of them.
    system: [],
  },
};

export const discussion: Record<string, Action> = {
  mayReadComment: reading,
  mayBeginThread: discussing(policy.mayBeginThread),
  mayAddComment: byOpenness(policy.mayAddComment, "open"),
  mayResolveThread: byOpenness(policy.mayResolveThread, "open"),
  mayReopenThread: byOpenness(policy.mayReopenThread, "resolved"),
  mayPlaceThread: { cases: stateless(policy.mayPlaceThread), allowed: allow(staff, [always]) },
  mayEditComment: byComment(policy.mayEditComment, ["mine, standing"]),
  mayWithdrawComment: byComment(policy.mayWithdrawComment, ["mine, standing", "mine, imported"]),
  mayEraseWords: { cases: stateless(policy.mayEraseWords), allowed: allow(["owner"], [always]) },
  mayRedactComment: {
    ...byComment(policy.mayRedactComment, []),
    allowed: allow(
      ["owner"],
      ["mine", "another's"].flatMap((whose) =>
        ["standing", "withdrawn", "imported", "imported, withdrawn"].map((state) => `${whose}, ${state}`),
      ),
    ),
  },
  mayRestoreComment: byComment(policy.mayRestoreComment, ["mine, withdrawn", "mine, imported, withdrawn"]),
};
