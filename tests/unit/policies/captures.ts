import * as policy from "@/lib/evidence/policy";
import type { Action } from "./cases";

const staff = (...states: string[]): Action["allowed"] => ({ owner: states, editor: states, reviewer: states });
const url = "https://city.org/accounts";

/** What may be done with captures, for the policy matrix. */
export const captures: Record<string, Action> = {
  mayRequestCapture: {
    cases: [
      { state: "has an address", ask: (who) => policy.mayRequestCapture(who, { url, isUnderWay: false }) },
      { state: "is being captured", ask: (who) => policy.mayRequestCapture(who, { url, isUnderWay: true }) },
      {
        state: "has an address for examples",
        ask: (who) => policy.mayRequestCapture(who, { url: "https://city.example/accounts", isUnderWay: false }),
      },
      { state: "has no address", ask: (who) => policy.mayRequestCapture(who, { url: null, isUnderWay: false }) },
    ],
    allowed: staff("has an address"),
  },
  mayDescribeSource: { cases: [{ state: "always", ask: policy.mayDescribeSource }], allowed: staff("always") },
  mayGiveSourceAddress: {
    cases: [false, true].map((hasAddress) => ({
      state: hasAddress ? "has an address" : "has no address",
      ask: (who) => policy.mayGiveSourceAddress(who, { hasAddress }),
    })),
    allowed: staff("has no address"),
  },
  mayAttachToContact: { cases: [{ state: "always", ask: policy.mayAttachToContact }], allowed: staff("always") },
  mayUploadCapture: { cases: [{ state: "always", ask: policy.mayUploadCapture }], allowed: staff("always") },
  mayRunCapture: {
    cases: [
      { state: "open", ask: (who) => policy.mayRunCapture(who, { isFinished: false }) },
      { state: "finished", ask: (who) => policy.mayRunCapture(who, { isFinished: true }) },
    ],
    allowed: { system: ["open"] },
  },
  mayRecordFixity: { cases: [{ state: "always", ask: policy.mayRecordFixity }], allowed: { system: ["always"] } },
};
