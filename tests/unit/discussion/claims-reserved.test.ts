import { describe, expect, test } from "vitest";
import type { Actor, Role } from "@/lib/actor";
import { claimsReserved, type TouchedClaim } from "@/lib/discussion/policy";

const me = "00000000-0000-7000-8000-000000000001";
const other = "00000000-0000-7000-8000-000000000002";
const actor = (role: Role): Actor => ({ workspaceId: other, userId: me, name: "Ada", role });

const blank = {
  awaitedIds: [],
  recusedIds: [],
  assignedIds: null,
  isOpened: false,
  wasOpened: false,
  isAnotherAsked: false,
  pastReaderIds: [],
  everyPastReaderIds: [],
  quorum: 2,
  id: "claim",
};
const claim = (state: TouchedClaim["state"], ids: Partial<TouchedClaim> = {}): TouchedClaim => ({
  ...{ ...blank, state, assessorIds: [], authorIds: [], everyAuthorIds: [] },
  ...ids,
});

describe("a comment is kept for those who may see assessments", () => {
  const mine = { assessorIds: [me], authorIds: [me], everyAuthorIds: [me] };
  const quorumIn = { assessorIds: [other, "third"], authorIds: [other, "third"], everyAuthorIds: [other, "third"] };
  test.each<[string, Role, TouchedClaim, boolean]>([
    ["not by somebody who knows none", "reviewer", claim("inReview"), false],
    ["by somebody whose own is in", "reviewer", claim("inReview", mine), true],
    ["by somebody who assessed an earlier wording", "reviewer", claim("inReview", { everyAuthorIds: [me] }), true],
    ["by an editor once the quorum is in", "editor", claim("assessed", quorumIn), true],
    ["not by a reviewer who is still to assess then", "reviewer", claim("assessed", quorumIn), false],
    ["by an editor who could read an earlier wording's", "editor", claim("inReview", { wasOpened: true }), true],
    ["by somebody who could read them as an editor", "reviewer", claim("inReview", { everyPastReaderIds: [me] }), true],
    ["not by an editor before", "editor", claim("inReview"), false],
    ["not once the verdict is settled", "reviewer", claim("decided", mine), false],
  ])("%s", (_, role, touched, isKept) => {
    expect(claimsReserved(actor(role), { about: "claim", touched: [touched] })).toEqual(isKept ? ["claim"] : []);
  });

  test("always when it is about assessments, whatever the state", () => {
    for (const state of ["inReview", "decided"] as const) {
      expect(claimsReserved(actor("editor"), { about: "question", touched: [claim(state)] })).toEqual(["claim"]);
    }
  });

  test("for each of the claims that its words touch", () => {
    const touched = [claim("inReview", mine), { ...claim("inReview"), id: "another" }];
    expect(claimsReserved(actor("reviewer"), { about: "passage", touched })).toEqual(["claim"]);
  });
});
