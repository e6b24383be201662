import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyLog } from "@/lib/audit/verify";
import { claimStates } from "@/lib/claims/workflow";
import { followLog } from "@/lib/live/follow-log";
import { closeStreams } from "@/lib/live/live-stream";
import { draftReport } from "@/lib/reports/draft-report";
import type { Result } from "@/lib/result";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { aDraft, withPublicTexts } from "@/tests/builders/report";
import { aClaim, aClaimInReview, markAlso } from "@/tests/builders/review";
import { type Copy, copyTables, expectAsThen } from "./review/as-then";
import { detailKinds } from "./review/detail-steps";
import { aModel, expectBlind, expectTablesReplayed, people, presentActor, type ReviewModel, readOn } from "./review/model";
import { type Choice, labels, kinds as otherKinds } from "./review/steps";
import { expectWayOut } from "./review/way-out";
import { wordKinds } from "./review/word-steps";
import { expectWordsKept } from "./review/words-kept";

// Several people do random things to a few claims, one after another and at once. The long run: `npm run bench -- review`.
const stepsAsked = Number(process.env.ASSAY_MODEL_STEPS ?? "120");
const isLong = stepsAsked >= 1_000;
const stepsARun = isLong ? 200 : 60;
const seed = Number(process.env.ASSAY_MODEL_SEED ?? Date.now() % 1_000_000_000);
const stepTimeoutMs = 3_000;
// Splits make two at a time: they leave room for merges, which make claims of several places.
const claimsMax = new Map([
  ["splitClaim", 8],
  ["mergeClaims", 12],
]);
const kinds = { ...otherKinds, ...detailKinds, ...wordKinds };
/** What makes claims of several places, and moves them, also while they are away. */
const movingKinds = [
  "mergeClaims",
  "mergeClaims",
  "submitVersion",
  "placeClaim",
  "placeClaim",
  "undoLineage",
  "withdrawClaim",
  "restoreClaim",
] as const;
const askEverythingEvery = isLong ? 11 : 7;
/** Newsrooms that are reviewed side by side: most of a step is waiting for the database. */
const lanes = isLong ? 4 : 3;

/** What came of the steps, for the figures at the end. */
const happened = new Map<string, { done: number; refused: number }>();
const states = new Map<string, number>();
const totals = { steps: 0, runs: 0, everything: 0, most: 0, claims: 0, events: 0, published: 0, settled: 0, several: 0, takenBack: 0 };

/** What the tables held after each step, by the newsroom. */
const copies = new WeakMap<ReviewModel, Copy[]>();

async function take(model: ReviewModel, kind: string, choice: Choice): Promise<Result<unknown>> {
  const claims = [...model.replayed.claims.values()];
  const [claim, other] = [claims[choice.claim % claims.length], claims[choice.other % claims.length]];
  const act = new Map(Object.entries(kinds)).get(kind);
  if (claim === undefined || other === undefined || act === undefined) throw new Error("The model has claims and kinds of steps.");
  model.steps += 1;
  totals.steps += 1;
  // Whoever lost their role or place tries all the same: the command must see to it.
  const actor = presentActor(model, choice.who) ?? model.newsroom[choice.who];
  const result = await act({ actor, claim, other, choice, model });
  const { done, refused } = happened.get(kind) ?? { done: 0, refused: 0 };
  happened.set(kind, result.ok ? { done: done + 1, refused } : { done, refused: refused + 1 });
  return result;
}

type Planned = { kind: string; choice: Choice };

/** What is taken in one go: one step, or several at the same time. */
class Takes implements fc.AsyncCommand<ReviewModel, Newsroom> {
  readonly planned: readonly Planned[];
  constructor(planned: readonly Planned[]) {
    this.planned = planned;
  }
  check({ replayed }: Readonly<ReviewModel>) {
    const { size } = replayed.claims;
    return this.planned.every(({ kind }) => size < (claimsMax.get(kind) ?? Number.POSITIVE_INFINITY));
  }
  async run(model: ReviewModel) {
    const results = await Promise.all(this.planned.map(({ kind, choice }) => take(model, kind, choice)));
    // What is refused leaves no trace; what is done leaves one.
    const events = await readOn(model);
    if (results.some(({ ok }) => ok)) expect(events).toBeGreaterThan(0);
    else expect(events).toBe(0);
    await expectTablesReplayed(model);
    if (events > 0) totals.several = Math.max(totals.several, await expectWordsKept(model));
    if (events > 0) copies.set(model, [...(copies.get(model) ?? []), await copyTables(model.newsroom)]);
    for (const { state } of model.replayed.claims.values()) states.set(state, (states.get(state) ?? 0) + 1);
    const claims = [...model.replayed.claims.values()];
    const claim = claims[(this.planned[0]?.choice.claim ?? 0) % claims.length];
    // In turn, so that each is asked in every situation sooner or later.
    const who = people[model.steps % people.length];
    if (claim === undefined || who === undefined) return;
    const isTelling = this.planned.some(({ kind }) => /ssess|advance/.test(kind)) && events > 0;
    const asks = model.steps % askEverythingEvery === 0 || (isTelling && !isLong) ? "everything" : "most";
    await expectBlind(model, claim, { who, asks });
    totals[asks] += 1;
  }
  toString() {
    const told = this.planned.map(({ kind, choice: { who, claim, other, key } }) => `${who} ${kind} claim ${claim} (${other}, ${key})`);
    return told.join(" & ");
  }
}

/** A newsroom with three claims in two articles, each with a report begun. */
async function aReview(): Promise<ReviewModel> {
  const newsroom = await aNewsroom();
  await withPublicTexts(newsroom);
  const first = await aClaimInReview(newsroom);
  await markAlso(newsroom, first, "Ferry traffic fell by a third after the opening");
  const second = await aClaim(newsroom);
  for (const { articleId } of [first, second]) accepted(await draftReport(newsroom.editor, { articleId, revision: 0, ...aDraft }));
  const model = aModel(newsroom);
  await readOn(model);
  await expectTablesReplayed(model);
  return model;
}

async function expectAllInOrder(model: ReviewModel): Promise<void> {
  await expectAsThen(model.newsroom, copies.get(model) ?? []);
  let turn = model.steps;
  for (const claim of model.replayed.claims.values()) {
    turn += 1;
    const inTurn = people[turn % people.length];
    for (const who of people) await expectBlind(model, claim, { who, asks: who === inTurn ? "everything" : "most" });
  }
  await expectWayOut(model);
  await expectTablesReplayed(model);
  expect((await verifyLog(model.newsroom.owner)).faults).toEqual([]);
  expect((await compareTables(model.newsroom.owner)).faults).toEqual([]);
  const claims = [...model.replayed.claims.values()];
  totals.runs += 1;
  totals.claims += claims.length;
  totals.events += model.replayed.size;
  totals.published += model.replayed.published;
  totals.takenBack += model.replayed.takenBack;
  totals.settled += claims.reduce((sum, { verdicts }) => sum + verdicts, 0);
  if (isLong) console.log(`  ${totals.steps} steps in ${totals.runs} runs …`);
}

const choice = fc.record({ who: fc.constantFrom(...people), claim: fc.nat(11), other: fc.nat(11), key: fc.constantFrom(...labels) });
const planned = fc.record({ kind: fc.constantFrom(...Object.keys(kinds)), choice });
const nearer = fc.record({ kind: fc.constant("advance"), choice });
const moving = fc.record({ kind: fc.constantFrom(...movingKinds), choice });
const mistaken = fc.record({ kind: fc.constant("mistakePlace"), choice });
const oneStep = planned.map((one) => new Takes([one]));
// Chance alone seldom gets a claim to a verdict, let alone to a reader.
const oneNearer = nearer.map((one) => new Takes([one]));
// Nor a claim of several places into a text that lost some of them.
const oneMoving = moving.map((one) => new Takes([one]));
// Nor somebody to take back what they said of a place.
const oneMistaken = mistaken.map((one) => new Takes([one]));
const atOnce = fc.array(planned, { minLength: 2, maxLength: 4 }).map((some) => new Takes(some));

/** One newsroom's review, from its beginning to its way out. */
function run(ownSeed: number): Promise<void> {
  const steps = fc.commands([oneStep, oneStep, oneStep, oneNearer, oneNearer, oneMoving, oneMistaken, atOnce], {
    maxCommands: stepsARun,
    size: "max",
  });
  const review = fc.asyncProperty(steps, async (commands) => {
    const model = await aReview();
    await fc.asyncModelRun(() => ({ model, real: model.newsroom }), commands);
    await expectAllInOrder(model);
  });
  // Shrinking replays a newsroom for each try: the seed and the path are enough to go back.
  return fc.assert(review, { numRuns: 1, seed: ownSeed, endOnFailure: true });
}

function sayFigures(): void {
  const lines = [...happened].map(
    ([kind, { done, refused }]) => `  ${kind.padEnd(20)} ${String(done).padStart(6)} done ${String(refused).padStart(6)} refused`,
  );
  const seen = claimStates.map((state) => `${state} ${states.get(state) ?? 0}`).join(", ");
  const { steps, runs, everything, most, claims, events, published, settled, several, takenBack } = totals;
  console.log(
    `Review model, seed ${seed}: ${steps} steps in ${runs} runs; ${claims} claims, ${events} events, ${settled} verdicts, ${published} versions published; up to ${several} claims at once in several places; what was said of a place was taken back ${takenBack} times; somebody asked everything ${everything} times, and the claim, its history and its past ${most} times.\n  states seen: ${seen}\n${lines.toSorted().join("\n")}`,
  );
}

// As on a server where somebody always looks: the connection that listens to the log stays open between one stream and the next.
const unfollow = followLog("00000000-0000-4000-8000-000000000000", () => {});
afterAll(async () => {
  unfollow();
  await closeStreams();
});

test(
  "whatever several people do in whatever order, nobody blind learns anything, no verdict outlives its ground, no claim is stuck, and the log has it all, as of each moment",
  async () => {
    console.log(`Review model: at least ${stepsAsked} steps, seed ${seed} (ASSAY_MODEL_SEED).`);
    try {
      for (let round = 0; totals.steps < stepsAsked; round += lanes) {
        await Promise.all(Array.from({ length: lanes }, (_, lane) => run(seed + round + lane)));
      }
    } finally {
      sayFigures();
    }
    if (isLong) {
      for (const state of claimStates) expect(states.get(state) ?? 0, `no claim was ever ${state}`).toBeGreaterThan(0);
      expect(totals.takenBack, "no place was ever taken back").toBeGreaterThan(0);
    }
    expect([...happened.values()].reduce((sum, { done }) => sum + done, 0)).toBeGreaterThan(0);
  },
  stepsAsked * stepTimeoutMs,
);
