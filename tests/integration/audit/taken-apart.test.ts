import { describe, expect, test, vi } from "vitest";
import { run } from "@/bin/commands/audit";
import { parseCheckpoint } from "@/lib/audit/checkpoint";
import { cosign } from "@/lib/audit/cosignature";
import { signEveryLog, stampEveryLog } from "@/lib/audit/hourly-and-nightly";
import { findLostNewsrooms } from "@/lib/audit/lost-newsrooms";
import { keepCosignature, keepTimestamp, signCheckpoint } from "@/lib/audit/sign-checkpoint";
import { SigningRefused } from "@/lib/audit/signable";
import { formatVerifierKey, parseNote, signatureTypes } from "@/lib/audit/signed-note";
import { verifyLog } from "@/lib/audit/verify";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import { aKey } from "@/tests/builders/made-proof";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aSuperuser, unguarded } from "@/tests/builders/tampering";

// What somebody with full rights takes away or puts in where no event stands.

const superuser = aSuperuser();

const grow = async (room: Newsroom) => accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
const faultsOf = async (room: Newsroom) => (await verifyLog(room.owner)).faults.map(({ fault }) => fault);

/** A statement about one newsroom, with every guard and every reference switched off. */
async function tamper(room: Newsroom, ...statements: string[]) {
  const tables = [
    ...new Set(statements.flatMap((statement) => [...statement.matchAll(/(?:from|update|into) "(\w+)"/g)].map(([, table = ""]) => table))),
  ];
  const work = async () => {
    await superuser.query("set session_replication_role = replica");
    for (const statement of statements) await superuser.query(statement, [room.workspaceId]);
    await superuser.query("set session_replication_role = origin");
  };
  await unguarded(superuser, work, tables);
}

async function aSignedNewsroom() {
  const room = await aNewsroom();
  const { note, size } = await signCheckpoint(room.workspaceId);
  return { room, note, size };
}

describe("the signer", () => {
  test.each([
    [
      "another root and edge than its events",
      `update "LogHead" set frontier = decode(repeat('07', length(frontier)), 'hex') where "workspaceId" = $1`,
    ],
    ["an edge of another length", `update "LogHead" set frontier = frontier || decode(repeat('07', 32), 'hex') where "workspaceId" = $1`],
    ["fewer events than it counts", `delete from "AuditEvent" where "workspaceId" = $1 and sequence = 3`],
  ])("puts no signature under a head that has %s: none could ever follow", async (_, statement) => {
    const { room } = await aSignedNewsroom();
    await grow(room);
    await tamper(room, statement);
    await expect(signCheckpoint(room.workspaceId)).rejects.toThrow(SigningRefused);
    expect(await faultsOf(room)).not.toEqual([]);
  });

  test("signs the others while one log is damaged, and says which", async () => {
    const damaged = (await aSignedNewsroom()).room;
    const { room } = await aSignedNewsroom();
    for (const one of [damaged, room]) await grow(one);
    // Both in what is read of the log before the signer locks it, and behind what was signed.
    await tamper(damaged, `update "AuditEvent" set bytes = 'x' where "workspaceId" = $1`);
    const said: string[] = [];
    await signEveryLog((line) => said.push(line));
    expect(said.filter((line) => line.startsWith(damaged.slug)).join()).toContain("could not be signed");
    expect(said).toContain(`${room.slug}: a checkpoint of ${await logSize(room.owner)} events is signed`);
  });

  test("has the others stamped while one checkpoint is damaged", async () => {
    vi.stubEnv("ASSAY_TIMESTAMP_URL", "http://127.0.0.1:9/tsr");
    const damaged = (await aSignedNewsroom()).room;
    const { room } = await aSignedNewsroom();
    await tamper(damaged, `update "Checkpoint" set note = 'x' where "workspaceId" = $1`);
    const said: string[] = [];
    await stampEveryLog((line) => said.push(line));
    vi.unstubAllEnvs();
    expect(said.filter((line) => line.startsWith(damaged.slug)).join()).toContain("could not be stamped");
    expect(said.filter((line) => line.startsWith(room.slug)).join()).toContain("no time stamp");
  });
});

describe("what others said of a checkpoint", () => {
  const witness = aKey("archive.example/witness", signatureTypes.cosignature);
  const witnessKey = formatVerifierKey(witness);

  async function aCosignedNewsroom() {
    const { room, note, size } = await aSignedNewsroom();
    const line = cosign(parseNote(note).text, witness, new Date());
    await keepCosignature(room.workspaceId, { size, witnessKey, line });
    expect(await faultsOf(room)).toEqual([]);
    return { room, note, size };
  }
  const untrusted = (size: bigint, problem: string) =>
    `the cosignature of archive.example/witness under the checkpoint of ${size} events is not to be trusted: ${problem}`;

  test("is not believed when a witness's line was put under another checkpoint", async () => {
    const { room, size } = await aCosignedNewsroom();
    await grow(room);
    const later = await signCheckpoint(room.workspaceId);
    await tamper(room, `update "Cosignature" set size = ${later.size} where "workspaceId" = $1`);
    expect(await faultsOf(room)).toEqual([untrusted(later.size, "The cosignature of archive.example/witness does not hold.")]);
    await tamper(room, `update "Cosignature" set size = ${size - 1n} where "workspaceId" = $1`);
    expect(await faultsOf(room)).toEqual([untrusted(size - 1n, "there is no such checkpoint")]);
  });

  test("nor when the key beside it was changed", async () => {
    const { room, size } = await aCosignedNewsroom();
    const other = formatVerifierKey(aKey("archive.example/witness", signatureTypes.cosignature));
    await tamper(room, `update "Cosignature" set "witnessKey" = '${other}' where "workspaceId" = $1`);
    expect(await faultsOf(room)).toEqual([untrusted(size, "it is not by the key beside it")]);
  });

  test("nor when a time stamp is none", async () => {
    const { room, size } = await aSignedNewsroom();
    const stamp = { size, response: Buffer.from("30030101ff", "hex"), authority: "clock.example", stampedAt: new Date().toISOString() };
    await keepTimestamp(room.workspaceId, stamp);
    expect(await faultsOf(room)).toEqual([
      `the time stamp of clock.example under the checkpoint of ${size} events is not to be trusted: The time stamp is malformed.`,
    ]);
  });
});

describe("a newsroom that is taken out of the database", () => {
  const lostOf = async ({ workspaceId }: Newsroom) =>
    (await findLostNewsrooms()).filter((one) => one.workspaceId === workspaceId).map(({ fault }) => fault);

  test("is missed by its log, when that was left", async () => {
    const room = await aNewsroom();
    expect(await lostOf(room)).toEqual([]);
    await tamper(room, `delete from "Workspace" where id = $1`);
    expect(await lostOf(room)).toEqual(["the newsroom is missing, and parts of its log are there"]);
    await tamper(
      room,
      `delete from "LogHead" where "workspaceId" = $1`,
      `delete from "AuditEvent" where "workspaceId" = $1 and sequence < 5`,
    );
    expect(await lostOf(room)).toEqual(["the newsroom is missing, and parts of its log are there"]);
  });

  test("is missed by the checkpoint outside, when nothing was left; the audit fails of it", async () => {
    const { room, note } = await aSignedNewsroom();
    const { size } = parseCheckpoint(parseNote(note).text);
    const tables = ["AuditEvent", "LogHead", "Checkpoint", "TileHash"].map((table) => `delete from "${table}" where "workspaceId" = $1`);
    await tamper(room, `delete from "Workspace" where id = $1`, ...tables);
    const fault = `the newsroom is missing, of which a checkpoint of ${size} events is kept in the data folder`;
    expect(await lostOf(room)).toEqual([fault]);
    const said: string[] = [];
    const writing = vi.spyOn(process.stdout, "write").mockImplementation((text) => said.push(String(text)) > 0);
    const code = await run([]);
    writing.mockRestore();
    expect([code, said]).toEqual([1, expect.arrayContaining([`${room.workspaceId}: ${fault}\n`])]);
  });
});
