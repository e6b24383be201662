import { beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "@/lib/actor";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { listDeskDecisions } from "@/lib/claims/desk-decisions";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { learnFromDesk } from "@/lib/claims/learn-from-desk";
import { getPresentLayer, listLayers } from "@/lib/claims/learning-queries";
import { markClaim } from "@/lib/claims/mark-claim";
import { restoreCandidate } from "@/lib/claims/restore-candidate";
import { revertLayer } from "@/lib/claims/revert-layer";
import { trainLayer } from "@/lib/claims/train-layer";
import { decideAgainstQuotes, decidedPlaces, halfQuotedText, submitText } from "@/tests/builders/desk-decisions";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize, newestEvent } from "@/tests/builders/record";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

async function refused(attempt: () => Promise<{ ok: boolean }>, code: string, words?: string) {
  const before = await logSize(newsroom.owner);
  const result = await attempt();
  expect(result).toMatchObject({ ok: false, refusal: { code } });
  if (words) expect(JSON.stringify(result)).toContain(words);
  expect(await logSize(newsroom.owner)).toBe(before);
  return result;
}

describe("the decisions of the desk", () => {
  test("are accepts, rewordings and dismissals that stand, and claims that a person marked", async () => {
    const { reviewer } = await aNewsroom();
    const { candidates, snapshot } = await submitText(reviewer, halfQuotedText("harbour", 2010));
    const [first, second, third] = candidates;
    if (!first || !second || !third) throw new Error("The article has too few candidates for this test.");
    accepted(await acceptCandidate(reviewer, { candidateId: first.id }));
    accepted(await acceptCandidate(reviewer, { candidateId: second.id, statement: "The harbour was closed for 30 days." }));
    accepted(await dismissCandidate(reviewer, { candidateId: third.id, reason: "" }));
    accepted(await restoreCandidate(reviewer, { candidateId: third.id }));
    const exact = snapshot.text.slice(third.start, third.end);
    const place = { start: third.start, end: third.end };
    accepted(await markClaim(reviewer, { snapshotId: snapshot.id, ...place, exact, statement: "Somebody said so." }));
    const { counts, snapshots, until } = await listDeskDecisions(reviewer, null);
    expect(counts).toEqual({ accepted: 1, reworded: 1, dismissed: 0, marked: 1 });
    expect(snapshots.flatMap((one) => one.places)).toHaveLength(3);
    expect(until?.getTime()).toBeGreaterThan(0);
    expect((await listDeskDecisions(reviewer, until)).snapshots).toEqual([]);
    expect((await listDeskDecisions(newsroom.owner, null)).snapshots).toEqual([]);
  });
});

describe("learning from the desk", () => {
  test("is refused, in words, before there is enough to learn from, and to those who may not", async () => {
    await refused(() => trainLayer(newsroom.editor, { presentNumber: null }), "CONFLICT", "It takes at least 40");
    await refused(() => trainLayer(newsroom.reviewer, { presentNumber: null }), "FORBIDDEN");
    await refused(() => revertLayer(newsroom.viewer, { presentNumber: 1 }), "FORBIDDEN");
    await refused(() => revertLayer(newsroom.owner, { presentNumber: 1 }), "CONFLICT");
  });

  test("puts a better layer in force, which new articles are read through; and is taken back step by step", async () => {
    await decideAgainstQuotes(newsroom.reviewer, 8);
    const before = await submitText(newsroom.reviewer, halfQuotedText("tower", 2011));
    const quoted = before.candidates.filter(({ kind }) => kind === "quoted-claim").length;
    expect(quoted).toBeGreaterThan(0);
    const { number } = accepted(await trainLayer(newsroom.editor, { presentNumber: null }));
    expect(number).toBe(1);
    const event = await newestEvent(newsroom.owner);
    expect(event).toMatchObject({ type: "layer.trained", payload: { number: 1, from: null, articles: 8 } });
    expect(event.payload).toMatchObject({ weights: (await getPresentLayer(newsroom.viewer))?.weights });
    // The record and the row say what was learnt, and hold no words of any article.
    for (const place of decidedPlaces) expect(JSON.stringify(event)).not.toContain(place);
    const [layer] = await listLayers(newsroom.viewer);
    expect(layer).toMatchObject({ number: 1, createdBy: newsroom.editor.name, articles: 8, retiredAt: null });
    expect(layer?.after.agreement).toBeGreaterThan(layer?.before.agreement ?? 1);

    const after = await submitText(newsroom.reviewer, halfQuotedText("tower", 2011));
    expect(after.breakdown).toMatchObject({ layer: 1, version: before.breakdown.version });
    expect(after.candidates.filter(({ kind }) => kind === "quoted-claim").length).toBeLessThan(quoted);
    expect(after.candidates.some(({ score, checkWorthiness }) => score !== checkWorthiness)).toBe(true);
    expect(await newestEvent(newsroom.owner)).toMatchObject({ payload: { breakdown: { layer: 1 } } });

    await refused(() => trainLayer(newsroom.editor, { presentNumber: null }), "CONFLICT", "Look again");
    await refused(() => trainLayer(newsroom.editor, { presentNumber: 1 }), "CONFLICT", "since layer 1");
    await refused(() => revertLayer(newsroom.editor, { presentNumber: 2 }), "CONFLICT", "Look again");
    expect(accepted(await revertLayer(newsroom.owner, { presentNumber: 1 }))).toEqual({ to: null });
    expect(await newestEvent(newsroom.owner)).toMatchObject({ type: "layer.reverted", payload: { number: 1, to: null } });
    expect((await submitText(newsroom.reviewer, halfQuotedText("tower", 2011))).breakdown.layer).toBeNull();

    // From the command line; numbers are never used twice.
    const system = systemActor(newsroom.workspaceId);
    expect(accepted(await trainLayer(system, { presentNumber: null })).number).toBe(2);
    expect((await listLayers(newsroom.viewer)).map((one) => [one.number, one.createdBy, one.retiredAt === null])).toEqual([
      [2, null, true],
      [1, newsroom.editor.name, false],
    ]);
  });

  test("gives the same lesson twice, and none to another newsroom", async () => {
    expect(await learnFromDesk(newsroom.owner)).toEqual(await learnFromDesk(newsroom.owner));
    const { owner } = await aNewsroom();
    expect(await getPresentLayer(owner)).toBeNull();
    expect((await learnFromDesk(owner)).lesson).toMatchObject({ outcome: "too-few", counts: { decisions: 0 } });
  });
});
