import * as reportPolicy from "@/lib/reports/policy";
import { type Action, allow, always, editors, stateless } from "./cases";

const retractions = [false, true].flatMap((isOwn) =>
  [false, true].map((isSettled) => ({ state: `${isOwn ? "own" : "other's"}, ${isSettled ? "settled" : "waiting"}`, isOwn, isSettled })),
);

export const reports: Record<string, Action> = {
  mayDraftReport: { cases: stateless(reportPolicy.mayDraftReport), allowed: allow(editors, [always]) },
  mayPublishReport: { cases: stateless(reportPolicy.mayPublishReport), allowed: allow(editors, [always]) },
  maySetWaivableRules: { cases: stateless(reportPolicy.maySetWaivableRules), allowed: allow(["owner"], [always]) },
  mayWaiveRule: {
    cases: [false, true].map((isDrafted) => ({
      state: isDrafted ? "drafted" : "not drafted",
      ask: (who) => reportPolicy.mayWaiveRule(who, { isDrafted }),
    })),
    allowed: allow(editors, ["drafted"]),
  },
  mayEndWaivers: { cases: stateless(reportPolicy.mayEndWaivers), allowed: allow(editors, [always]) },
  mayAskRetraction: {
    cases: [false, true].map((isPublished) => ({
      state: isPublished ? "published" : "not published",
      ask: (who) => reportPolicy.mayAskRetraction(who, { isPublished }),
    })),
    allowed: allow(editors, ["published"]),
  },
  mayConfirmRetraction: {
    cases: retractions.map(({ state, ...asked }) => ({ state, ask: (who) => reportPolicy.mayConfirmRetraction(who, asked) })),
    allowed: allow(editors, ["other's, waiting"]),
  },
  mayDropRetraction: {
    cases: retractions.map(({ state, ...asked }) => ({ state, ask: (who) => reportPolicy.mayDropRetraction(who, asked) })),
    allowed: allow(editors, ["own, waiting", "other's, waiting"]),
  },
  mayAskTakedown: {
    cases: [false, true].map((isPublished) => ({
      state: isPublished ? "published" : "not published",
      ask: (who) => reportPolicy.mayAskTakedown(who, { isPublished }),
    })),
    allowed: allow(editors, ["published"]),
  },
  mayConfirmTakedown: {
    cases: retractions.map(({ state, ...asked }) => ({ state, ask: (who) => reportPolicy.mayConfirmTakedown(who, asked) })),
    allowed: allow(["owner"], ["other's, waiting"]),
  },
  mayDropTakedown: {
    cases: retractions.map(({ state, ...asked }) => ({ state, ask: (who) => reportPolicy.mayDropTakedown(who, asked) })),
    allowed: allow(editors, ["own, waiting", "other's, waiting"]),
  },
  mayReportError: { cases: stateless(reportPolicy.mayReportError), allowed: allow(["reader"], [always]) },
  mayAnswerErrorReport: {
    cases: [false, true].map((isAnswered) => ({
      state: isAnswered ? "answered" : "waiting",
      ask: (who) => reportPolicy.mayAnswerErrorReport(who, { isAnswered }),
    })),
    allowed: allow(editors, ["waiting"]),
  },
};
