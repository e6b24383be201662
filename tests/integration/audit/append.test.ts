import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { appendEvents, appending, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { verifyLog } from "@/lib/audit/verify";
import { inTransaction } from "@/lib/write-transaction";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aSuperuser } from "@/tests/builders/tampering";

let newsroom: Newsroom;
const superuser = aSuperuser();

beforeAll(async () => {
  newsroom = await aNewsroom();
});

const enabled = (memberId: string, name: string): NewEvent => ({ type: "member.enabled", subject: { memberId }, payload: { name } });

async function append(size: (known: bigint) => bigint, events: readonly NewEvent[]): Promise<void> {
  const actor = systemActor(newsroom.workspaceId);
  await inTransaction(async ({ record }) => {
    const log = await lockLog(record, actor);
    if (log === null) throw new Error("There is no log.");
    await appendEvents(record, actor, { log: { ...log, size: size(log.size) }, events });
  });
}

describe("appending in one call", () => {
  test("many events of several streams at once chain, fill tiles and prove themselves", async () => {
    const before = await logSize(newsroom.owner);
    const events = Array.from({ length: 600 }, (_, at) => enabled(`measured-${at % 3}`, `Rosa “Ö” \\ ${at} {"previous":null}`));
    await append((known) => known, events);
    expect(await logSize(newsroom.owner)).toBe(before + 600);
    expect(await verifyLog(newsroom.owner)).toMatchObject({ events: before + 600, faults: [] });
    const { rows } = await superuser.query(`select count(*)::int as n from "TileHash" where "workspaceId" = $1`, [newsroom.workspaceId]);
    expect(rows).toEqual([{ n: Math.floor((before + 600) / 256) }]);
  });

  test("a log that is not as long as was said takes nothing", async () => {
    const before = await logSize(newsroom.owner);
    await expect(append((known) => known - 1n, [enabled("measured", "Rosa")])).rejects.toThrow(/holds \d+ hashes|only grows|leaves a gap/);
    await expect(append((known) => known + 1n, [enabled("measured", "Rosa")])).rejects.toThrow(/holds \d+ hashes|only grows|leaves a gap/);
    expect(await logSize(newsroom.owner)).toBe(before);
  });

  test("events one at a time fill tiles and prove themselves, too", async () => {
    const before = await logSize(newsroom.owner);
    const more = 256 - (before % 256) + 2;
    for (let at = 0; at < more; at += 1) await append((known) => known, [enabled(`one ${at % 2}`, `Rosa ${at}`)]);
    expect(await verifyLog(newsroom.owner)).toMatchObject({ events: before + more, faults: [] });
    const { rows } = await superuser.query(`select count(*)::int as n from "TileHash" where "workspaceId" = $1`, [newsroom.workspaceId]);
    expect(rows).toEqual([{ n: Math.floor((before + more) / 256) }]);
  });

  test("what the lock said of a stream is where the stream goes on", async () => {
    const actor = systemActor(newsroom.workspaceId);
    const stream = "member:measured-0";
    await inTransaction(async ({ record }) => {
      const log = await lockLog(record, actor, [stream, "member:nobody"]);
      expect(log?.ends.get(stream)).toMatchObject({ length: 200, last: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(log?.ends.get("member:nobody")).toEqual({ length: 0, last: null });
      if (log === null) throw new Error("There is no log.");
      await appendEvents(record, actor, {
        log,
        events: [enabled("measured-0", "Rosa"), enabled("nobody", "Noor"), enabled("measured-0", "Rosa")],
      });
    });
    expect(await verifyLog(newsroom.owner)).toMatchObject({ faults: [] });
    const { rows } = await superuser.query(
      `select "streamSequence" as number from "AuditEvent" where stream = $1 order by sequence desc limit 2`,
      [stream],
    );
    expect(rows).toEqual([{ number: 201 }, { number: 200 }]);
  });

  test("a refused last statement takes everything back, and is what is thrown", async () => {
    const before = await logSize(newsroom.owner);
    const actor = systemActor(newsroom.workspaceId);
    const refused = inTransaction(async ({ record, sendLast }) => {
      const log = await lockLog(record, actor);
      if (log === null) throw new Error("There is no log.");
      const { statements } = await appending(record, actor, { log, events: [enabled("measured-0", "Rosa")] });
      const [head, ...stored] = statements;
      if (head === undefined) throw new Error("Nothing is to be sent.");
      sendLast([...stored, head]);
    });
    await expect(refused).rejects.toThrow("lies outside the log");
    expect(await logSize(newsroom.owner)).toBe(before);
    await append((known) => known, [enabled("measured-0", "Rosa")]);
    expect(await logSize(newsroom.owner)).toBe(before + 1);
  });
});
