import { createHash } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { uploadBytesMax } from "@/lib/evidence/capture-schema";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { exifTags, jpegSaying } from "@/tests/support/pictures";

const quote = "Total cost of the bridge: 38,200,000.";
const accounts = `Accounts for 2024\n\n${quote}\n\nFerry costs are not part of it.\n`;

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

/** Evidence from a source that has no address: a paper in somebody's hand. */
async function evidenceOnPaper() {
  const { claimId } = await aClaim(newsroom);
  return accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "", quote }));
}

async function* inPieces(content: string | Uint8Array, pieceLength = 7) {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
}

const captureOf = (captureId: string) =>
  database.capture.findUniqueOrThrow({
    where: { workspaceId_id: { workspaceId: newsroom.workspaceId, id: captureId } },
    include: { artefacts: true },
  });
const capturesOf = (sourceId: string) => database.capture.count({ where: { workspaceId: newsroom.workspaceId, sourceId } });

describe("a file that is uploaded as a copy of a source", () => {
  test("is kept by its hash, read, recorded, and gives a quoted passage its place", async () => {
    const { sourceId, evidenceId } = await evidenceOnPaper();
    const { captureId, number } = accepted(
      await uploadCapture(newsroom.reviewer, { sourceId, fileName: "../accounts.txt", content: inPieces(accounts) }),
    );
    const hash = createHash("sha256").update(accounts).digest("hex");
    expect(number).toBe(1);
    expect(await captureOf(captureId)).toMatchObject({
      ...{ way: "upload", fileName: "accounts.txt", outcome: "ok", requestedById: newsroom.reviewer.userId },
      artefacts: [{ role: "upload", contentHash: hash, mediaType: "text/plain", sizeBytes: BigInt(Buffer.byteLength(accounts)) }],
    });
    expect((await artefactStore().check(hash)).isIntact).toBe(true);
    const evidence = await database.evidence.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, id: evidenceId } });
    expect(evidence).toMatchObject({ captureId, anchorState: "exact", anchorStart: accounts.indexOf(quote) });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "capture.uploaded", actor: { name: newsroom.reviewer.name } },
      payload: { captureId, fileName: "accounts.txt", outcome: "ok", artefacts: [{ contentHash: hash }] },
    });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is what its bytes say, whatever its name says, and a picture's words about itself are kept as text", async () => {
    const { sourceId } = await evidenceOnPaper();
    const picture = jpegSaying([[exifTags.artist, "<script>alert(1)</script>"]]);
    const { captureId } = accepted(
      await uploadCapture(newsroom.editor, { sourceId, fileName: "accounts.pdf", content: inPieces(picture) }),
    );
    const capture = await captureOf(captureId);
    expect(capture).toMatchObject({ outcome: "ok", text: null, artefacts: [{ mediaType: "image/jpeg" }] });
    expect(capture.properties).toContainEqual({ name: "Artist", value: "<script>alert(1)</script>" });
  });

  test("of a kind that holds no text we can read is kept in part, and says why", async () => {
    const { sourceId } = await evidenceOnPaper();
    const { captureId } = accepted(
      await uploadCapture(newsroom.editor, { sourceId, fileName: "a.bin", content: inPieces(Buffer.from([0, 1, 2, 3, 0, 5])) }),
    );
    expect(await captureOf(captureId)).toMatchObject({ outcome: "partial", detail: expect.stringMatching(/\S/) });
  });

  test("that is empty, or larger than may be, is refused at its field and nothing is kept", async () => {
    const { sourceId } = await evidenceOnPaper();
    const upload = (content: AsyncIterable<Uint8Array>) => uploadCapture(newsroom.editor, { sourceId, fileName: "a.txt", content });
    expect(await upload(inPieces(""))).toMatchObject({ refusal: { fields: { file: ["The file is empty."] } } });
    async function* tooMuch() {
      yield new Uint8Array(uploadBytesMax + 1);
    }
    expect(await upload(tooMuch())).toMatchObject({ refusal: { fields: { file: ["At most 500 MB."] } } });
    expect(await capturesOf(sourceId)).toBe(0);
  });

  test("that breaks off on its way leaves nothing behind", async () => {
    const { sourceId } = await evidenceOnPaper();
    async function* broken() {
      yield Buffer.from(accounts.slice(0, 20));
      throw new Error("The line is dead.");
    }
    await expect(uploadCapture(newsroom.editor, { sourceId, fileName: "a.txt", content: broken() })).rejects.toThrow("The line is dead.");
    expect(await capturesOf(sourceId)).toBe(0);
  });

  test("is not taken from a viewer, nor for another newsroom's source", async () => {
    const { sourceId } = await evidenceOnPaper();
    const given = { sourceId, fileName: "a.txt" };
    expect(await uploadCapture(newsroom.viewer, { ...given, content: inPieces("x") })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const elsewhere = await aNewsroom();
    expect(await uploadCapture(elsewhere.editor, { ...given, content: inPieces("x") })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
  });

  test("two at once get two numbers", async () => {
    const { sourceId } = await evidenceOnPaper();
    const upload = (text: string) => uploadCapture(newsroom.editor, { sourceId, fileName: "a.txt", content: inPieces(text) });
    const numbers = (await Promise.all([upload("one"), upload("two")])).map((result) => accepted(result).number);
    expect(numbers.toSorted()).toEqual([1, 2]);
  });
});
