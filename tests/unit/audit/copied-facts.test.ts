import { expect, test } from "vitest";
import { erasedPart } from "@/lib/audit/private-parts";
import type { ReadEvent } from "@/lib/audit/read-event";
import { replayFacts } from "@/lib/audit/recorded-facts";
import { emptyReplay } from "@/lib/audit/replay";

const wording = { revision: 1, statement: "It was 41 million.", claimant: null };

function derived(claimId: string, copies: object): ReadEvent {
  const payload = {
    stepId: "step",
    relation: "split",
    from: ["before"],
    wording,
    carried: [],
    carriedDiligence: { searches: 1, contacts: 0 },
  };
  return {
    ...{ version: 2, workspace: "w", sequence: 7, stream: `claim:${claimId}`, streamSequence: 0, previous: null, type: "claim.derived" },
    ...{ actor: { id: "e", name: "Edith Editor", role: "editor" }, time: "2026-11-29T01:00:00.000Z", salt: "" },
    ...{ subject: { articleId: "a", claimId }, payload: { ...payload, ...copies } },
  };
}

const copies = { evidence: [], searches: [{ id: "copy", of: "search" }], contacts: [], sets: [] };

test("a claim whose event names no copies is remembered as one whose rows are unknown", () => {
  const replay = emptyReplay();
  replayFacts([derived("old", {}), derived("erased", { copies: erasedPart }), derived("new", { copies })], replay);
  expect([...replay.untold]).toEqual(["old", "erased"]);
});

test("a copy holds what was known of its original when it was made, and not what became of that later", () => {
  const replay = emptyReplay();
  const expected = { note: "Nothing there.", claimId: "before", carriedFromId: "" };
  replay.facts.set("EvidenceSearch/search", { table: "EvidenceSearch", row: "search", sequence: 3, expected });
  const facts = replayFacts([derived("new", { copies })], replay);
  replay.facts.set("EvidenceSearch/search", {
    table: "EvidenceSearch",
    row: "search",
    sequence: 9,
    expected: { ...expected, note: "Found." },
  });
  expect(facts.get("EvidenceSearch/copy")?.expected).toEqual({ note: "Nothing there.", claimId: "new", carriedFromId: "search" });
});
