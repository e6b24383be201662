import { beforeAll, expect, test } from "vitest";
import { dismissClaim } from "@/lib/claims/dismiss-claim";
import { factsWithin, listFactsWithin } from "@/lib/claims/facts-within";
import { markClaim } from "@/lib/claims/mark-claim";
import { listCandidates } from "@/lib/claims/queries";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { anArticle } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

const text = `The bridge bill

The bridge, which cost 41 million euros, opened in 2019 and carries 20,000 cars a day. Ferry traffic fell by a third after the opening.
`;

test("a candidate's facts are told one by one, each with its own words of the article", async () => {
  const { snapshotId } = await anArticle(newsroom, text);
  const [several, one] = await listCandidates(newsroom.reviewer, snapshotId);
  const facts = await listFactsWithin(newsroom.viewer, several?.id ?? "");
  expect(facts?.map(({ start, end, statement }) => [text.slice(start, end), statement])).toEqual([
    ["cost 41 million euros", "The bridge cost 41 million euros."],
    ["opened in 2019", "The bridge opened in 2019."],
    ["carries 20,000 cars a day", "The bridge carries 20,000 cars a day."],
  ]);
  expect(await listFactsWithin(newsroom.viewer, one?.id ?? "")).toEqual([]);
});

test("a fact that was made a claim leads to it, until that one is set aside", async () => {
  const { snapshotId } = await anArticle(newsroom, text);
  const [several] = await listCandidates(newsroom.reviewer, snapshotId);
  const list = async () => (await listFactsWithin(newsroom.viewer, several?.id ?? "")) ?? [];
  const claims = async () => (await list()).map(({ claimId }) => claimId);
  expect(await claims()).toEqual([null, null, null]);
  const mark = async (exact: string, statement: string) => {
    const start = text.indexOf(exact);
    return accepted(await markClaim(newsroom.reviewer, { snapshotId, start, end: start + exact.length, exact, statement })).claimId;
  };
  const opened = await mark("opened in 2019", "It opened in the year 2019.");
  // Words that only overlap are another claim.
  await mark("2019 and carries", "There was a year.");
  expect(await claims()).toEqual([null, opened, null]);
  accepted(await dismissClaim(newsroom.editor, { claimId: opened, reason: "Not worth it." }));
  expect(await claims()).toEqual([null, null, null]);
});

test("they are told to nobody of another newsroom, and of nothing that is no candidate", async () => {
  const { snapshotId } = await anArticle(newsroom, text);
  const [several] = await listCandidates(newsroom.reviewer, snapshotId);
  const other = await aNewsroom();
  expect(await listFactsWithin(other.viewer, several?.id ?? "")).toBeNull();
  expect(await listFactsWithin(newsroom.viewer, "no id")).toBeNull();
});

test("a fact names whom the candidate names in the place of a pronoun, and which day it was", () => {
  const quote = "She opened the bridge on Friday and closed the ferry in March.";
  const facts = factsWithin({
    ...{ text: `Nan Osei is the mayor. ${quote}`, start: 23, end: 23 + quote.length },
    ...{ statement: `[Nan Osei] ${quote.slice(4)}`, publishedOn: "2026-06-14" },
  });
  expect(facts.map(({ statement }) => statement)).toEqual([
    "[Nan Osei] opened the bridge on Friday [2026-06-12].",
    "[Nan Osei] closed the ferry in March.",
  ]);
});

test("a pronoun further on in the sentence is given no name", () => {
  const text = "It opened the mill in 1987, and it closed the ferry in 1990.";
  const facts = factsWithin({ text, start: 0, end: text.length, statement: `[The Harbour Bank]${text.slice(2)}`, publishedOn: null });
  expect(facts.map(({ statement }) => statement)).toEqual(["[The Harbour Bank] opened the mill in 1987.", "It closed the ferry in 1990."]);
});

test("items of a list keep what joins them, and what brackets say is no fact", () => {
  const told = (text: string) =>
    factsWithin({ text, start: 0, end: text.length, statement: text, publishedOn: null }).map(({ statement }) => statement);
  expect(told("Nurses, porters and ambulance drivers walked out at noon, and the port was shut.")).toEqual([
    "Nurses, porters and ambulance drivers walked out at noon.",
    "The port was shut.",
  ]);
  expect(told("Falk appeared in The Right Road (1983) and sold two boats.")).toEqual([
    "Falk appeared in The Right Road.",
    "Falk sold two boats.",
  ]);
});
