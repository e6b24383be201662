import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { articles } from "./policies/articles";
import { audit } from "./policies/audit";
import { captures } from "./policies/captures";
import { type Action, actor, roles } from "./policies/cases";
import { claims } from "./policies/claims";
import { confidential } from "./policies/confidential";
import { discussion } from "./policies/discussion";
import { evidence } from "./policies/evidence";
import { exchange } from "./policies/exchange";
import { notifications } from "./policies/notifications";
import { outgoing } from "./policies/outgoing";
import { people } from "./policies/people";
import { reports } from "./policies/reports";
import { verdicts } from "./policies/verdicts";

// Every action × role × state, one file a domain in `policies`. A line of `allowed` permits exactly what it lists; all that is not listed must be denied.

const matrix: Record<string, Action> = {
  ...people,
  ...articles,
  ...captures,
  ...claims,
  ...confidential,
  ...discussion,
  ...evidence,
  ...exchange,
  ...notifications,
  ...outgoing,
  ...verdicts,
  ...reports,
  ...audit,
};

describe("the policy matrix", () => {
  test("covers every policy there is", () => {
    const policies = readdirSync("lib", { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith("policy.ts"))
      .flatMap((file) => [...readFileSync(`lib/${file}`, "utf8").matchAll(/export function (may\w+)/g)].map((match) => match[1] ?? ""));
    expect(policies.length).toBeGreaterThan(25);
    expect(Object.keys(matrix).toSorted()).toEqual(policies.toSorted());
  });

  for (const [name, action] of Object.entries(matrix)) {
    test(`${name} permits what is listed and nothing else`, () => {
      const listed = Object.values(action.allowed).flat();
      const known = action.cases.map((one) => one.state);
      expect(listed.filter((state) => !known.includes(state))).toEqual([]);
      for (const role of roles) {
        for (const { state, ask } of action.cases) {
          const answer = ask(actor(role));
          const isListed = action.allowed[role]?.includes(state) ?? false;
          expect({ role, state, isPermitted: answer === true }).toEqual({ role, state, isPermitted: isListed });
          if (answer !== true) expect(answer).toMatch(/^[A-Z“].{10,}\.$/u);
        }
      }
    });
  }
});
