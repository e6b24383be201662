import { randomBytes } from "node:crypto";
import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { run } from "@/bin/commands/reseal";
import { systemActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { countSealedElsewhere } from "@/lib/confidential/queries";
import { readSealedSource } from "@/lib/confidential/read-sealed-source";
import { resealSources } from "@/lib/confidential/reseal-sources";
import { hashOf } from "@/lib/confidential/seal";
import { sealSource } from "@/lib/confidential/seal-source";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";

const [first, second, foreign] = [randomBytes(32), randomBytes(32), randomBytes(32)].map((key) => key.toString("base64"));
const secret = { name: "Berengaria Quillfeather", contact: "", note: "" };

function keys(now: string | undefined, before: string | undefined = "") {
  vi.stubEnv("ASSAY_SEAL_KEY", now);
  vi.stubEnv("ASSAY_SEAL_KEY_BEFORE", before);
}
afterEach(() => vi.unstubAllEnvs());

let newsroom: Newsroom;
const sources: string[] = [];

async function aSealedSource(title: string) {
  const { claimId } = await aClaim(newsroom);
  const evidence = { ...someEvidence, claimId, sourceTitle: title, sourceUrl: "" };
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, evidence));
  accepted(await sealSource(newsroom.reviewer, { sourceId, revision: 0, summary: `${title}, known to the editor.`, ...secret }));
  return sourceId;
}

beforeAll(async () => {
  newsroom = await aNewsroom();
  keys(first);
  for (const title of ["One", "Two", "Three"]) sources.push(await aSealedSource(title));
  keys(foreign);
  await aSealedSource("Another key's");
});

const rowsOf = () =>
  database.sealedSource.findMany({ where: { workspaceId: newsroom.workspaceId, sourceId: { in: sources } }, orderBy: { sourceId: "asc" } });
const read = (sourceId: string) => readSealedSource(newsroom.reviewer, { sourceId });

describe("with a new key", () => {
  test("what was sealed before is read as long as the key before is set, and not without", async () => {
    const [sourceId = ""] = sources;
    keys(second, first);
    expect(await read(sourceId)).toMatchObject({ value: secret });
    keys(second);
    expect(await read(sourceId)).toMatchObject({ refusal: { reason: expect.stringContaining("ASSAY_SEAL_KEY_BEFORE") } });
  });

  test("nothing is sealed anew by a person, without both keys, or with one key twice", async () => {
    const system = systemActor(newsroom.workspaceId);
    const size = await logSize(newsroom.owner);
    keys(second, first);
    for (const who of [newsroom.owner, newsroom.reviewer])
      expect(await resealSources(who, { countMax: 10 })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    for (const [now, before] of [[second], ["", first], [first, first]]) {
      keys(now, before);
      expect(await resealSources(system, { countMax: 10 })).toMatchObject({
        refusal: { reason: expect.stringContaining("must both be set") },
      });
    }
    expect(await logSize(newsroom.owner)).toBe(size);
  });

  test("everything is sealed anew batch by batch, read on at each point, with numbers and hashes alone in the log", async () => {
    const system = systemActor(newsroom.workspaceId);
    keys(second, first);
    const before = await rowsOf();
    expect(await countSealedElsewhere(system)).toEqual({ openable: 3, unopenable: 1 });

    expect(accepted(await resealSources(system, { countMax: 2 }))).toEqual({ resealed: 2, left: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "sources.resealed", payload: { resealed: 2, left: 1 } });
    const { hashes, ...numbers } = (await newestEvent(newsroom.owner)).payload;
    expect(numbers).toEqual({ resealed: 2, left: 1 });
    const stored = new Map((await rowsOf()).map((row) => [row.sourceId, hashOf(row.sealed ?? new Uint8Array())]));
    expect(Object.entries(z.record(z.string(), z.string()).parse(hashes)).map(([id, hash]) => stored.get(id) === hash)).toEqual([
      true,
      true,
    ]);
    // Broken off here, each opens with one of the two.
    for (const sourceId of sources) expect(await read(sourceId)).toMatchObject({ value: secret });

    expect(accepted(await resealSources(system, { countMax: 2 }))).toEqual({ resealed: 1, left: 0 });
    expect(await resealSources(system, { countMax: 2 })).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await countSealedElsewhere(system)).toEqual({ openable: 0, unopenable: 1 });

    keys(second);
    for (const sourceId of sources) expect(await read(sourceId)).toMatchObject({ value: secret });
    const after = await rowsOf();
    expect(after.map(({ commitment, revision, summary }) => [commitment, revision, summary])).toEqual(
      before.map(({ commitment, revision, summary }) => [commitment, revision, summary]),
    );
    for (const [index, { sealed }] of after.entries()) expect(sealed).not.toEqual(before[index]?.sealed);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    keys(first);
    expect(await read(sources[0] ?? "")).toMatchObject({ refusal: { reason: expect.stringContaining("another key") } });
  });

  test("the command goes through every newsroom, tells how far it is, and ends with 1 while something is sealed with a key that nobody set", async () => {
    keys(first);
    const sourceId = await aSealedSource("Four");
    const said: string[] = [];
    const spy = vi.spyOn(process.stdout, "write").mockImplementation((words) => said.push(String(words)) > 0);
    keys(second, first);
    const whole = await run([]);
    const usage = await run(["--all"]);
    spy.mockRestore();
    expect([whole, usage]).toEqual([1, 2]);
    expect(said).toEqual([
      `${newsroom.slug}: 1 of 1 sealed anew\n`,
      `${newsroom.slug}: sealed with a key that is not set here, and left as it is: 1\n`,
    ]);
    keys(second);
    expect(await read(sourceId)).toMatchObject({ value: secret });
  });
});
