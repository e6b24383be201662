import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import type { Actor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { listEvents } from "@/lib/audit/queries";
import { verifyLog } from "@/lib/audit/verify";
import { writeBackup } from "@/lib/backup/write-backup";
import { eraseSealedSource } from "@/lib/confidential/erase-sealed-source";
import { nameSealedReader } from "@/lib/confidential/name-sealed-reader";
import { getSealing } from "@/lib/confidential/queries";
import { readSealedSource } from "@/lib/confidential/read-sealed-source";
import { removeSealedReader } from "@/lib/confidential/remove-sealed-reader";
import { sealSource } from "@/lib/confidential/seal-source";
import { withholdSource } from "@/lib/confidential/withhold-source";
import { database } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { getCapture, getSource, listSourcesPage } from "@/lib/evidence/capture-queries";
import { findSourceChoices } from "@/lib/evidence/queries";
import { uploadCapture } from "@/lib/evidence/upload-capture";
import { disableMember } from "@/lib/people/disable-member";
import { draftReport } from "@/lib/reports/draft-report";
import { averitecOf, claimsCsv, versionAnnotations } from "@/lib/reports/exports";
import { publishReport } from "@/lib/reports/publish-report";
import { getPublication } from "@/lib/reports/queries";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import { openVersion } from "@/lib/reports/version";
import { placesFailing } from "@/lib/reports/waivers";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aDraft, withPublicTexts } from "@/tests/builders/report";
import { aClaim, aClaimInReview, aRating, assess, someEvidence } from "@/tests/builders/review";
import { waiveWhatFails } from "@/tests/builders/waivers";
import { everythingTold } from "../verdicts/review/told";

const secret = { name: "Berengaria Quillfeather", contact: "zanzibar-signal-4711", note: "Meets only under the Xylophone Bridge." };
const words = [...Object.values(secret), "Quillfeather", "zanzibar", "Xylophone"];
const baseUrl = "https://courier.example";
const summary = "An official of the harbour authority, known to the editor.";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});
beforeEach(() => {
  vi.stubEnv("ASSAY_SEAL_KEY", Buffer.alloc(32, 7).toString("base64"));
  return () => vi.unstubAllEnvs();
});

/** A source on a claim, sealed by the reviewer. */
async function aSealedSource() {
  const claim = await aClaimInReview(newsroom);
  const { sources } = await listSourcesPage(newsroom.reviewer, { words: "", after: null });
  const sourceId = sources[0]?.id ?? "";
  const { subject } = await getSealing(newsroom.reviewer, sourceId);
  if (!subject.isSealed) accepted(await sealSource(newsroom.reviewer, { sourceId, revision: 0, summary, ...secret }));
  return { ...claim, sourceId };
}

/** Every value of every table, bytes also as the text they may be. */
async function everyRow(): Promise<string> {
  return withConnection(process.env.ASSAY_OWNER_DATABASE_URL ?? "", async (client) => {
    const { rows: columns } = await client.query<{ table: string; column: string; isBytes: boolean }>(
      `select c.relname as "table", a.attname as "column", a.atttypid = 'bytea'::regtype as "isBytes"
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       where c.relkind = 'r' and c.relnamespace in ('public'::regnamespace) order by 1, 2`,
    );
    let text = "";
    for (const { table, column, isBytes } of columns) {
      const read = isBytes ? `encode("${column}", 'escape')` : `"${column}"::text`;
      const { rows } = await client.query<{ value: string | null }>(`select ${read} as value from "${table}"`);
      text += rows.map(({ value }) => value ?? "").join("\n");
    }
    return text;
  });
}

/** The words are not there, but the public summary is: what was searched does tell of the source. */
function expectSilent(text: string, where: string, told = summary) {
  expect(text, where).toContain(told);
  for (const word of words) expect(text.includes(word), `${where} holds “${word}”`).toBe(false);
}

const typesOf = async (actor: Actor) => (await listEvents(actor, { lengthMax: 5 })).events.map(({ type }) => type);

describe("what is sealed of a source", () => {
  test("is read by those on the list, and each reading is an event before anything is handed out", async () => {
    const { sourceId } = await aSealedSource();
    const before = await logSize(newsroom.owner);
    expect(await readSealedSource(newsroom.reviewer, { sourceId })).toEqual({ ok: true, value: { ...secret, revision: 1 } });
    expect(await logSize(newsroom.owner)).toBe(before + 1);
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "source.seal-read", actor: { name: newsroom.reviewer.name }, subject: { sourceId }, payload: { revision: 1 } },
    });
  });

  test("is refused to everybody else, owners included, until an owner names them; and again once they are taken off", async () => {
    const { sourceId } = await aSealedSource();
    const { owner, editor, viewer } = newsroom;
    const size = await logSize(owner);
    for (const who of [owner, editor, newsroom.secondReviewer, viewer])
      expect(await readSealedSource(who, { sourceId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await readSealedSource((await aNewsroom()).owner, { sourceId })).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await nameSealedReader(editor, { sourceId, memberId: editor.userId ?? "" })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await logSize(owner)).toBe(size);
    accepted(await nameSealedReader(owner, { sourceId, memberId: editor.userId ?? "" }));
    expect(await newestEvent(owner)).toMatchObject({
      type: "source.reader-named",
      payload: { memberId: editor.userId, member: editor.name },
    });
    expect((await getSealing(viewer, sourceId)).shown).toMatchObject({
      summary,
      readers: [{ name: newsroom.reviewer.name }, { name: editor.name }],
    });
    expect(await readSealedSource(editor, { sourceId })).toMatchObject({ ok: true, value: secret });
    const again = await nameSealedReader(owner, { sourceId, memberId: editor.userId ?? "" });
    expect(again).toMatchObject({ refusal: { fields: { memberId: [expect.stringContaining("already")] } } });
    accepted(await removeSealedReader(owner, { sourceId, memberId: editor.userId ?? "" }));
    expect(await readSealedSource(editor, { sourceId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect((await typesOf(owner))[0]).toBe("source.reader-removed");
  });

  test("stays in no table, event, export, search, page, inbox, stream, backup or output, whoever asks", async () => {
    const written: string[] = [];
    const spies = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, "write").mockImplementation((text) => {
        written.push(String(text));
        return true;
      }),
    );
    const { sourceId, claimId, articleId } = await aSealedSource();
    accepted(await readSealedSource(newsroom.reviewer, { sourceId }));
    const upload = accepted(
      await uploadCapture(newsroom.reviewer, {
        ...{ sourceId, fileName: "a.txt" },
        content: (async function* () {
          yield Buffer.from("A page of the accounts.");
        })(),
      }),
    );
    const read = accepted(await readSealedSource(newsroom.reviewer, { sourceId }));
    for (const spy of spies) spy.mockRestore();
    // What follows would find them: they are what was handed out.
    expect(read).toMatchObject(secret);
    for (const word of words) expect(written.join("").includes(word)).toBe(false);
    expectSilent(await everyRow(), "some table");
    for (const [role, actor] of Object.entries({ reader: newsroom.reviewer, owner: newsroom.owner, viewer: newsroom.viewer })) {
      const told = await everythingTold(actor, { claim: { id: claimId, articleId }, sequences: [], hints: [] });
      expectSilent(told.text, `what a ${role} is told`, "source.sealed");
      const pages = await Promise.all([
        getSealing(actor, sourceId),
        getSource(actor, sourceId),
        getCapture(actor, upload.captureId),
        listSourcesPage(actor, { words: "", after: null }),
        listEvents(actor, { lengthMax: 500 }),
      ]);
      expectSilent(
        JSON.stringify(pages, (_, value) => (typeof value === "bigint" ? String(value) : value)),
        `the ${role}'s source pages`,
      );
      for (const word of words) {
        expect((await findSourceChoices(actor, { search: word })).sources).toEqual([]);
        expect((await listSourcesPage(actor, { words: word, after: null })).sources).toEqual([]);
      }
    }
    const folder = mkdtempSync(path.join(os.tmpdir(), "assay-sealed-"));
    try {
      await writeBackup(path.join(folder, "backup"), { passphrase: null });
      const saved = gunzipSync(readFileSync(path.join(folder, "backup"))).toString();
      expectSilent(saved, "a backup");
      for (const word of words) expect(saved.includes(Buffer.from(word).toString("hex")), "a backup's bytes").toBe(false);
    } finally {
      rmSync(folder, { recursive: true });
    }
    expect(await verifyLog(newsroom.owner)).toMatchObject({ faults: [] });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is published as the words meant for readers, with the reason why not more; without them nothing is", async () => {
    const own = await aNewsroom();
    await withPublicTexts(own);
    const { claimId, articleId } = await aClaim(own);
    const desk = { sourceTitle: "Talk under the bridge", sourceUrl: "https://secret.example/talk", sourcePublisher: "Secret press" };
    const attached = await attachEvidence(own.reviewer, { ...someEvidence, ...desk, claimId, locator: "the second evening" });
    const { sourceId } = accepted(attached);
    accepted(await sealSource(own.reviewer, { sourceId, revision: 0, summary, ...secret }));
    const told = { summary: "A person with access to the accounts", reason: "They would lose their post." };
    const given = { sourceId, number: 0, ...told };
    for (const who of [own.secondReviewer, own.thirdReviewer]) accepted(await assess(own, who, { claimId }));
    const ratingId = await aRating(own);
    accepted(await decideClaim(own.editor, { claimId, revisionNumber: 1, ratingId, justification: "The accounts say 38.2 million [1]." }));
    accepted(await draftReport(own.editor, { articleId, revision: 0, ...aDraft }));
    const ruleOf = async () => {
      const publication = await getPublication(own.editor, articleId);
      return publication === null ? [] : placesFailing(publication, "evidenceCanBeFound");
    };
    expect(await ruleOf()).toMatchObject([{ claimId, detail: expect.stringMatching(/^evidence 1: say at its source/) }]);
    const size = await logSize(own.owner);
    for (const who of [own.owner, own.editor, own.viewer])
      expect(await withholdSource(who, given)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const slip = { ...given, summary: "Ms Quillfeather of the harbour" };
    expect(await withholdSource(own.reviewer, slip)).toMatchObject({ refusal: { fields: { summary: [/part of what is sealed/] } } });
    expect(await logSize(own.owner)).toBe(size);
    accepted(await withholdSource(own.reviewer, given));
    expect(await newestEvent(own.owner)).toMatchObject({
      type: "source.withheld",
      subject: { sourceId },
      payload: { number: 1, ...told },
    });
    expect(await withholdSource(own.reviewer, given)).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await ruleOf()).toEqual([]);
    await waiveWhatFails(own.editor, articleId);
    accepted(await publishReport(own.editor, { articleId, versionNumber: 0, change: "first" }));
    const stored = await database.reportVersion.findFirstOrThrow({ where: { workspaceId: own.workspaceId } });
    const version = openVersion(stored);
    expect(version.report.waivers?.map(({ rule }) => rule)).not.toContain("evidenceCanBeFound");
    const outputs = [version, averitecOf(version, baseUrl), versionAnnotations(version, baseUrl)].map((output) => JSON.stringify(output));
    const all = [...outputs, reportMarkdown(version, baseUrl), claimsCsv(version, baseUrl)].join("\n");
    expectSilent(all, "what is published", told.summary);
    expect(all).toContain(told.reason);
    for (const known of [...Object.values(desk), "the second evening"]) expect(all).not.toContain(known);
    expectSilent(await everyRow(), "some table", told.reason);
    expect((await getSealing(own.viewer, sourceId)).shown?.told).toMatchObject({ number: 1, ...told });
    expect((await compareTables(own.owner)).faults).toEqual([]);
  });

  test("is committed to with a salt: the same words twice, or a good guess, give another commitment", async () => {
    const { sourceId } = await aSealedSource();
    const commitmentNow = async () => (await newestEvent(newsroom.owner)).payload;
    accepted(await sealSource(newsroom.reviewer, { sourceId, revision: 1, summary, ...secret }));
    const first = await commitmentNow();
    accepted(await sealSource(newsroom.reviewer, { sourceId, revision: 2, summary, ...secret }));
    const second = await commitmentNow();
    expect(first).toMatchObject({ revision: 2, commitment: expect.stringMatching(/^[0-9a-f]{64}$/), summary });
    expect(second.commitment).not.toBe(first.commitment);
    expect(JSON.stringify([Object.keys(first), Object.keys(second)])).not.toMatch(/name|contact|note/);
  });

  test("is replaced by its readers alone, who saw what they replace", async () => {
    const { sourceId } = await aSealedSource();
    const { shown } = await getSealing(newsroom.reviewer, sourceId);
    const revision = shown?.revision ?? 0;
    const other = { sourceId, summary, name: "Somebody else", contact: "", note: "" };
    expect(await sealSource(newsroom.owner, { ...other, revision })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await sealSource(newsroom.reviewer, { ...other, revision: revision - 1 })).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await sealSource(newsroom.reviewer, { ...other, revision, name: " " })).toMatchObject({
      refusal: { fields: { name: [/sealed/] } },
    });
    expect(await readSealedSource(newsroom.reviewer, { sourceId })).toMatchObject({ value: secret });
  });

  test("cannot be opened with another key, at another source, or after it was touched", async () => {
    const { sourceId } = await aSealedSource();
    vi.stubEnv("ASSAY_SEAL_KEY", randomBytes(32).toString("base64"));
    expect(await readSealedSource(newsroom.reviewer, { sourceId })).toMatchObject({
      refusal: { code: "CONFLICT", reason: expect.stringContaining("another key") },
    });
    vi.stubEnv("ASSAY_SEAL_KEY", "");
    const refused = await readSealedSource(newsroom.reviewer, { sourceId });
    expect(refused).toMatchObject({ refusal: { code: "FORBIDDEN", reason: expect.stringContaining("ASSAY_SEAL_KEY") } });
    vi.stubEnv("ASSAY_SEAL_KEY", "too short");
    await expect(readSealedSource(newsroom.reviewer, { sourceId })).rejects.toThrow("32 random bytes");
  });

  test("cannot be read by a reader who was shut out", async () => {
    const { sourceId } = await aSealedSource();
    const { owner, thirdReviewer } = newsroom;
    const memberId = thirdReviewer.userId ?? "";
    accepted(await nameSealedReader(owner, { sourceId, memberId }));
    accepted(await disableMember(owner, { memberId, reason: "Left." }));
    expect(await readSealedSource(thirdReviewer, { sourceId })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect((await getSealing(owner, sourceId)).shown?.readers).toContainEqual(
      expect.objectContaining({ name: thirdReviewer.name, isDisabled: true }),
    );
  });

  test("is erased by an owner, unread, and the record shows it", async () => {
    const { sourceId } = await aSealedSource();
    expect(await eraseSealedSource(newsroom.reviewer, { sourceId, reason: "Asked to." })).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await eraseSealedSource(newsroom.owner, { sourceId, reason: "The source asked us to." }));
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "source.seal-erased", payload: { reason: "The source asked us to." } });
    expect(await readSealedSource(newsroom.reviewer, { sourceId })).toMatchObject({
      refusal: { reason: "What was sealed here was erased." },
    });
    expect((await getSealing(newsroom.viewer, sourceId)).shown).toMatchObject({ summary, isErased: true });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });
});
afterAll(() => vi.unstubAllEnvs());
