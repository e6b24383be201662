import { createReadStream } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { ferryReviews, waterReviews } from "@/prisma/demo/reviews";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim } from "@/tests/builders/review";

const pieces = [...ferryReviews, ...waterReviews].flatMap(({ evidence }) => evidence);

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

describe("the demo's sources", () => {
  test("each hold the passages quoted from them, once, and nothing is fetched from addresses that lead nowhere", async () => {
    const { claimId } = await aClaim(newsroom);
    for (const { file, ...piece } of pieces) {
      const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...piece }));
      const content = createReadStream(new URL(`../../../prisma/demo/sources/${file}`, import.meta.url));
      accepted(await uploadCapture(newsroom.reviewer, { sourceId, fileName: file, content }));
    }
    const { workspaceId } = newsroom;
    const anchored = await database.evidence.findMany({ where: { workspaceId }, select: { quote: true, anchorState: true } });
    expect(anchored).toHaveLength(pieces.length);
    for (const { quote, anchorState } of anchored)
      expect([quote, anchorState]).toEqual([quote, expect.stringMatching(/^(exact|normalised)$/)]);
    expect(await database.capture.count({ where: { workspaceId, way: "fetch" } })).toBe(0);
  });
});
