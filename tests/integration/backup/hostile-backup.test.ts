import { createHash } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { run as backUp } from "@/bin/commands/backup";
import { run as restore } from "@/bin/commands/restore";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { auditEveryLog } from "@/lib/audit/check-log";
import { RestoreRefused, restoreBackup } from "@/lib/backup/restore-backup";
import { UnreadableBackup } from "@/lib/backup/sealed-stream";
import { writeBackup } from "@/lib/backup/write-backup";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { elsewhere } from "@/tests/support/elsewhere";

const passphrase = "a few plain words";
let folder: string;
let newsroom: Newsroom;
let lines: string[];
const inFolder = (name: string) => path.join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-hostile-backup-"));
  newsroom = await aNewsroom();
  await aPublishedReport(newsroom);
  await writeBackup(inFolder("plain"), { passphrase: null });
  await writeBackup(inFolder("sealed"), { passphrase });
  lines = gunzipSync(readFileSync(inFolder("plain")))
    .toString()
    .trimEnd()
    .split("\n")
    .slice(0, -1);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A file of these lines with an end that fits them, as somebody makes it who knows how. */
function forged(name: string, made: readonly string[]): string {
  const hash = createHash("sha256").update(made.map((line) => `${line}\n`).join(""));
  const rows = made.filter((line) => line.startsWith("[")).length;
  writeFileSync(inFolder(name), gzipSync(`${[...made, JSON.stringify({ rows, sha256: hash.digest("hex") })].join("\n")}\n`));
  return inFolder(name);
}

const table = (name: string, columns: readonly string[]) => JSON.stringify({ table: name, columns });
const firstUser = () => lines[lines.findIndex((line) => line.startsWith('{"table":"User"')) + 1] ?? "";
const userId = () => z.tuple([z.string()], z.unknown()).parse(JSON.parse(firstUser()))[0];

/** What a command writes and its code. */
async function said(work: () => Promise<number>): Promise<{ code: number; text: string }> {
  const text: string[] = [];
  const writing = (["stdout", "stderr"] as const).map((name) =>
    vi.spyOn(process[name], "write").mockImplementation((words) => text.push(String(words)) > 0),
  );
  try {
    return { code: await work(), text: text.join("") };
  } finally {
    for (const one of writing) one.mockRestore();
  }
}

const countIn = (url: string, name: string) =>
  withConnection(url, async (client) => (await client.query<{ n: number }>(`select count(*)::int as n from "${name}"`)).rows[0]?.n);

describe("a backup that somebody made up", () => {
  const tokens = ["tokenHash", "userId", "expires"];
  const cases: [string, () => string[], string][] = [
    ["that signs somebody in", () => [...lines, table("Session", tokens), JSON.stringify(["ab", userId(), "2099-01-01"])], "holds Session"],
    ["that counts a migration as made", () => [...lines, table("_prisma_migrations", ["id"])], "holds _prisma_migrations"],
    ["that holds a table twice", () => [...lines, lines.find((line) => line.startsWith('{"table":"User"')) ?? ""], "holds User"],
    ["that names a table of PostgreSQL's", () => [...lines, table("pg_class", ["relname"])], "no column relname in pg_class"],
    ["in which a value is none of its column's", () => lines.map((line) => line.replaceAll(userId(), "nonsense")), "was altered"],
    [
      "in which a value is missing",
      () => lines.map((line) => (line === firstUser() ? line.replace(`"${userId()}"`, "null") : line)),
      "Rows of User",
    ],
    [
      "in which rows refer to what is not there",
      () => lines.filter((line) => line !== firstUser()),
      "do not fit their tables, or each other",
    ],
  ];
  test.each(cases)("%s is refused in a sentence, and leaves the database empty", async (name, made, reason) => {
    const file = forged(name, made());
    await elsewhere(async (url) => {
      const { code, text } = await said(() => restore([file, "--without-evidence"]));
      expect([code, text]).toEqual([1, expect.stringMatching(/^Nothing was restored\. [^\n]+\n$/)]);
      expect(text).toContain(reason);
      expect([await countIn(url, "User"), await countIn(url, "Session")]).toEqual([0, 0]);
    });
  });

  test("does not pass for an encrypted one", async () => {
    await elsewhere(async (url) => {
      await expect(restoreBackup(inFolder("plain"), { passphrase })).rejects.toThrow("not an encrypted backup");
      expect(await countIn(url, "Workspace")).toBe(0);
    });
  });

  test("does not fill the memory with one line", async () => {
    const file = inFolder("bomb");
    writeFileSync(file, gzipSync(Buffer.alloc(300_000_000, 97)));
    await elsewhere(() => expect(restoreBackup(file, { passphrase: null })).rejects.toThrow("longer than any"));
  });

  test("is named wherever a byte was changed, encrypted or not", async () => {
    await elsewhere(async () => {
      for (const [name, key] of [
        ["plain", null],
        ["sealed", passphrase],
      ] as const) {
        const bytes = readFileSync(inFolder(name));
        // Not in the first bytes of a packed file, which say when and on what system it was packed.
        for (let part = 1; part <= 12; part += 1) {
          const changed = Buffer.from(bytes);
          const at = Math.floor((bytes.length * part) / 13);
          changed.writeUInt8(changed.readUInt8(at) ^ 0x10, at);
          writeFileSync(inFolder("flipped"), changed);
          const error = await restoreBackup(inFolder("flipped"), { passphrase: key }).catch((reason: unknown) => reason);
          expect(error instanceof UnreadableBackup || error instanceof RestoreRefused, `${name}, byte ${at}: ${String(error)}`).toBe(true);
        }
      }
    });
  });
});

describe("a restore", () => {
  test("goes into no database in which anybody is", async () => {
    await elsewhere(async (url) => {
      const person = `insert into "User" (id, email) values (gen_random_uuid(), 'a@b.example')`;
      await withConnection(url, (client) => client.query(`alter table "User" disable trigger all; ${person}`));
      await expect(restoreBackup(inFolder("plain"), { passphrase: null })).rejects.toThrow("There are rows in User already");
      expect(await countIn(url, "Workspace")).toBe(0);
    });
  });

  test("whose database goes away says so, leaves nothing, and can be begun again", async () => {
    await elsewhere(async (url) => {
      const end = "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()";
      const sent = pg.Client.prototype.query;
      let isOver = false;
      const sending = vi.spyOn(pg.Client.prototype, "query").mockImplementation(async function (this: pg.Client, ...given: unknown[]) {
        if (!isOver && String(given[0]).startsWith('insert into "Member"')) {
          isOver = true;
          await withConnection(url, (client) => client.query(end));
        }
        return Reflect.apply(sent, this, given);
      });
      await expect(restoreBackup(inFolder("plain"), { passphrase: null })).rejects.toThrow("The database went away");
      sending.mockRestore();
      expect(await countIn(url, "User")).toBe(0);
      expect((await restoreBackup(inFolder("plain"), { passphrase: null })).rows).toBeGreaterThan(50);
    });
  });

  test("and a backup say in a sentence what the system refuses", async () => {
    expect(await said(() => restore([inFolder("none")]))).toEqual({
      code: 1,
      text: expect.stringMatching(/^Nothing was restored\. ENOENT: [^\n]+\n$/),
    });
    expect(await said(() => backUp([path.join(inFolder("none"), "a")]))).toEqual({
      code: 1,
      text: expect.stringMatching(/^Nothing was saved\. ENOENT: [^\n]+\n$/),
    });
  });
});

describe("a backup of a busy desk", () => {
  test("is of one moment while eight write", async () => {
    const rooms = [newsroom, await aNewsroom(), await aNewsroom()];
    let isDone = false;
    const writers = Array.from({ length: 8 }, async (_, number) => {
      const room = rooms[number % rooms.length] ?? newsroom;
      while (!isDone) accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
    });
    for (let round = 0; round < 3; round += 1) await writeBackup(inFolder(`busy-${round}`), { passphrase: null });
    isDone = true;
    await Promise.all(writers);
    await elsewhere(async () => {
      const { header } = await restoreBackup(inFolder("busy-2"), { passphrase: null });
      const sizes = new Map<string, string>();
      for await (const { workspaceId, report, faults } of auditEveryLog()) {
        expect(faults.filter(({ fault }) => !fault.includes("kept outside the database"))).toEqual([]);
        sizes.set(workspaceId, `${report.events} ${report.root}`);
      }
      expect(sizes).toEqual(new Map(header.logs.map(({ workspaceId, size, root }) => [workspaceId, `${size} ${root}`])));
    });
  });

  test("asks for few rows at once where they are long, and for many where they are not", async () => {
    await elsewhere(async (url) => {
      const longAndShort = `
        create table "LongWords" (id int primary key, words text);
        insert into "LongWords" select n, repeat('é', case n when 150 then 2500000 else 10 end) from generate_series(1, 200) as n;
        create table "ShortWords" (id int primary key, words text);
        insert into "ShortWords" select n, 'short' from generate_series(1, 1000) as n;`;
      await withConnection(url, (client) => client.query(longAndShort));
      process.env.DATABASE_URL = url;
      const most = new Map<string, number>();
      const sent = pg.Client.prototype.query;
      let reading = "";
      const sending = vi.spyOn(pg.Client.prototype, "query").mockImplementation(async function (this: pg.Client, ...given: unknown[]) {
        reading = /^declare backup_rows .* only "(\w+)"$/.exec(String(given[0]))?.[1] ?? reading;
        const answer: unknown = await Reflect.apply(sent, this, given);
        const rows = z.object({ rows: z.array(z.array(z.string().nullable())) }).safeParse(answer);
        if (rows.success) most.set(reading, Math.max(most.get(reading) ?? 0, rows.data.rows.length));
        return answer;
      });
      await writeBackup(inFolder("long"), { passphrase: null });
      sending.mockRestore();
      expect([most.get("LongWords"), most.get("ShortWords")]).toEqual([1, 200]);
      expect(existsSync(inFolder("long"))).toBe(true);
      expect(readdirSync(folder).filter((name) => name.endsWith(".unfinished"))).toEqual([]);
    });
  });
});
