import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { appendEvents, lockLog } from "@/lib/audit/append";
import type { NewEvent } from "@/lib/audit/catalogue";
import { appendLeaf, encodeFrontier, type Frontier, type Hash, rootOf, tileHeight } from "@/lib/audit/merkle";
import { verifyLog } from "@/lib/audit/verify";
import { inTransaction } from "@/lib/write-transaction";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { unguarded } from "@/tests/builders/tampering";

let newsroom: Newsroom;
let superuser: pg.Client;

beforeAll(async () => {
  newsroom = await aNewsroom();
  superuser = new pg.Client({ connectionString: process.env.ASSAY_OWNER_DATABASE_URL });
  await superuser.connect();
});
afterAll(() => superuser.end());

const enabled = (memberId: string, name: string): NewEvent => ({ type: "member.enabled", subject: { memberId }, payload: { name } });

async function append(size: (known: bigint) => bigint, events: readonly NewEvent[]): Promise<void> {
  const actor = systemActor(newsroom.workspaceId);
  await inTransaction(async ({ record }) => {
    const log = await lockLog(record, actor);
    if (log === null) throw new Error("There is no log.");
    await appendEvents(record, actor, { size: size(log.size), events });
  });
}

const hashOf = (text: string): Hash => Uint8Array.from(createHash("sha256").update(text).digest());
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const bitsOf = (size: bigint) => [...size.toString(2)].filter((bit) => bit === "1").length;

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
    await expect(append((known) => known - 1n, [enabled("measured", "Rosa")])).rejects.toThrow("nothing was recorded");
    await expect(append((known) => known + 1n, [enabled("measured", "Rosa")])).rejects.toThrow("nothing was recorded");
    expect(await logSize(newsroom.owner)).toBe(before);
  });

  test.each([1n, 2n, 3n, 255n, 256n, 511n, 65_534n, 65_535n, 65_536n, 1_000_000n, 16_777_215n])(
    "the tree of %d events grows as RFC 6962 says, and its tiles with it",
    async (size) => {
      const frontier: Frontier = { size, hashes: Array.from({ length: bitsOf(size) }, (_, at) => hashOf(`${size} ${at}`)) };
      await superuser.query("begin");
      await unguarded(superuser, async () => {
        await superuser.query(`delete from "TileHash" where "workspaceId" = $1`, [newsroom.workspaceId]);
        const head = [newsroom.workspaceId, size, Buffer.from(encodeFrontier(frontier))];
        await superuser.query(`delete from "AuditEvent" where "workspaceId" = $1`, [newsroom.workspaceId]);
        await superuser.query(`update "LogHead" set size = $2, frontier = $3 where "workspaceId" = $1`, head);
      });
      const text = (stretch: string) => [`${stretch}`];
      await superuser.query(`select append_events($1, $2, null, now(), $3, $4, '{null}', '{null}', '{null}', '{null}', $5, $6, $7)`, [
        ...[newsroom.workspaceId, size, text("measured"), text("measured"), text("a"), text("b"), text("c")],
      ]);
      const tiles: { level: number; index: string; hash: string }[] = [];
      const leaf = hashOf("\0anullb0c");
      const grown = appendLeaf(frontier, leaf, ({ height, index }, hash) => {
        if (height % tileHeight === 0) tiles.push({ level: height / tileHeight, index: index.toString(), hash: hex(hash) });
      });
      const one = [newsroom.workspaceId];
      const head = await superuser.query(
        `select size::text, encode(frontier, 'hex') as frontier, encode(root, 'hex') as root from "LogHead" where "workspaceId" = $1`,
        one,
      );
      const stored = await superuser.query(
        `select level, index::text, encode(hash, 'hex') as hash from "TileHash" where "workspaceId" = $1 order by level`,
        one,
      );
      await superuser.query("rollback");
      expect(head.rows).toEqual([{ size: grown.size.toString(), frontier: hex(encodeFrontier(grown)), root: hex(rootOf(grown)) }]);
      expect(stored.rows).toEqual(tiles);
    },
  );
});
