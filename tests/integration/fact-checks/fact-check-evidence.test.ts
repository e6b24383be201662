import { beforeAll, describe, expect, test } from "vitest";
import { withConnection } from "@/bin/postgres/temporary.mjs";
import { compareTables } from "@/lib/audit/compare-tables";
import { readSought } from "@/lib/claims/seen-before";
import { splitClaim } from "@/lib/claims/split-claim";
import { database } from "@/lib/database";
import { listEvidence } from "@/lib/evidence/queries";
import { listShakenClaims } from "@/lib/evidence/shaken-claims";
import { withdrawEvidence } from "@/lib/evidence/withdraw-evidence";
import { attachFactCheck } from "@/lib/fact-checks/attach-fact-check";
import { importFactChecks } from "@/lib/fact-checks/import-fact-checks";
import { listFactChecksLike, listFactChecksPage } from "@/lib/fact-checks/queries";
import { reinstateFactChecks } from "@/lib/fact-checks/reinstate-fact-checks";
import { withdrawFactChecks } from "@/lib/fact-checks/withdraw-fact-checks";
import { getPublication } from "@/lib/reports/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";
import { aClaim } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

let made = 0;
function aFile(name: number, claims: readonly string[]) {
  const reviews = claims.map((claimReviewed, at) => ({
    "@context": "https://schema.org",
    ...{ "@type": "ClaimReview", url: `https://checks.example/${name}/${at}`, claimReviewed, author: { name: "Plain Facts" } },
    ...{ datePublished: "2024-05-01", reviewRating: { alternateName: "False", ratingValue: 1, worstRating: 1, bestRating: 5 } },
  }));
  return { url: "", fileName: `checks-${name}.json`, file: Buffer.from(JSON.stringify(reviews)).toString("base64") };
}

/** Imports fact-checks in one file; each is of a new address. Returns them, as they are listed. */
async function imported(...claims: string[]) {
  made += 1;
  accepted(await importFactChecks(newsroom.reviewer, aFile(made, claims)));
  const { factChecks } = await listFactChecksPage(newsroom.viewer, { words: "", after: null });
  return claims.map((claim) => {
    const found = factChecks.find((one) => one.claim === claim && one.origin === `checks-${made}.json`);
    if (found === undefined) throw new Error(`“${claim}” did not come in.`);
    return found;
  });
}

describe("an imported fact-check", () => {
  test("becomes evidence in one step: its publisher's page as the source, its words as the quote, its rating in the note", async () => {
    const { claimId } = await aClaim(newsroom);
    const [check] = await imported("The bridge cost 41 million.");
    const attached = accepted(await attachFactCheck(newsroom.reviewer, { claimId, factCheckId: check?.id ?? "", stance: "refutes" }));
    expect(attached).toMatchObject({ number: 1 });
    const { evidence } = await listEvidence(newsroom.viewer, claimId);
    expect(evidence).toMatchObject([
      {
        ...{ quote: "The bridge cost 41 million.", stance: "refutes", directness: "secondary", takenBack: null },
        note: expect.stringContaining("Rated “False” on 2024-05-01"),
        source: { kind: "factCheck", url: check?.url, publisher: "Plain Facts", title: "Plain Facts: The bridge cost 41 million." },
      },
    ]);
    const { events } = {
      events: await database.auditEvent.findMany({ where: { workspaceId: newsroom.workspaceId }, orderBy: { sequence: "desc" }, take: 2 }),
    };
    expect(events.map(({ type }) => type).toSorted()).toEqual(["evidence.attached", "source.added"]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is attached to a claim once, by whoever may attach evidence, and not across newsrooms", async () => {
    const { claimId } = await aClaim(newsroom);
    const [check] = await imported("The bridge was closed for 19 months.");
    const given = { claimId, factCheckId: check?.id ?? "", stance: "context" } as const;
    expect(await attachFactCheck(newsroom.viewer, given)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await attachFactCheck((await aNewsroom()).editor, given)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    const { evidenceId } = accepted(await attachFactCheck(newsroom.reviewer, given));
    const size = await logSize(newsroom.owner);
    expect(await attachFactCheck(newsroom.editor, given)).toMatchObject({
      refusal: { code: "CONFLICT", reason: expect.stringContaining("Evidence 1") },
    });
    expect(await logSize(newsroom.owner)).toBe(size);
    accepted(await withdrawEvidence(newsroom.editor, { evidenceId, reason: "Not needed." }));
    expect(await attachFactCheck(newsroom.editor, given)).toMatchObject({ ok: true, value: { number: 2 } });
  });

  test("that is taken back is found and offered no more; evidence that rests on it stays, with a note, also on later claims", async () => {
    const { claimId, articleId } = await aClaim(newsroom);
    const { statement } = await database.claimRevision.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId, claimId } });
    const [check, other] = await imported(statement, "Something else entirely happened in the harbour.");
    const factCheckId = check?.id ?? "";
    const asked = await readSought(newsroom.reviewer, { claimId });
    if (asked === null) throw new Error("There is a claim.");
    const idsLike = async () => (await listFactChecksLike(newsroom.reviewer, asked)).map(({ id }) => id);
    expect(await idsLike()).toContain(factCheckId);
    accepted(await attachFactCheck(newsroom.reviewer, { claimId, factCheckId, stance: "supports" }));
    const given = { factCheckId, scope: "one", reason: "Its publisher took it down." } as const;
    for (const who of [newsroom.reviewer, newsroom.viewer])
      expect(await withdrawFactChecks(who, given)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(accepted(await withdrawFactChecks(newsroom.editor, given))).toEqual({ withdrawn: 1, restingEvidence: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "factChecks.withdrawn", actor: { name: newsroom.editor.name } },
      payload: { factCheckId, scope: "one", withdrawn: 1, restingEvidence: 1, reason: given.reason },
    });
    expect(await idsLike()).not.toContain(factCheckId);
    const { factChecks } = await listFactChecksPage(newsroom.viewer, { words: "", after: null });
    expect(factChecks.map(({ id }) => id)).not.toContain(factCheckId);
    expect(factChecks.map(({ id }) => id)).toContain(other?.id);
    expect((await listEvidence(newsroom.viewer, claimId)).evidence).toMatchObject([
      { withdrawnAt: null, takenBack: { reason: given.reason } },
    ]);
    const fallen = await listFactChecksPage(newsroom.viewer, { words: "", after: null, standing: "takenBack" });
    expect([...(await listShakenClaims(newsroom.viewer, articleId))]).toEqual([[claimId, ["takenBack"]]]);
    expect(fallen.factChecks.find(({ id }) => id === factCheckId)?.evidence).toMatchObject([
      { number: 1, claim: { id: claimId, published: null } },
    ]);
    // What the gate judges by.
    const loaded = await getPublication(newsroom.editor, articleId);
    expect(loaded?.claims.flatMap(({ evidence }) => evidence)).toMatchObject([{ factCheck: { withdrawals: [{ reinstatement: null }] } }]);
    const another = await aClaim(newsroom);
    const late = await attachFactCheck(newsroom.reviewer, { claimId: another.claimId, factCheckId, stance: "supports" });
    expect(late).toMatchObject({ refusal: { code: "FORBIDDEN", reason: "This fact-check was taken back." } });
    expect(await withdrawFactChecks(newsroom.owner, given)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    const parts = ["The city paid 41 million.", "The bridge was new in 2024."];
    const { claimIds } = accepted(await splitClaim(newsroom.editor, { claimId, revisionNumber: 1, parts }));
    for (const id of claimIds)
      expect((await listEvidence(newsroom.viewer, id)).evidence).toMatchObject([{ takenBack: { reason: given.reason } }]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("is taken back with all that came in with it, and with nothing else", async () => {
    const before = (await listFactChecksPage(newsroom.viewer, { words: "", after: null })).factChecks.map(({ id }) => id);
    const together = await imported("Cats sleep most of the day.", "Dogs do not.", "Fish never sleep.");
    const given = { scope: "import", reason: "The wrong file." } as const;
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId: together[0]?.id ?? "", scope: "one", reason: "A double." }));
    expect(accepted(await withdrawFactChecks(newsroom.owner, { factCheckId: together[1]?.id ?? "", ...given }))).toEqual({
      withdrawn: 2,
      restingEvidence: 0,
    });
    const { factChecks } = await listFactChecksPage(newsroom.viewer, { words: "", after: null });
    expect(factChecks.map(({ id }) => id)).toEqual(before);
  });

  test("that was taken back is put back by an editor, alone or with all of its step; evidence says both, and it can be taken back again", async () => {
    const { claimId, articleId } = await aClaim(newsroom);
    const [check, ...rest] = await imported("The dam holds.", "The dam leaks.", "The dam is older than the town.");
    const factCheckId = check?.id ?? "";
    accepted(await attachFactCheck(newsroom.reviewer, { claimId, factCheckId, stance: "supports" }));
    const one = { factCheckId, scope: "one", reason: "It was right after all." } as const;
    expect(await reinstateFactChecks(newsroom.editor, one)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId, scope: "import", reason: "The wrong file." }));
    const size = await logSize(newsroom.owner);
    for (const who of [newsroom.reviewer, newsroom.viewer])
      expect(await reinstateFactChecks(who, one)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(await reinstateFactChecks((await aNewsroom()).editor, one)).toMatchObject({ refusal: { code: "NOT_FOUND" } });
    expect(await logSize(newsroom.owner)).toBe(size);
    expect(accepted(await reinstateFactChecks(newsroom.editor, one))).toEqual({ reinstated: 1, cameAgain: 0, restingEvidence: 1 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({
      ...{ type: "factChecks.reinstated", actor: { name: newsroom.editor.name } },
      payload: { ...one, reinstated: 1, cameAgain: 0, restingEvidence: 1, origin: check?.origin },
    });
    const putBack = { reason: "The wrong file.", putBack: { reason: one.reason }, cameAgainAt: null };
    expect((await listEvidence(newsroom.viewer, claimId)).evidence).toMatchObject([{ takenBack: putBack }]);
    expect(await listShakenClaims(newsroom.viewer, articleId)).toEqual(new Map());
    const idsOf = async (standing: "inUse" | "takenBack") =>
      (await listFactChecksPage(newsroom.viewer, { words: "dam", after: null, standing })).factChecks.map(({ id }) => id);
    expect(await idsOf("inUse")).toEqual([factCheckId]);
    expect(new Set(await idsOf("takenBack"))).toEqual(new Set(rest.map(({ id }) => id)));
    expect(await reinstateFactChecks(newsroom.editor, one)).toMatchObject({ refusal: { reason: "This was not taken back." } });
    const step = { factCheckId: rest[0]?.id ?? "", scope: "step", reason: "The right file." } as const;
    expect(accepted(await reinstateFactChecks(newsroom.owner, step))).toMatchObject({ reinstated: 2, restingEvidence: 0 });
    expect(await idsOf("takenBack")).toEqual([]);
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId, scope: "one", reason: "Its publisher took it down." }));
    const again = { reason: "Its publisher took it down.", putBack: null };
    expect((await listEvidence(newsroom.viewer, claimId)).evidence).toMatchObject([{ takenBack: again }]);
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("that was taken back is imported again by an editor who asks for it, as a row of its own; a later import leaves it out", async () => {
    const { claimId } = await aClaim(newsroom);
    const [check, other] = await imported("The quay sinks.", "The quay rises.");
    const file = aFile(made, ["The quay sinks.", "The quay rises.", "The quay floats."]);
    const factCheckId = check?.id ?? "";
    accepted(await attachFactCheck(newsroom.reviewer, { claimId, factCheckId, stance: "supports" }));
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId, scope: "one", reason: "Not theirs." }));
    expect(accepted(await importFactChecks(newsroom.reviewer, file))).toMatchObject({ imported: 1, again: 0, known: 1, leftOut: 1 });
    expect(await importFactChecks(newsroom.reviewer, file)).toMatchObject({
      refusal: { fields: { file: [expect.stringContaining("A fact-check in it was taken back; an editor can put it back")] } },
    });
    const asked = { ...file, bringsTakenBack: true };
    expect(await importFactChecks(newsroom.reviewer, asked)).toMatchObject({ refusal: { code: "FORBIDDEN" } });
    expect(accepted(await importFactChecks(newsroom.editor, asked))).toMatchObject({ imported: 1, again: 1, known: 2, leftOut: 0 });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "factChecks.imported", payload: { imported: 1, again: 1 } });
    const { factChecks } = await listFactChecksPage(newsroom.viewer, { words: "quay", after: null });
    const [again] = factChecks.filter(({ claim }) => claim === "The quay sinks.");
    expect(factChecks).toHaveLength(3);
    expect([factCheckId, other?.id]).not.toContain(again?.id);
    expect((await listEvidence(newsroom.viewer, claimId)).evidence).toMatchObject([
      { takenBack: { reason: "Not theirs.", putBack: null, cameAgainAt: again?.importedAt } },
    ]);
    const twice = { claimId, factCheckId: again?.id ?? "", stance: "supports" } as const;
    expect(await attachFactCheck(newsroom.reviewer, twice)).toMatchObject({ refusal: { code: "CONFLICT" } });
    expect(await reinstateFactChecks(newsroom.editor, { factCheckId, scope: "one", reason: "Both?" })).toMatchObject({
      refusal: { code: "CONFLICT", reason: expect.stringContaining("came in again meanwhile") },
    });
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId: again?.id ?? "", scope: "one", reason: "Again not theirs." }));
    expect(accepted(await importFactChecks(newsroom.editor, asked))).toMatchObject({ imported: 1, again: 1 });
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
  });

  test("that was changed, removed or added in the table behind the record's back is found by the audit", async () => {
    const [check] = await imported("The pier was sold for nothing.");
    const where = [newsroom.workspaceId, check?.id ?? ""];
    const tamper = (sql: string, table = "FactCheck") =>
      withConnection(process.env.ASSAY_OWNER_DATABASE_URL ?? "", async (client) => {
        await client.query("begin; set local session_replication_role = replica");
        await client.query(`alter table "${table}" disable trigger user`);
        await client.query(sql, where);
        await client.query(`alter table "${table}" enable trigger user`);
        await client.query(`alter table "${table}" enable always trigger is_audited`);
        await client.query(`alter table "${table}" enable always trigger rows_are_permanent`);
        await client.query("commit");
      });
    const mine = '"workspaceId" = $1::uuid and "id" = $2::uuid';
    for (const [column, value, back] of [
      ["ratingWords", "True", "False"],
      ["publisher", "Somebody", "Plain Facts"],
      ["licence", "CC0", null],
    ] as const) {
      await tamper(`update "FactCheck" set "${column}" = '${value}' where ${mine}`);
      const { faults } = await compareTables(newsroom.owner);
      expect(faults, column).toMatchObject([{ fault: expect.stringMatching(/FactCheckImport\/.* another tableHash/) }]);
      await tamper(`update "FactCheck" set "${column}" = ${back === null ? "null" : `'${back}'`} where ${mine}`);
    }
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    accepted(await withdrawFactChecks(newsroom.editor, { factCheckId: check?.id ?? "", scope: "one", reason: "Sold." }));
    accepted(await reinstateFactChecks(newsroom.editor, { factCheckId: check?.id ?? "", scope: "one", reason: "Not sold." }));
    const mineToo = '"workspaceId" = $1::uuid and "factCheckId" = $2::uuid';
    for (const table of ["FactCheckReinstatement", "FactCheckWithdrawal"]) {
      const reason = table === "FactCheckWithdrawal" ? "Sold." : "Not sold.";
      await tamper(`update "${table}" set "reason" = 'Whatever' where ${mineToo}`, table);
      const { faults } = await compareTables(newsroom.owner);
      expect(faults, table).toMatchObject([{ fault: expect.stringMatching(`${table}/.* another reason`) }]);
      await tamper(`update "${table}" set "reason" = '${reason}' where ${mineToo}`, table);
    }
    expect((await compareTables(newsroom.owner)).faults).toEqual([]);
    await tamper(`delete from "FactCheckReinstatement" where ${mineToo}`, "FactCheckReinstatement");
    expect((await compareTables(newsroom.owner)).faults).toMatchObject([
      { fault: expect.stringMatching(/FactCheckReinstatement\/.* is missing/) },
    ]);
    await tamper(`delete from "FactCheckWithdrawal" where ${mineToo}`, "FactCheckWithdrawal");
    expect((await compareTables(newsroom.owner)).faults).toHaveLength(2);
    await tamper(`delete from "FactCheck" where ${mine}`);
    const { faults } = await compareTables(newsroom.owner);
    expect(faults.map(({ fault }) => fault)).toContainEqual(expect.stringMatching(/FactCheckImport\/.* is missing/));
  });
});
