import { createHash } from "node:crypto";
import { rm } from "node:fs/promises";
import path from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { splitClaim } from "@/lib/claims/split-claim";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { attachToContact } from "@/lib/evidence/attach-to-contact";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { discloseAttachment } from "@/lib/evidence/disclose-attachment";
import { logContact } from "@/lib/evidence/log-contact";
import { getAttachment, listDiligence, listEvidence } from "@/lib/evidence/queries";
import { reviseEvidence } from "@/lib/evidence/revise-evidence";
import { getPublication } from "@/lib/reports/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim, someEvidence } from "@/tests/builders/review";
import { asOwner } from "@/tests/support/as-owner";
import { exifTags, jpegSaying } from "@/tests/support/pictures";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

async function aContact() {
  const claim = await aClaim(newsroom);
  const asked = { channel: "email", contactedOn: "2026-10-02", question: "What did it cost?", deadlineOn: "" } as const;
  const { contactId } = accepted(await logContact(newsroom.reviewer, { claimId: claim.claimId, ...asked }));
  return { ...claim, contactId };
}

async function* bytesOf(text: string) {
  yield Buffer.from(text);
}

const hashOf = (text: string) => createHash("sha256").update(text).digest("hex");

describe("a file that came with a contact", () => {
  test("is kept by its hash, judged by its bytes, recorded, and shown with whether it may be published", async () => {
    const { claimId, contactId } = await aContact();
    const letter = "Dear editors, the bridge cost 38.2 million.";
    const given = { contactId, fileName: "../../letter.pdf", isPublishable: true };
    const { attachmentId } = accepted(await attachToContact(newsroom.reviewer, { ...given, content: bytesOf(letter) }));
    const file = { fileName: "letter.pdf", contentHash: hashOf(letter), mediaType: "text/plain", isPublishable: true };
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "contact.attached", actor: { name: newsroom.reviewer.name }, subject: { claimId } },
      payload: { contactId, attachmentId, ...file, sizeBytes: letter.length },
    });
    const { contacts } = await listDiligence(newsroom.viewer, claimId);
    expect(contacts).toMatchObject([{ attachments: [{ id: attachmentId, ...file, by: newsroom.reviewer.name, isDamaged: false }] }]);
    expect(await getAttachment(newsroom.viewer, attachmentId)).toEqual({ contentHash: file.contentHash, mediaType: "text/plain" });
    expect((await artefactStore().check(file.contentHash)).isIntact).toBe(true);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("may be published as soon as the claimant says so, and no longer than they do; all else of it stays, and viewers say nothing of it", async () => {
    const { claimId, contactId, articleId } = await aContact();
    const given = { contactId, fileName: "figures.txt", isPublishable: false, content: bytesOf("figures") };
    const { attachmentId } = accepted(await attachToContact(newsroom.reviewer, given));
    const shown = async () => (await listDiligence(newsroom.viewer, claimId)).contacts[0]?.attachments[0]?.isPublishable;
    const published = async () =>
      (await getPublication(newsroom.editor, articleId))?.claims.flatMap(({ contacts }) => contacts.flatMap((one) => one.attachments))
        .length;
    expect([await shown(), await published()]).toEqual([false, 0]);
    const size = await logSize(newsroom.owner);
    const other = await aNewsroom();
    expect(await discloseAttachment(newsroom.viewer, { attachmentId, isPublishable: true })).toMatchObject({
      refusal: { code: "FORBIDDEN" },
    });
    expect(await discloseAttachment(other.owner, { attachmentId, isPublishable: true })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect([await shown(), await logSize(newsroom.owner)]).toEqual([false, size]);
    for (const isPublishable of [true, false]) {
      accepted(await discloseAttachment(newsroom.reviewer, { attachmentId, isPublishable }));
      expect(await newestEvent(newsroom.owner)).toMatchObject({
        ...{ type: "attachment.disclosed", subject: { claimId } },
        payload: { attachmentId, fileName: "figures.txt", isPublishable },
      });
      expect([await shown(), await published()]).toEqual([isPublishable, isPublishable ? 1 : 0]);
    }
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    await expect(asOwner(`update "ContactAttachment" set "fileName" = 'x' where id = $1`, [attachmentId])).rejects.toThrow("permanent");
  });

  test("that is a picture shows what it says of itself", async () => {
    const { claimId, contactId } = await aContact();
    const picture = jpegSaying([[exifTags.description, "The bridge at noon"]]);
    async function* content() {
      yield picture;
    }
    accepted(await attachToContact(newsroom.reviewer, { contactId, fileName: "a.jpg", isPublishable: false, content: content() }));
    const { contacts } = await listDiligence(newsroom.viewer, claimId);
    expect(contacts[0]?.attachments[0]?.properties).toContainEqual({ name: "ImageDescription", value: "The bridge at noon" });
  });

  test("is read by the fixity check like any other, and a damaged one shows", async () => {
    const { claimId, contactId } = await aContact();
    const given = { contactId, fileName: "a.txt", isPublishable: false, content: bytesOf("soon gone") };
    accepted(await attachToContact(newsroom.reviewer, given));
    const hash = hashOf("soon gone");
    await rm(path.join(process.env.ASSAY_DATA ?? "", "evidence", hash.slice(0, 2), hash.slice(2, 4), hash));
    const { faults } = await checkFixity(newsroom.workspaceId, artefactStore());
    expect(faults).toEqual([{ contentHash: hash, found: null }]);
    expect((await listDiligence(newsroom.owner, claimId)).contacts).toMatchObject([{ attachments: [{ isDamaged: true }] }]);
  });

  test("goes with its contact to the claims that take its claim's place", async () => {
    const { claimId, contactId } = await aContact();
    accepted(await attachToContact(newsroom.reviewer, { contactId, fileName: "a.txt", isPublishable: false, content: bytesOf("kept") }));
    const parts = ["The city paid 41 million.", "The bridge was new in 2024."];
    const { claimIds } = accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts }));
    for (const id of claimIds)
      expect((await listDiligence(newsroom.viewer, id)).contacts).toMatchObject([{ attachments: [{ fileName: "a.txt" }] }]);
  });

  test("is not taken from a viewer, for another newsroom's contact, or when it is empty; nothing is recorded", async () => {
    const { contactId } = await aContact();
    const given = { contactId, fileName: "a.txt", isPublishable: false };
    const before = await logSize(newsroom.owner);
    expect(await attachToContact(newsroom.viewer, { ...given, content: bytesOf("x") })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const elsewhere = await aNewsroom();
    expect(await attachToContact(elsewhere.editor, { ...given, content: bytesOf("x") })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await attachToContact(newsroom.editor, { ...given, content: bytesOf("") })).toMatchObject({
      refusal: { fields: { file: ["The file is empty."] } },
    });
    expect(await logSize(newsroom.owner)).toBe(before);
    const attachment = await database.contactAttachment.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId } });
    expect(await getAttachment(elsewhere.owner, attachment.id)).toBeNull();
  });
});

describe("the place of a passage", () => {
  test("in a recording is a time, in a data set cells or a query; anything else is refused at its field and changes nothing", async () => {
    const { claimId } = await aClaim(newsroom);
    const film = {
      claimId,
      ...someEvidence,
      sourceUrl: "https://film.example/a.mp4",
      sourceTitle: "Council film",
      sourceKind: "recording",
    } as const;
    const before = await logSize(newsroom.owner);
    const refusedAt = (words: RegExp) => ({ refusal: { code: "INVALID", fields: { locator: [expect.stringMatching(words)] } } });
    expect(await attachEvidence(newsroom.reviewer, { ...film, locator: "near the end" })).toMatchObject(refusedAt(/when in the recording/));
    expect(await logSize(newsroom.owner)).toBe(before);
    const { evidenceId } = accepted(await attachEvidence(newsroom.reviewer, { ...film, locator: "0:14:30–0:15:05, the treasurer" }));
    const passage = { evidenceId, revision: 1, quote: film.quote, stance: "refutes" } as const;
    expect(await reviseEvidence(newsroom.reviewer, { ...passage, locator: "0:15–0:14" })).toMatchObject(refusedAt(/end lies before/));
    accepted(await reviseEvidence(newsroom.reviewer, { ...passage, locator: "0:14–0:15" }));
    const table = { ...film, sourceUrl: "https://data.example/a.csv", sourceTitle: "Accounts as a table", sourceKind: "dataset" } as const;
    expect(await attachEvidence(newsroom.reviewer, { ...table, locator: "B9:A1" })).toMatchObject(refusedAt(/before the first/));
    accepted(await attachEvidence(newsroom.reviewer, { ...table, locator: "Sheet1!B2:C9" }));
    const { evidence } = await listEvidence(newsroom.viewer, claimId);
    expect(evidence.map(({ locator }) => locator)).toEqual(["0:14–0:15", "Sheet1!B2:C9"]);
  });
});
