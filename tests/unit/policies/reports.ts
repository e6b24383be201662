import * as reportPolicy from "@/lib/reports/policy";
import { type Action, allow, always, editors, stateless } from "./cases";

export const reports: Record<string, Action> = {
  mayDraftReport: { cases: stateless(reportPolicy.mayDraftReport), allowed: allow(editors, [always]) },
  mayPublishReport: { cases: stateless(reportPolicy.mayPublishReport), allowed: allow(editors, [always]) },
  mayReportError: { cases: stateless(reportPolicy.mayReportError), allowed: allow(["reader"], [always]) },
  mayAnswerErrorReport: {
    cases: [false, true].map((isAnswered) => ({
      state: isAnswered ? "answered" : "waiting",
      ask: (who) => reportPolicy.mayAnswerErrorReport(who, { isAnswered }),
    })),
    allowed: allow(editors, ["waiting"]),
  },
};
