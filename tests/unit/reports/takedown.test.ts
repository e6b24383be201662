import { describe, expect, test } from "vitest";
import { includedClaims } from "@/lib/reports/included-claims";
import { planTakedown, type ReadableVersion } from "@/lib/reports/takedown";
import { type ReportVersion, sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aVersion, onlyClaim } from "@/tests/builders/publication";

const moment = { at: new Date("2026-11-28T12:00:00Z"), by: "Olga Owner", category: "courtOrder" } as const;
const first = aVersion();
const claim = onlyClaim(first);
const secret = "The claim that a court wants gone.";
const other = { ...claim, id: "0190aaaa-0000-7000-8000-0000000000ff", slug: "other", statement: secret };

function readable(version: ReportVersion): ReadableVersion {
  return { id: `row ${version.report.number}`, contentHash: sealVersion(version).contentHash, version };
}

function numbered(version: ReportVersion, number: number, claims: ReportVersion["claims"]): ReadableVersion {
  const reason = `Reason of version ${number}.`;
  return readable({ ...version, report: { ...version.report, number, reason }, claims });
}

const heir = {
  ...claim,
  history: [{ number: 1, publishedAt: first.report.publishedAt, statement: secret, rating: { key: "false", label: "False", position: 0 } }],
};

function planned(plan: ReturnType<typeof planTakedown>) {
  if ("problem" in plan) throw new Error(plan.problem);
  return plan;
}

describe("taking down a claim", () => {
  const versions = [numbered(first, 1, [claim]), numbered(first, 2, [claim, other]), numbered(first, 3, [heir, other])];
  const plan = planned(planTakedown(versions, { claimId: other.id, number: null }, moment));

  test("takes every version that tells of it, and none that does not", () => {
    expect(plan.versions.map(({ id }) => id)).toEqual(["row 2", "row 3"]);
    expect(plan.isWhole).toBe(false);
  });

  test("leaves a valid next version without it, its words or the reasons given beside them, chained to the one before", () => {
    const { next } = plan;
    if (next === null) throw new Error("There is no next version.");
    expect(next.claims.map(({ id }) => id)).toEqual([claim.id]);
    expect(next.report).toMatchObject({ number: 4, change: "retraction", reason: "A claim was taken down: a court ordered it." });
    expect(next.report.history.at(-1)).toMatchObject({ number: 3, reason: "", contentHash: versions[2]?.contentHash });
    const { canonical } = sealVersion(next);
    expect(new TextDecoder().decode(canonical)).not.toContain(secret);
  });

  test("takes a version that holds its words only as those of an heir's past", () => {
    const later = planned(
      planTakedown([numbered(first, 1, [claim, other]), numbered(first, 2, [heir])], { claimId: other.id, number: null }, moment),
    );
    expect(later.versions).toHaveLength(2);
    expect(later.next?.claims).toMatchObject([{ id: claim.id, history: [] }]);
  });

  test("of a report that has no other takes the whole report", () => {
    const alone = planned(planTakedown([numbered(first, 1, [claim])], { claimId: claim.id, number: null }, moment));
    expect([alone.isWhole, alone.next, alone.versions.length]).toEqual([true, null, 1]);
  });

  test("of a version is refused for the newest, and takes no other", () => {
    expect(planned(planTakedown(versions, { claimId: null, number: 2 }, moment)).versions.map(({ id }) => id)).toEqual(["row 2"]);
    expect(planTakedown(versions, { claimId: null, number: 3 }, moment)).toHaveProperty("problem");
    expect(planTakedown(versions, { claimId: null, number: 9 }, moment)).toHaveProperty("problem");
    expect(planTakedown(versions, { claimId: "0190aaaa-0000-7000-8000-00000000dead", number: null }, moment)).toHaveProperty("problem");
  });
});

test("what was taken down goes into no later version", () => {
  const published = { slug: "claim-1", versionNumber: 1, takedownId: "0190aaaa-0000-7000-8000-00000000beef" };
  expect(includedClaims(aPublication({ claims: [aLoadedClaim({ state: "published", published })] }))).toEqual([]);
});
