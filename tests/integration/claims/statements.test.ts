import { expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { listStatements } from "@/lib/claims/queries";
import { rewriteClaim } from "@/lib/claims/rewrite-claim";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";

test("claims are told by what they say now, to their own newsroom alone", async () => {
  const newsroom = await aNewsroom();
  const { claimId } = await aClaim(newsroom);
  const wording = { claimId, revisionNumber: 1, statement: "The bridge cost 38.2 million.", reason: "It says what was paid." };
  accepted(await rewriteClaim(newsroom.reviewer, wording));
  const nobodys = "01a22843-98d3-7268-b633-9ddd641e7132";
  expect(await listStatements(newsroom.viewer, [null, claimId, claimId, nobodys])).toEqual(new Map([[claimId, wording.statement]]));
  expect(await listStatements(newsroom.viewer, [null])).toEqual(new Map());
  for (const other of [(await aNewsroom()).owner, visitor]) expect((await listStatements(other, [claimId])).size).toBe(0);
});
