import { expect, test } from "vitest";
import { streamOf, streamsNamedIn } from "@/lib/audit/event";
import { newSalt } from "@/lib/audit/salt";

const id = (digit: number) => `0190aaaa-bbbb-7ccc-8ddd-00000000000${digit}`;

test("what an input names is the stream that an event of it is added to", () => {
  expect(streamsNamedIn({ claimId: id(1), justification: "The ledger says so." })).toEqual([
    streamOf({ articleId: id(9), claimId: id(1) }),
  ]);
  expect(streamsNamedIn({ articleId: id(1), sourceId: id(2) })).toEqual([`article:${id(1)}`, `source:${id(2)}`]);
  expect(streamsNamedIn({ memberId: id(3), reportId: id(4) })).toEqual([`report:${id(4)}`, `member:${id(3)}`]);
});

test("what is no id, or no input, names nothing", () => {
  for (const claimId of [null, 7, "", "x", `${id(1)}\n0 ff claim:${id(2)}`, `${id(1)}\u0000`, id(1).toUpperCase()])
    expect(streamsNamedIn({ claimId })).toEqual([]);
  for (const input of [null, undefined, "claimId", 3, [], {}]) expect(streamsNamedIn(input)).toEqual([]);
});

test("salts are sixteen bytes, and none comes twice", () => {
  const salts = Array.from({ length: 1000 }, newSalt);
  expect(new Set(salts).size).toBe(1000);
  for (const salt of salts) expect(Buffer.from(salt, "base64url")).toHaveLength(16);
  const zeros = Buffer.alloc(16).toString("base64url");
  expect(salts).not.toContain(zeros);
});
