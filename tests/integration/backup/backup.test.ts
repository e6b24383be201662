import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/restore";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { visitor } from "@/lib/actor";
import { auditEveryLog } from "@/lib/audit/check-log";
import { verifyProof } from "@/lib/audit/offline-verifier.mjs";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { restoreBackup } from "@/lib/backup/restore-backup";
import { writeBackup } from "@/lib/backup/write-backup";
import { changeRole } from "@/lib/people/change-role";
import { proveVersion } from "@/lib/reports/prove-version";
import { getPublishedReport } from "@/lib/reports/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { elsewhere } from "@/tests/support/elsewhere";

const original = process.env.ASSAY_OWNER_DATABASE_URL ?? "";
let folder: string;
let plain: string;
let sealed: string;
let newsroom: Newsroom;
let report: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), "assay-backup-"));
  [plain, sealed] = [path.join(folder, "plain"), path.join(folder, "sealed")];
  newsroom = await aNewsroom();
  ({ slug: report } = await aPublishedReport(newsroom));
  await signCheckpoint(newsroom.workspaceId);
  await writeBackup(plain, { passphrase: null });
  await writeBackup(sealed, { passphrase: "a few plain words" });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const onlyFaults = async () => (await auditEveryLog().next()).value?.faults;

/** Every row of every table in PostgreSQL's text form, without what belongs to the server. */
async function contentOf(url: string): Promise<Record<string, string[]>> {
  return withConnection(url, async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1) order by relname`,
      [["_prisma_migrations", "Session", "RateLimit", "VerificationToken"]],
    );
    const content: Record<string, string[]> = {};
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select (to_jsonb(t) - 'transactionId')::text as row from "${name}" t order by 1`,
      );
      content[name] = rows.map(({ row }) => row);
    }
    return content;
  });
}

async function schemaOf(url: string) {
  return withConnection(url, async (client) => {
    const triggers = await client.query(
      `select tgrelid::regclass::text as t, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`,
    );
    const keys = await client.query(
      `select conrelid::regclass::text as t, conname, pg_get_constraintdef(oid) as d from pg_constraint order by 1, 2`,
    );
    return { triggers: triggers.rows, keys: keys.rows };
  });
}

describe("a backup", () => {
  test.each([
    ["plain", () => plain, null],
    ["encrypted", () => sealed, "a few plain words"],
  ])("that is %s comes back row by row, with every guard, and proves itself", async (_, file, passphrase) => {
    await elsewhere(async (url) => {
      const { rows } = await restoreBackup(file(), { passphrase });
      const content = await contentOf(url);
      expect(rows).toBeGreaterThan(50);
      expect(content).toEqual(await contentOf(original));
      expect(await schemaOf(url)).toEqual(await schemaOf(original));
      expect(await onlyFaults()).toEqual([]);
      // The log goes on where it stopped, and is signed on.
      accepted(await changeRole(newsroom.owner, { memberId: newsroom.viewer.userId ?? "", role: "reviewer" }));
      expect(await onlyFaults()).toEqual([]);
    });
  });

  test("proves a published version as before, to the byte", async () => {
    const prove = async () => {
      const published = await getPublishedReport(visitor, { newsroom: newsroom.slug, report });
      if (published === null) throw new Error("The report is not public.");
      return proveVersion(published);
    };
    const before = await prove();
    await elsewhere(async () => {
      await restoreBackup(plain, { passphrase: null });
      const after = await prove();
      expect(after).toEqual(before);
      expect("file" in after && (await verifyProof(after.file))).toMatchObject({ holds: true });
    });
  });

  test("whose rows were changed, end and all, comes back and is told to be so", async () => {
    const lines = gunzipSync(readFileSync(plain)).toString().trimEnd().split("\n");
    const verdict = lines.findIndex((line) => line.startsWith('{"table":"Verdict"')) + 1;
    const changed = lines.slice(0, -1).map((line, at) => (at === verdict ? line.replace("accounts", "ledgers") : line));
    const [end = "{}"] = lines.slice(-1);
    const sha256 = createHash("sha256")
      .update(changed.map((line) => `${line}\n`).join(""))
      .digest("hex");
    const file = path.join(folder, "forged");
    writeFileSync(file, gzipSync(`${[...changed, JSON.stringify({ ...JSON.parse(end), sha256 })].join("\n")}\n`));
    await elsewhere(async () => {
      const said: string[] = [];
      const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
      const code = await run([file, "--without-evidence"]);
      writing.mockRestore();
      expect(code).toBe(1);
      expect(said.join("")).toMatch(/as saved/);
      expect(said.join("")).toMatch(/the row Verdict\/\S+ holds another justification than was recorded/);
    });
  });

  test("says nothing in the clear when it is encrypted", () => {
    expect(gunzipSync(readFileSync(plain)).toString()).toContain("Rita Reviewer");
    expect(readFileSync(sealed).includes("Rita")).toBe(false);
  });

  test("is of one moment, whatever is written meanwhile", async () => {
    const file = path.join(folder, "busy");
    let isDone = false;
    const writing = (async () => {
      for (let turn = 0; !isDone; turn += 1) {
        const role = turn % 2 === 0 ? ("reviewer" as const) : ("viewer" as const);
        accepted(await changeRole(newsroom.owner, { memberId: newsroom.viewer.userId ?? "", role }));
      }
    })();
    const { header } = await writeBackup(file, { passphrase: null });
    isDone = true;
    await writing;
    await elsewhere(async () => {
      await restoreBackup(file, { passphrase: null });
      const { value: only } = await auditEveryLog().next();
      expect([only?.faults, String(only?.report.events)]).toEqual([[], header.logs[0]?.size]);
    });
  });

  test("older than the last signed head is told to be so", async () => {
    accepted(await changeRole(newsroom.owner, { memberId: newsroom.thirdReviewer.userId ?? "", role: "viewer" }));
    await signCheckpoint(newsroom.workspaceId);
    await elsewhere(async () => {
      await restoreBackup(plain, { passphrase: null });
      expect((await onlyFaults())?.map(({ fault }) => fault).join()).toContain("older than what was signed");
      await expect(signCheckpoint(newsroom.workspaceId)).rejects.toThrow("Nothing was signed");
    });
  });
});

describe("a restore is refused, and leaves the database empty", () => {
  const damaged = (name: string, change: (bytes: Buffer) => Buffer, from = () => plain) => {
    const file = path.join(folder, name);
    writeFileSync(file, change(readFileSync(from())));
    return file;
  };
  const cases: [string, () => string, string | null, string][] = [
    ["when the backup is cut short", () => damaged("cut", (bytes) => bytes.subarray(0, -200)), null, "not a backup, or it was altered"],
    [
      "when its last line is missing",
      () =>
        damaged("endless", (bytes) =>
          gzipSync(
            gunzipSync(bytes)
              .toString()
              .replace(/[^\n]*\n$/, ""),
          ),
        ),
      null,
      "cut short",
    ],
    [
      "when a row is missing",
      () =>
        damaged("short", (bytes) =>
          gzipSync(
            gunzipSync(bytes)
              .toString()
              .replace(/\n\[[^\n]*\n/, "\n"),
          ),
        ),
      null,
      "does not hold what its end says",
    ],
    [
      "when a row was altered",
      () => damaged("altered", (bytes) => gzipSync(gunzipSync(bytes).toString().replace("Rita Reviewer", "Rina Reviewer"))),
      null,
      "does not hold what its end says",
    ],
    ["when it is no backup", () => damaged("none", () => Buffer.from("words")), null, "not a backup"],
    [
      "when it was made with other tables",
      () => damaged("other", (bytes) => gzipSync(gunzipSync(bytes).toString().replace("_newsroom", "_bookshop"))),
      null,
      "made with other tables",
    ],
    ["without its key", () => sealed, null, "encrypted"],
    ["with another key", () => sealed, "other words", "key is another"],
  ];
  test.each(cases)("%s", async (_, file, passphrase, reason) => {
    await elsewhere(async (url) => {
      await expect(restoreBackup(file(), { passphrase })).rejects.toThrow(reason);
      expect(Object.values(await contentOf(url)).flat()).toEqual([]);
    });
  });

  test("to somebody who does not own the database, in a sentence", async () => {
    await elsewhere(async (url) => {
      delete process.env.ASSAY_OWNER_DATABASE_URL;
      const told = vi.spyOn(process.stderr, "write").mockReturnValue(true);
      expect(await run([plain])).toBe(1);
      expect(told).toHaveBeenCalledExactlyOnceWith(expect.stringContaining("Give its owner’s address as ASSAY_OWNER_DATABASE_URL"));
      told.mockRestore();
      expect((await contentOf(url)).Workspace).toEqual([]);
    });
  });

  test("when a newsroom is there already", async () => {
    const file = path.join(folder, "again");
    copyFileSync(plain, file);
    await expect(restoreBackup(file, { passphrase: null })).rejects.toThrow("a newsroom in this database already");
  });
});
