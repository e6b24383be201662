import { chmodSync, existsSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { afterEach, expect, test, vi } from "vitest";
import { run as runAudit } from "@/bin/commands/audit";
import { run } from "@/bin/commands/checkpoint";
import { publicCheckpoint } from "@/lib/audit/public-log";
import { signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { unfinishedName } from "@/lib/unfinished-file";
import { aNewsroom } from "@/tests/builders/newsroom";
import { pidOfKilled } from "@/tests/support/killed";

afterEach(() => {
  vi.unstubAllEnvs();
});

/** What is said while something is done. */
async function listen(work: () => Promise<unknown>): Promise<string[]> {
  const said: string[] = [];
  const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
  await work();
  writing.mockRestore();
  return said;
}

const folderOf = (workspaceId: string) => path.join(process.env.ASSAY_DATA ?? "", "record", workspaceId);

test("assay checkpoint gives no log a name that nobody knows it by, and needs none for one that has its own", async () => {
  const { slug } = await aNewsroom();
  const codes: number[] = [];
  const said = await listen(async () => {
    for (const address of [undefined, "https://courier.example", undefined]) {
      vi.stubEnv("AUTH_URL", address);
      codes.push(await run(["--newsroom", slug]));
    }
  });
  expect(codes).toEqual([1, 0, 0]);
  expect(said[0]).toMatch(/REFUSED\. The log is named after the address that readers know/);
  expect((await publicCheckpoint(slug))?.split("\n")[0]).toBe(`courier.example/newsrooms/${slug}/log`);
});

test("assay checkpoint and assay audit say that others can read the key that signs, and sign and audit all the same", async () => {
  const { slug, workspaceId } = await aNewsroom();
  vi.stubEnv("AUTH_URL", "https://courier.example");
  expect((await listen(() => run(["--newsroom", slug]))).join("")).not.toContain("!");
  const key = path.join(folderOf(workspaceId), "signing-keys.json");
  chmodSync(key, 0o644);
  const words = `! The file ${key} can be read by other users of this machine (mode 644).`;
  const signing = await listen(async () => expect(await run(["--newsroom", slug])).toBe(0));
  expect(signing.join("")).toContain(`${slug}: ${words}`);
  expect((await listen(() => runAudit([]))).join("")).toContain(words);
});

test("what a signer that was killed had begun to write is taken away, and what a living one writes is not", async () => {
  const { workspaceId } = await aNewsroom();
  await signCheckpoint(workspaceId);
  const living = unfinishedName(path.join(folderOf(workspaceId), "checkpoint"));
  const killed = living.replace(`-${process.pid}-`, `-${await pidOfKilled()}-`);
  for (const file of [living, killed]) writeFileSync(file, "half a checkpoint");
  await signCheckpoint(workspaceId);
  expect([existsSync(killed), existsSync(living)]).toEqual([false, true]);
  expect(readdirSync(folderOf(workspaceId))).toHaveLength(3);
});
