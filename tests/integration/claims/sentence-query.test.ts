import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { submitVersion } from "@/lib/articles/submit-version";
import { worthThreshold } from "@/lib/breakdown/scores";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { getDesk } from "@/lib/claims/desk-queries";
import { listCandidates } from "@/lib/claims/queries";
import { getSentence, getSentenceNow } from "@/lib/claims/sentence-query";
import { database } from "@/lib/database";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aClaim, anArticle } from "@/tests/builders/review";

const text = `The water bill

The city paid 41 million for the new bridge in 2024. What were they thinking? The council should sell the old ferry at once.
`;

let newsroom: Newsroom;
let article: Awaited<ReturnType<typeof anArticle>>;
beforeAll(async () => {
  newsroom = await aNewsroom();
  article = await anArticle(newsroom, text);
});

async function ask(words: string) {
  const sentence = await getSentence(newsroom.viewer, article.articleId, article.text.indexOf(words));
  if (sentence === null) throw new Error(`No sentence at “${words}”.`);
  return sentence;
}

describe("asking why a sentence was not proposed", () => {
  test("answers from what was stored, with scores, reasons and who judged", async () => {
    const question = await ask("they thinking");
    expect(question).toMatchObject({ quote: "What were they thinking?", kind: "question", explanation: { why: "kind" } });
    expect(await ask("sell the old")).toMatchObject({ kind: "recommendation", explanation: { why: "kind" } });
    const stored = await database.breakdown.findFirstOrThrow({ where: { snapshotId: article.snapshotId } });
    expect(question.ran).toEqual({
      provider: stored.provider,
      version: stored.version,
      model: null,
      layer: null,
      threshold: worthThreshold,
      fallback: null,
    });
    for (const { words, start, end } of (await ask("paid 41")).reasons) expect(article.text.slice(start, end)).toBe(words);
  });

  test("says of a proposed sentence what became of it", async () => {
    const before = await ask("paid 41 million");
    expect(before.explanation).toMatchObject({ why: "proposed", candidate: { state: "proposed", claimId: null } });
    const [candidate] = await listCandidates(newsroom.reviewer, article.snapshotId);
    const { claimId } = accepted(await acceptCandidate(newsroom.reviewer, { candidateId: candidate?.id ?? "" }));
    expect((await ask("paid 41 million")).explanation).toMatchObject({ why: "proposed", candidate: { state: "accepted", claimId } });
  });

  test("finds nothing between sentences, outside the text, for strangers, and at addresses that are none", async () => {
    const { articleId } = article;
    expect(await getSentence(newsroom.viewer, articleId, article.text.length - 1)).toBeNull();
    expect(await getSentence(newsroom.viewer, articleId, -1)).toBeNull();
    expect(await getSentence(newsroom.viewer, articleId, Number.NaN)).toBeNull();
    expect(await getSentence(newsroom.viewer, "no-id", 20)).toBeNull();
    expect(await getSentence(visitor, articleId, 20)).toBeNull();
    expect(await getSentence((await aNewsroom()).owner, articleId, 20)).toBeNull();
  });

  test("gives claims that a person marked the machine's view of their sentence", async () => {
    const { articleId, claimId } = await aClaim(newsroom);
    const desk = await getDesk(newsroom.viewer, articleId);
    const claim = desk?.claims.find(({ id }) => id === claimId);
    expect(claim?.judged).toMatchObject({ kind: "claim" });
    expect(claim?.judged?.checkWorthiness).toBeGreaterThan(0);
  });
});

describe("a link to a sentence of an earlier snapshot", () => {
  const long = [
    "The first contract was signed in May behind closed doors, and nobody in the council heard of it until the works began in June.",
    "The city paid 41 million for the new bridge in 2024. It had been closed for 19 months. The mayor said nothing of it at the opening.",
    "Ferry traffic fell by a third after the opening, and the ferry company let 14 of its people go before Christmas of that year.",
  ].join("\n\n");
  const closed = "It had been closed for 19 months.";

  test("leads to where it stands now, and nowhere when that is not certain", async () => {
    const { articleId } = await anArticle(newsroom, long);
    const was = { at: long.indexOf(closed) + 3, snapshotNumber: 1 };
    expect(await getSentenceNow(newsroom.viewer, articleId, was)).toEqual({ start: long.indexOf(closed), words: closed, newest: 1 });
    const moved = `A paragraph was put in at the top of it all.\n\n${long}`;
    accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber: 1, way: "paste", text: moved }));
    expect(await getSentenceNow(newsroom.viewer, articleId, was)).toEqual({ start: moved.indexOf(closed), words: closed, newest: 2 });
    const changed = moved.replace("19 months", "a while");
    accepted(await submitVersion(newsroom.reviewer, { articleId, snapshotNumber: 2, way: "paste", text: changed }));
    expect(await getSentenceNow(newsroom.viewer, articleId, was)).toEqual({ start: null, words: closed, newest: 3 });
    expect(await getSentenceNow(newsroom.viewer, articleId, { ...was, snapshotNumber: 9 })).toBeNull();
    expect(await getSentenceNow(newsroom.viewer, articleId, { ...was, at: -1 })).toBeNull();
    expect(await getSentenceNow(visitor, articleId, was)).toBeNull();
  });
});
