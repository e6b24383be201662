import * as policy from "@/lib/confidential/policy";
import { type Action, allow, me, somebody, staff } from "./cases";

const nothing = { isSealed: false, isErased: false, readerIds: [], hasKey: true };
const others = { ...nothing, isSealed: true, readerIds: [somebody] };
const mine = { ...others, readerIds: [somebody, me] };
const states = {
  "nothing sealed": nothing,
  "sealed for others": others,
  "sealed for me": mine,
  "sealed for me, no key": { ...mine, hasKey: false },
  "nothing sealed, no key": { ...nothing, hasKey: false },
  "erased, I was a reader": { ...mine, isErased: true },
  "erased, I was none": { ...others, isErased: true },
};
const sealed = ["sealed for others", "sealed for me", "sealed for me, no key"];

const ask = (
  may: (actor: Parameters<typeof policy.maySealSource>[0], subject: policy.SealedSubject) => ReturnType<typeof policy.maySealSource>,
) => Object.entries(states).map(([state, subject]): Action["cases"][number] => ({ state, ask: (who) => may(who, subject) }));

/** What may be done with confidential sources, for the policy matrix: owners are no readers by being owners. */
export const confidential: Record<string, Action> = {
  maySealSource: {
    cases: ask(policy.maySealSource),
    allowed: allow(staff, ["nothing sealed", "sealed for me", "erased, I was a reader", "erased, I was none"]),
  },
  mayReadSealedSource: {
    cases: ask(policy.mayReadSealedSource),
    allowed: allow([...staff, "viewer"], ["sealed for me"]),
  },
  mayWithholdSource: {
    cases: ask(policy.mayWithholdSource),
    allowed: {
      ...allow(staff, ["sealed for me", "erased, I was a reader"]),
      owner: ["sealed for me", "erased, I was a reader", "erased, I was none"],
    },
  },
  mayNameSealedReader: { cases: ask(policy.mayNameSealedReader), allowed: { owner: sealed } },
  mayRemoveSealedReader: {
    cases: ask(policy.mayRemoveSealedReader),
    allowed: { owner: [...sealed, "erased, I was a reader", "erased, I was none"] },
  },
  mayResealSources: {
    cases: [true, false].map((hasKeys) => ({
      state: hasKeys ? "two keys" : "one key",
      ask: (who) => policy.mayResealSources(who, { hasKeys }),
    })),
    allowed: { system: ["two keys"] },
  },
  mayEraseSealedSource: { cases: ask(policy.mayEraseSealedSource), allowed: { owner: sealed } },
};
