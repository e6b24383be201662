import { beforeAll, describe, expect, test } from "vitest";
import { visitor } from "@/lib/actor";
import { submitVersion } from "@/lib/articles/submit-version";
import { differences } from "@/lib/audit/as-of-differences";
import { findEventAt, getArticleAsOf } from "@/lib/audit/as-of-queries";
import { getEvent, listEvents } from "@/lib/audit/queries";
import { placeClaim } from "@/lib/claims/place-claim";
import { restoreClaim } from "@/lib/claims/restore-claim";
import { withdrawClaim } from "@/lib/claims/withdraw-claim";
import { setClock } from "@/lib/clock";
import { database } from "@/lib/database";
import { describeSource } from "@/lib/evidence/describe-source";
import { signOutEverywhere } from "@/lib/people/sign-out-everywhere";
import type { Result } from "@/lib/result";
import { decideClaim } from "@/lib/verdicts/decide-claim";
import { declareConflict } from "@/lib/verdicts/declare-conflict";
import { rejectAssessments } from "@/lib/verdicts/reject-assessments";
import { accepted, aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { placeOn } from "@/tests/builders/places";
import { logSize } from "@/tests/builders/record";
import { aChangedVerdict } from "@/tests/builders/report";
import { aClaim, anAssessedClaim, aRating, assess } from "@/tests/builders/review";
import { aRevisedScale } from "@/tests/builders/scale";
import { copyTables, expectAsThen } from "@/tests/integration/verdicts/review/as-then";

let newsroom: Newsroom;
let articleId: string;

beforeAll(async () => {
  newsroom = await aNewsroom();
  ({ articleId } = await aChangedVerdict(newsroom));
});

/** The state right after the n-th event of a kind. */
async function rightAfter(type: string, nth = 1) {
  const { events } = await listEvents(newsroom.owner, { articleId, types: [type], lengthMax: 100 });
  const event = events.toReversed()[nth - 1];
  if (event === undefined) throw new Error(`There is no ${type} number ${nth}.`);
  const found = await getArticleAsOf(newsroom.owner, { articleId, at: event.sequence });
  if (found === null) throw new Error("There was no such article then.");
  return { sequence: event.sequence, ...found };
}

describe("an article as it stood", () => {
  test("has no claim before one is marked, and its words afterwards", async () => {
    expect((await rightAfter("article.submitted")).state).toEqual({
      ...{ title: "The bridge bill", snapshot: 1 },
      ...{ claims: [], report: null },
    });
    const [claim] = (await rightAfter("claim.marked")).state.claims;
    expect(claim).toMatchObject({
      statement: "The city paid 41 million for the new bridge in 2024.",
      claimant: "Nan Osei",
      evidence: [],
      verdict: null,
    });
  });

  test("shows what there was before the verdict, and not what came later", async () => {
    const [before] = (await rightAfter("assessment.submitted", 2)).state.claims;
    expect(before).toMatchObject({ assessments: 2, verdict: null, publishedIn: null });
    expect(before?.evidence).toEqual([
      { number: 1, source: "Bridge accounts 2024", quote: "Total cost of the bridge: 38,200,000.", stance: "refutes" },
    ]);
    const [decided] = (await rightAfter("claim.decided")).state.claims;
    expect(decided?.verdict).toMatchObject({ number: 1, rating: "False", by: "Edith Editor" });
    const { state } = await rightAfter("claim.published");
    expect([state.report, state.claims[0]?.publishedIn]).toMatchObject([{ version: { number: 1, change: "first" } }, 1]);
    expect((await rightAfter("report.drafted")).state.report).toMatchObject({ version: null });
  });

  test("never tells how somebody assessed", async () => {
    expect(JSON.stringify(await rightAfter("assessment.submitted", 2))).not.toMatch(/mostly|read the accounts/i);
  });

  test("differs from another moment in exactly what changed between", async () => {
    const [published, now] = [await rightAfter("claim.published"), await rightAfter("claim.decided", 2)];
    expect(differences(published.state, now.state)).toEqual([
      {
        claimId: now.state.claims[0]?.claimId,
        ...{
          statement: "The city paid 41 million for the new bridge in 2024.",
          what: "Assessments",
          before: "2",
          after: now.state.claims[0]?.assessments?.toString(),
        },
      },
      expect.objectContaining({
        what: "Verdict",
        before: "False: The accounts say 38.2 million.",
        after: "True: The revised accounts say 41 million.",
      }),
    ]);
    expect(differences(now.state, now.state)).toEqual([]);
  });

  test("is found by its time", async () => {
    const size = await logSize(newsroom.owner);
    const last = await getEvent(newsroom.owner, size - 1);
    expect(await findEventAt(newsroom.owner, new Date(last?.time ?? 0))).toBe(size - 1);
    expect(await findEventAt(newsroom.owner, new Date(0))).toBeNull();
  });

  test("is found by its time wherever it stands, also where the clock was put back", async () => {
    const room = await aNewsroom();
    const event = async (time: string) => {
      setClock({ now: () => new Date(`2030-01-01T${time}Z`) });
      accepted(await signOutEverywhere(room.owner, { memberId: room.viewer.userId ?? "" }));
      setClock(null);
      return (await logSize(room.owner)) - 1;
    };
    const numbers: [string, number][] = [];
    for (let minute = 10; minute < 33; minute += 1) numbers.push([`10:${minute}:00.000`, await event(`10:${minute}:00.000`)]);
    const found = (time: string) => findEventAt(room.owner, new Date(`2030-01-01T${time}Z`));
    for (const [time, number] of numbers) {
      expect(await found(time)).toBe(number);
      expect(await found(time.replace("00.000", "59.999"))).toBe(number);
    }
    const ahead = await event("11:00:00.000");
    const back = await event("10:40:00.000");
    expect(await found("10:39:59.999")).toBe(numbers.at(-1)?.[1]);
    expect(await found("10:40:00.000")).toBe(back);
    expect(await found("10:59:59.999")).toBe(back);
    expect(await found("11:00:00.000")).toBe(back);
    expect(ahead).toBe(back - 1);
  });

  test("has a log that can be read by time", async () => {
    const size = await logSize(newsroom.owner);
    const [middle, last] = [await getEvent(newsroom.owner, Math.floor(size / 2)), await getEvent(newsroom.owner, size - 1)];
    const time = new Date(middle?.time ?? 0);
    const listed = async (filter: { since?: Date; until?: Date }) =>
      (await listEvents(newsroom.owner, { ...filter, lengthMax: 500 })).events;
    expect((await listed({ since: time })).every((event) => new Date(event.time) >= time)).toBe(true);
    expect((await listed({ until: time })).every((event) => new Date(event.time) < time)).toBe(true);
    expect((await listed({ since: time })).length + (await listed({ until: time })).length).toBe((await listed({})).length);
    expect(await listed({ since: new Date(new Date(last?.time ?? 0).getTime() + 1) })).toEqual([]);
  });

  test("is what the tables held: verdicts that lost their ground aside, assessments that no longer count, sources by their names of then", async () => {
    const room = await aNewsroom();
    const { reviewer, editor } = room;
    const claim = await anAssessedClaim(room);
    const { claimId } = claim;
    const copies = [await copyTables(room)];
    const copied = async <Value>(outcome: Promise<Result<Value>>): Promise<Value> => {
      const value = accepted(await outcome);
      copies.push(await copyTables(room));
      return value;
    };
    const ruling = { claimId, revisionNumber: 1, justification: "The accounts say 38.2 million." };
    await copied(decideClaim(editor, { ...ruling, ratingId: await aRating(room) }));
    await copied(withdrawClaim(editor, { claimId, reason: "Nobody asks." }));
    await copied(aRevisedScale(room).then((value) => ({ ok: true as const, value })));
    await copied(restoreClaim(editor, { claimId }));
    const source = await database.source.findFirstOrThrow({ where: { workspaceId: room.workspaceId }, select: { id: true, kind: true } });
    await copied(describeSource(reviewer, { sourceId: source.id, kind: source.kind, revision: 1, title: "The city’s accounts" }));
    await copied(declareConflict(reviewer, { claimId, reason: "My brother built it." }));
    await copied(assess(room, room.thirdReviewer, claim));
    await copied(rejectAssessments(editor, { claimId, revisionNumber: 1, reason: "None read page 12." }));
    await copied(assess(room, room.thirdReviewer, claim));
    await expectAsThen(room, copies);
    expect(copies.map(({ articles }) => articles.get(claim.articleId)?.claims.get(claimId)?.isVerdictStale)).toEqual([
      ...[false, false, false, false, true],
      ...[true, true, true, true, true],
    ]);
    expect(copies.map(({ articles }) => articles.get(claim.articleId)?.claims.get(claimId)?.assessments)).toEqual([
      ...[2, 2, 2, 2, 2],
      ...[2, 1, 2, 0, 1],
    ]);
  });

  test("is what the tables held: words carried on, tied to changed ones, and gone", async () => {
    const room = await aNewsroom();
    const { reviewer } = room;
    const { articleId: ofBridge, claimId, text } = await aClaim(room);
    const cost = "The city paid 41 million for the new bridge in 2024";
    const copies = [await copyTables(room)];
    const copied = async () => void copies.push(await copyTables(room));
    const at = async (snapshotId: string) => ({ claimId, snapshotId, placeId: await placeOn(room, claimId, snapshotId) });
    const renew = async (snapshotNumber: number, next: string) => {
      accepted(await submitVersion(reviewer, { articleId: ofBridge, snapshotNumber, way: "paste", text: next }));
      await copied();
      return database.snapshot.findFirstOrThrow({
        where: { workspaceId: room.workspaceId, articleId: ofBridge },
        orderBy: { number: "desc" },
      });
    };
    await renew(1, `A new beginning.\n\n${text}`);
    const changed = await renew(2, text.replace("41 million", "38 million"));
    const start = changed.text.indexOf(cost.replace("41", "38"));
    const place = { start, end: start + cost.length, exact: cost.replace("41", "38") };
    accepted(await placeClaim(reviewer, { ...(await at(changed.id)), place }));
    await copied();
    const last = await renew(3, "Nothing of it is left but a line on ferries.");
    accepted(await placeClaim(reviewer, { ...(await at(last.id)), place: null }));
    await copied();
    await expectAsThen(room, copies);
    const words = copies.map(({ articles }) => articles.get(ofBridge)?.claims.get(claimId));
    expect(words.map((one) => one?.quote)).toEqual([cost, cost, cost, place.exact, place.exact, place.exact]);
    expect(words.map((one) => one?.isQuoteGone)).toEqual([false, false, false, false, false, true]);
    const [then, later] = await Promise.all(
      [copies[0]?.at, copies.at(-1)?.at].map((at) => getArticleAsOf(room.owner, { articleId: ofBridge, at: at ?? 0 })),
    );
    if (!then || !later) throw new Error("There was no such article.");
    expect(differences(then.state, later.state)).toContainEqual(
      expect.objectContaining({ what: "Words in the article", before: cost, after: `${place.exact} (gone from the newest text)` }),
    );
  });

  test("does not exist for visitors, nor for another newsroom", async () => {
    const other = await aNewsroom();
    const moment = { articleId, at: 1_000_000 };
    expect(await getArticleAsOf(visitor, moment)).toBeNull();
    expect(await getArticleAsOf(other.owner, moment)).toBeNull();
    expect(await findEventAt(visitor, new Date())).toBeNull();
  });
});
