import { beforeAll, describe, expect, test } from "vitest";
import { personOf } from "@/lib/actor";
import { listEvents } from "@/lib/audit/queries";
import { readEvent } from "@/lib/audit/read-event";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { verifyLog } from "@/lib/audit/verify";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { changeRole } from "@/lib/people/change-role";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";

// What went wrong in other audit trails, each held here.

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const rowsOf = ({ workspaceId }: Newsroom) => database.auditEvent.findMany({ where: { workspaceId }, orderBy: { sequence: "asc" } });

describe("traps that audit trails fell into", () => {
  test("forks under concurrency: thirty commands at once make one gap-free chain, and none fails of it", async () => {
    const before = (await rowsOf(newsroom)).length;
    const results = await Promise.all(
      Array.from({ length: 30 }, (_, turn) =>
        turn % 3 === 0
          ? changeRole(newsroom.owner, { memberId: personOf(newsroom.viewer), role: turn % 2 === 0 ? "reviewer" : "viewer" })
          : signOutEverywhere(newsroom.owner, { memberId: personOf(newsroom.viewer) }),
      ),
    );
    // A role somebody has already is refused in words; nothing surfaces as a driver's unknown error, which would have thrown.
    const refused = results.filter((result) => !result.ok).map((result) => (result.ok ? "" : result.refusal.code));
    expect(new Set(refused).size).toBeLessThanOrEqual(1);
    const rows = await rowsOf(newsroom);
    expect(rows.map(({ sequence }) => Number(sequence))).toEqual(rows.map((_, at) => at));
    expect(rows).toHaveLength(before + results.length - refused.length);
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });

  test("an audit that runs while commands append finds no faults that are none", async () => {
    let isOver = false;
    const working = (async () => {
      while (!isOver) accepted(await signOutEverywhere(newsroom.owner, { memberId: personOf(newsroom.viewer) }));
    })();
    const reports = [];
    for (let turn = 0; turn < 5; turn += 1) {
      await signCheckpoint(newsroom.workspaceId);
      reports.push(await verifyLog(newsroom.owner));
    }
    isOver = true;
    await working;
    expect(reports.flatMap(({ faults }) => faults)).toEqual([]);
  });

  test("finer time hashed than stored: an event's time is whole milliseconds, in the bytes as in the column", async () => {
    for (const { bytes, recordedAt, private: kept } of await rowsOf(newsroom)) {
      const { event } = readEvent({ bytes, private: kept });
      expect(event.time).toMatch(/\.\d{3}Z$/);
      expect(recordedAt.toISOString()).toBe(event.time);
    }
  });

  test("order by the clock: the sequence is the order of commit, whatever the clock says", async () => {
    const at = new Date("2020-01-01T00:00:00.000Z");
    setClock({ now: () => at });
    try {
      accepted(await signOutEverywhere(newsroom.owner, { memberId: personOf(newsroom.viewer) }));
    } finally {
      setClock(null);
    }
    accepted(await signOutEverywhere(newsroom.owner, { memberId: personOf(newsroom.viewer) }));
    const { events } = await listEvents(newsroom.owner, { lengthMax: 2 });
    expect(events.map(({ time }) => time.slice(0, 4))).toEqual([new Date().getUTCFullYear().toString(), "2020"]);
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });

  test("JSON stored as jsonb: the bytes come back as they were hashed, whatever stands in them", async () => {
    const { claimId } = await aClaim(newsroom);
    const quote = 'Z before a: {"b":1.0,"a":1e3} — “ü”\u2028 \\u0000 is six letters, \u{1f6a2} one.';
    const evidence = { claimId, sourceTitle: "Numbers", sourceUrl: "https://city.example/n", quote, stance: "context" } as const;
    accepted(await attachEvidence(newsroom.reviewer, evidence));
    const rows = await rowsOf(newsroom);
    const found = rows.map((row) => readEvent(row).event).find(({ type }) => type === "evidence.attached");
    expect(found?.payload.evidence).toMatchObject({ quote });
    expect((await verifyLog(newsroom.owner)).faults).toEqual([]);
  });

  test.each([
    ["half a character", "half \ud83d of a ship"],
    ["a NUL character", "nothing \u0000 here"],
  ])("text altered silently by the driver: %s is refused at the edge", async (_, quote) => {
    const { claimId } = await aClaim(newsroom);
    const before = (await rowsOf(newsroom)).length;
    const evidence = { claimId, sourceTitle: "A ship", sourceUrl: "https://city.example/s", quote, stance: "context" } as const;
    const result = await attachEvidence(newsroom.reviewer, evidence);
    expect(result.ok ? "accepted" : result.refusal.code).toBe("INVALID");
    expect(await rowsOf(newsroom)).toHaveLength(before);
  });

  test("no user present, no history: what the machine does is recorded as its own", async () => {
    const room = await aNewsroom();
    await signCheckpoint(room.workspaceId);
    const { events } = await listEvents(room.owner, { types: ["log.key-adopted", "workspace.founded"] });
    expect(events.map(({ actor }) => actor)).toEqual([
      { id: null, name: "Assay", role: "system" },
      { id: null, name: "Assay", role: "system" },
    ]);
  });
});
