import { expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { database } from "@/lib/database";
import { agreementCsv } from "@/lib/verdicts/agreement-export";
import { getAgreement, listAgreementChoices, listAgreementClaims } from "@/lib/verdicts/agreement-queries";
import { reaffirmVerdict } from "@/lib/verdicts/reaffirm-verdict";
import { reviseScale } from "@/lib/verdicts/revise-scale";
import { accepted, aNewsroom } from "@/tests/builders/newsroom";
import { aDecidedClaim, anAssessedClaim } from "@/tests/builders/review";
import { aScaleInput } from "@/tests/builders/scale";

test("agreement is measured on settled claims only, tells of single reviewers to editors, and of another newsroom nothing", async () => {
  const newsroom = await aNewsroom();
  expect(await getAgreement(newsroom.editor)).toMatchObject({ claimCount: 0, twiceCount: 0, overturned: null });
  await aDecidedClaim(newsroom);
  const before = await getAgreement(newsroom.viewer);
  await anAssessedClaim(newsroom);
  expect(await getAgreement(newsroom.viewer)).toEqual(before);
  expect(before).toMatchObject({
    twiceCount: 1,
    overturned: 0.5,
    pairs: [{ labels: ["false", "mostly-false"], count: 1 }],
    reviewers: null,
  });
  expect(before?.measures.find(({ name }) => name === "Same label")).toMatchObject({ value: 0 });
  expect((await getAgreement(newsroom.editor))?.reviewers).toMatchObject([
    { name: "Ravi Reviewer", count: 1, kept: 0 },
    { name: "Rita Reviewer", count: 1, kept: 1 },
  ]);
  expect(await getAgreement((await aNewsroom()).editor)).toMatchObject({ claimCount: 0 });
  expect(await getAgreement(visitor)).toBeNull();
});

test("agreement is narrowed by topic, article, reviewer, time and scale version", async () => {
  const newsroom = await aNewsroom();
  const [first] = [await aDecidedClaim(newsroom), await aDecidedClaim(newsroom)];
  const count = async (filter: Parameters<typeof getAgreement>[1], viewer = newsroom.editor) =>
    (await getAgreement(viewer, filter))?.claimCount;
  const today = new Date().toISOString().slice(0, 10);
  expect(await count({})).toBe(2);
  expect(await count({ article: first.articleId })).toBe(1);
  expect(await count({ topic: "BRIDGE" })).toBe(2);
  expect(await count({ topic: "harbour" })).toBe(0);
  expect(await count({ from: today, until: today })).toBe(2);
  expect(await count({ until: "2020-01-01" })).toBe(0);
  expect(await count({ version: 1 })).toBe(2);
  expect(await count({ version: 2 })).toBe(0);
  expect(await count({ reviewer: newsroom.reviewer.userId ?? "" })).toBe(2);
  expect(await count({ reviewer: newsroom.thirdReviewer.userId ?? "" })).toBe(0);
  // Nobody but an editor learns of one person what they said, not even by narrowing.
  expect(await count({ reviewer: newsroom.thirdReviewer.userId ?? "" }, newsroom.reviewer)).toBe(2);
  expect((await listAgreementChoices(newsroom.reviewer)).people).toEqual([]);
  expect((await listAgreementChoices(newsroom.editor)).people.map(({ name }) => name)).toContain("Rita Reviewer");
});

test("the claims behind each figure are as many as it says, and can be taken away to be measured again", async () => {
  const newsroom = await aNewsroom();
  const settled = await aDecidedClaim(newsroom);
  await anAssessedClaim(newsroom);
  const agreement = await getAgreement(newsroom.editor);
  const behind = (figure: Parameters<typeof listAgreementClaims>[1]["figure"], viewer = newsroom.editor) =>
    listAgreementClaims(viewer, { filter: {}, figure });
  for (const { labels, count } of agreement?.pairs ?? []) {
    const [one = "", other = ""] = labels;
    expect(await behind({ pair: [one, other] })).toHaveLength(count);
  }
  for (const { month, count } of agreement?.months ?? []) expect(await behind({ month })).toHaveLength(count);
  expect(await behind({ pair: ["true", "true"] })).toEqual([]);
  expect(await behind({})).toHaveLength(agreement?.twiceCount ?? -1);
  const [differing] = await behind({ differs: true });
  expect(differing).toMatchObject({ claimId: settled.claimId, verdict: { key: "false", label: "False" } });
  const names = (claims: Awaited<ReturnType<typeof behind>>) =>
    claims.flatMap(({ said }) => said.map(({ reviewer }) => reviewer)).toSorted();
  expect(names(await behind({}))).toEqual(["Ravi Reviewer", "Rita Reviewer"]);
  expect(names(await behind({}, newsroom.viewer))).toEqual(["Reviewer 1", "Reviewer 2"]);
  const lines = agreementCsv(await behind({}))
    .trimEnd()
    .split("\r\n");
  expect(lines[0]).toBe("\uFEFFclaim,statement,article,settled,reviewer,label,key,value,verdict");
  expect(lines).toHaveLength(3);
  expect(lines.join("\n")).toContain(`${settled.claimId},`);
  for (const { formula, source } of agreement?.measures ?? []) expect([formula, source].every((text) => text.length > 5)).toBe(true);
});

test("labels count through the versions of the scale by their key, and never mix the values of two versions", async () => {
  const newsroom = await aNewsroom();
  const claim = await aDecidedClaim(newsroom);
  // "False" and "Mostly false" were 1 and 2; with "Mixed" gone they still are, and a label above them is one less.
  const input = aScaleInput();
  accepted(await reviseScale(newsroom.owner, { ...input, ratings: input.ratings.filter(({ key }) => key !== "mixed") }));
  const { id: verdictId } = await database.verdict.findFirstOrThrow({ where: { workspaceId: newsroom.workspaceId } });
  const again = { claimId: claim.claimId, revisionNumber: 1, verdictId, verdictNumber: 1, reason: "It means the same." };
  expect(await getAgreement(newsroom.editor)).toMatchObject({ claimCount: 0 });
  accepted(await reaffirmVerdict(newsroom.editor, again));
  const agreement = await getAgreement(newsroom.editor);
  expect(agreement).toMatchObject({ claimCount: 1, twiceCount: 1, versions: [2, 1], pairs: [{ labels: ["false", "mostly-false"] }] });
  expect(agreement?.ratings.map(({ key, value }) => [key, value]).slice(0, 2)).toEqual([
    ["true", 4],
    ["mostly-true", 3],
  ]);
  const [behind] = await listAgreementClaims(newsroom.editor, { filter: {}, figure: {} });
  expect(behind?.said.map(({ key, value }) => [key, value]).toSorted()).toEqual([
    ["false", 1],
    ["mostly-false", 2],
  ]);
});
