import { beforeAll, expect, test } from "vitest";
import { listCandidates } from "@/lib/claims/queries";
import { getSaying } from "@/lib/claims/saying-query";
import { getSentence } from "@/lib/claims/sentence-query";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const text = `The bridge bill

The bridge cost 41 million euros and carries 20,000 cars a day, said Ana Petrova, the treasurer. Ferry traffic fell by a third in 2019, she added. A toll of two euros was paid by 7,300,000 drivers in 2019.
`;

test("a candidate's claimant comes with the words of the article that say so, and whom a pronoun was taken for", async () => {
  const { snapshotId, articleId } = await anArticle(newsroom, text);
  const candidates = await listCandidates(newsroom.reviewer, snapshotId);
  const told = await Promise.all(candidates.map(async ({ id, claimant }) => [claimant, (await getSaying(newsroom.viewer, id))?.saying]));
  expect(told).toEqual([
    ["Ana Petrova", { words: "said Ana Petrova, the treasurer", pronoun: null, antecedent: null }],
    ["Ana Petrova", { words: "she added", pronoun: "she", antecedent: "Ana Petrova" }],
    [null, null],
  ]);
  const sentence = await getSentence(newsroom.viewer, articleId, text.indexOf("Ferry traffic"));
  expect(sentence?.saying).toEqual({ words: "she added", pronoun: "she", antecedent: "Ana Petrova" });
});

test("it is told to nobody of another newsroom, and of nothing that is no candidate", async () => {
  const { snapshotId } = await anArticle(newsroom, text);
  const [first] = await listCandidates(newsroom.reviewer, snapshotId);
  const other = await aNewsroom();
  expect(await getSaying(other.viewer, first?.id ?? "")).toBeNull();
  expect(await getSaying(newsroom.viewer, "no id")).toBeNull();
});
