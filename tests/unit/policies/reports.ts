import * as reportPolicy from "@/lib/reports/policy";
import { type Action, allow, always, editors, stateless } from "./cases";

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
  mayReportError: { cases: stateless(reportPolicy.mayReportError), allowed: allow(["reader"], [always]) },
  mayAnswerErrorReport: {
    cases: [false, true].map((isAnswered) => ({
      state: isAnswered ? "answered" : "waiting",
      ask: (who) => reportPolicy.mayAnswerErrorReport(who, { isAnswered }),
    })),
    allowed: allow(editors, ["waiting"]),
  },
};
