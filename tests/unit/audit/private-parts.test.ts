import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import type { StoredEvent } from "@/lib/audit/event";
import { commitmentOf, openingFaults, openPrivateParts, sealedPartsOf, sealPrivateParts } from "@/lib/audit/private-parts";

const event: StoredEvent = {
  ...{ version: 2, workspace: "w", sequence: 5, stream: "claim:c", streamSequence: 2, previous: null },
  ...{ type: "claim.dismissed", time: "2026-11-24T12:00:00.000Z", subject: { articleId: "a", claimId: "c" }, salt: "s" },
  actor: { id: "u", name: "Rita Reviewer", role: "reviewer" },
  payload: { from: "accepted", reason: "The mayor’s wife said so." },
};

const partsOf = (sealed: StoredEvent) => sealedPartsOf(sealed).map(({ part }) => part);

describe("private parts", () => {
  test("are not in the bytes, and come back whole with their openings", () => {
    const sealed = sealPrivateParts(event);
    const bytes = canonicalJson(sealed.event);
    expect(bytes).not.toContain("mayor");
    expect(bytes).not.toContain("Rita");
    expect(bytes).toContain('"from":"accepted"');
    expect(partsOf(sealed.event)).toEqual(["actor.name", "payload.reason"]);
    expect(openPrivateParts(sealed.event, sealed.openings)).toEqual({ event, erased: [] });
  });

  test("have commitments that nobody can guess from the words alone", () => {
    const [once, again] = [sealPrivateParts(event), sealPrivateParts(event)];
    expect(once.event.payload.reason).not.toEqual(again.event.payload.reason);
    expect(once.event.payload.reason).not.toEqual({ commitment: commitmentOf(canonicalJson("The mayor’s wife said so.")) });
  });

  test("read as erased when their opening is gone", () => {
    const { event: sealed, openings } = sealPrivateParts(event);
    const { "payload.reason": _, ...left } = openings;
    const read = openPrivateParts(sealed, left);
    expect(read.erased).toEqual(["payload.reason"]);
    expect(read.event.payload.reason).toBe("(erased)");
    expect(read.event.actor.name).toBe("Rita Reviewer");
    expect(openingFaults(sealedPartsOf(sealed), left)).toEqual([]);
  });

  test("that were altered are found, and never shown", () => {
    const { event: sealed, openings } = sealPrivateParts(event);
    const altered = { ...openings, "payload.reason": openings["payload.reason"]?.replace("wife", "aide") ?? "" };
    expect(openingFaults(sealedPartsOf(sealed), altered)).toEqual(["its private part payload.reason is not what was recorded"]);
    expect(() => openPrivateParts(sealed, altered)).toThrow("not what was recorded");
    expect(openingFaults(sealedPartsOf(sealed), { ...openings, "payload.from": "x" })).toEqual([
      "its private part payload.from has no commitment in its bytes",
    ]);
  });

  test("cover whether an assessment's author could read others, and how long they took", () => {
    const said = { assessmentId: "a", isInformed: false, secondsSpent: 61 };
    const submitted = { ...event, type: "assessment.submitted", payload: said };
    const sealed = sealPrivateParts(submitted);
    expect(partsOf(sealed.event)).toEqual(["actor.name", "payload.isInformed", "payload.secondsSpent"]);
    expect(openPrivateParts(sealed.event, sealed.openings).event).toEqual(submitted);
    expect(openPrivateParts(submitted, {}).event).toEqual(submitted);
    const reaffirmed = { ...submitted, type: "assessment.reaffirmed", payload: { isInformed: true } };
    expect(partsOf(sealPrivateParts(reaffirmed).event)).toEqual(["actor.name", "payload.isInformed"]);
  });

  test("cover hashes of what a file says of itself, which can be guessed", () => {
    const hashes = { checks: "a1", redirects: "b2", headers: "c3", properties: "d4", certificateHash: null };
    const uploaded = { ...event, type: "capture.uploaded", payload: { number: 1, hashes } };
    const attached = { ...event, type: "contact.attached", payload: { sizeBytes: 1, propertiesHash: "d4" } };
    expect(partsOf(sealPrivateParts(uploaded).event)).toEqual(["actor.name", "payload.hashes"]);
    expect(partsOf(sealPrivateParts(attached).event)).toEqual(["actor.name", "payload.propertiesHash"]);
    const sealed = sealPrivateParts(uploaded);
    expect(openPrivateParts(sealed.event, sealed.openings).event).toEqual(uploaded);
    expect(openPrivateParts(uploaded, {}).event).toEqual(uploaded);
  });

  test("of an assessment cover its rating, which others must not see yet", () => {
    const assessment = {
      ...event,
      type: "assessment.submitted",
      payload: { rating: { key: "false", label: "False", value: 1 }, confidence: "high", number: 1 },
    };
    const sealed = sealPrivateParts(assessment);
    expect(partsOf(sealed.event)).toEqual(["actor.name", "payload.rating", "payload.confidence"]);
    expect(openPrivateParts(sealed.event, sealed.openings).event).toEqual(assessment);
  });

  test("are none in events of the first version, whose words stand in the bytes", () => {
    expect(openPrivateParts({ ...event, version: 1 }, {})).toEqual({ event: { ...event, version: 1 }, erased: [] });
  });
});
