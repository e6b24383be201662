import { expect, test } from "vitest";
import { anchorsNothing, apartReplayer, apartTables } from "@/lib/audit/apart-facts";
import type { StoredEvent } from "@/lib/audit/event";
import { deskTables } from "@/lib/audit/read-present";
import { deskReplayer, sayingTypes } from "@/lib/audit/recorded-facts";

const event = (type: string, payload: Record<string, unknown>): StoredEvent => ({
  ...{ version: 2, workspace: "w", sequence: 1, stream: "s", streamSequence: 1, previous: null, salt: "" },
  ...{ type, subject: {}, payload, time: "2026-11-28T10:00:00.000Z", actor: { id: "p", name: "Rita", role: "reviewer" } },
});

test("each table is compared in one place", () => {
  const apart = apartTables.map(({ table }) => table);
  expect(apart.length).toBeGreaterThan(8);
  expect(deskTables.map(({ table }) => table).filter((table) => apart.includes(table))).toEqual([]);
});

test("each kind of event that says something is replayed by one, or by both", () => {
  expect([...new Set([...apartReplayer.types, ...deskReplayer.types])].toSorted()).toEqual(sayingTypes.toSorted());
});

test("only an event that is sure to say nothing of evidence is kept from whoever replays that", () => {
  expect(anchorsNothing(event("capture.finished", { anchored: [] }))).toBe(true);
  expect(anchorsNothing(event("capture.uploaded", { anchored: [] }))).toBe(true);
  expect(anchorsNothing(event("capture.finished", { anchored: [{ evidenceId: "e" }] }))).toBe(false);
  for (const payload of [{}, { anchored: null }, { anchored: "" }, { anchored: {} }])
    expect(anchorsNothing(event("capture.finished", payload))).toBe(false);
  expect(anchorsNothing(event("evidence.attached", { anchored: [] }))).toBe(false);
});
