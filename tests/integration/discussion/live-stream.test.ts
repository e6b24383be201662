import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import type { Actor } from "@/lib/actor";
import { closeStreams, openLiveStream } from "@/lib/live/live-stream";
import { aComment, aThread } from "@/tests/builders/discussion";
import { aNewsroom, type Newsroom } from "@/tests/builders/newsroom";
import { logSize } from "@/tests/builders/record";
import { aClaimInReview, assess } from "@/tests/builders/review";

let newsroom: Newsroom;
beforeAll(async () => {
  newsroom = await aNewsroom();
});

afterAll(closeStreams);

const waitMs = 20_000;

/** Opens a stream as somebody and reads what it tells. */
function follow(actor: Actor, { last = null, mayStay = () => true }: { last?: number | null; mayStay?: () => boolean } = {}) {
  const ending = new AbortController();
  const present = () => Promise.resolve(mayStay() ? actor : null);
  const reader = openLiveStream({ present, lastSequence: last, signal: ending.signal }).getReader();
  const decoder = new TextDecoder();
  let text = "";
  let isOver = false;
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
    isOver = true;
  })();
  const changes = () =>
    [...text.matchAll(/id: (\d+)\nevent: change\ndata: (.*)\n\n/g)].map(([, id, data = ""]) => ({ id: Number(id), ...JSON.parse(data) }));
  return {
    changes,
    text: () => text,
    unread: () => [...text.matchAll(/event: unread\ndata: (\d+)/g)].map(([, count]) => Number(count)),
    until: (isTrue: () => boolean) => expect.poll(isTrue, { timeout: waitMs }).toBe(true),
    isOver: () => isOver,
    async end() {
      ending.abort();
      await reading;
    },
  };
}

describe("a live stream", () => {
  test("tells what others do soon after it is committed: where, by whom, and nothing of its content", async () => {
    const stream = follow(newsroom.secondReviewer);
    await stream.until(() => stream.unread().length === 1);
    const { claimId, articleId } = await aClaimInReview(newsroom);
    await aThread(newsroom.reviewer, claimId, "secret-words, @Ravi Reviewer");
    await stream.until(() => stream.changes().some(({ type }) => type === "thread.begun") && stream.unread().length === 2);
    const told = stream.changes().at(-1);
    const sequence = (await logSize(newsroom.owner)) - 1;
    const actor = { actorId: newsroom.reviewer.userId, actor: "Rita Reviewer" };
    expect(told).toEqual({ id: sequence, sequence, type: "thread.begun", articleId, claimId, ...actor });
    expect(stream.text()).not.toContain("secret-words");
    expect(stream.unread().at(-1)).toBe(1);
    await stream.end();
  });

  test("goes on where it stopped, with nothing missing and nothing twice, on whichever server", async () => {
    const { claimId } = await aClaimInReview(newsroom);
    const first = follow(newsroom.viewer);
    await first.until(() => first.unread().length > 0);
    const { threadId } = await aThread(newsroom.reviewer, claimId, "one");
    await first.until(() => first.changes().length === 1);
    await first.end();
    await aComment(newsroom.reviewer, threadId, "two");
    await aComment(newsroom.reviewer, threadId, "three");
    const second = follow(newsroom.viewer, { last: first.changes().at(-1)?.id ?? null });
    await second.until(() => second.changes().length >= 2);
    await aComment(newsroom.reviewer, threadId, "four");
    await second.until(() => second.changes().length >= 3);
    const ids = [...first.changes(), ...second.changes()].map(({ id }) => id);
    expect(ids).toEqual([0, 1, 2, 3].map((step) => (ids[0] ?? 0) + step));
    await second.end();
  });

  test("tells somebody who is still to assess nothing of what others think: no event, no place in the count", async () => {
    const blind = newsroom.thirdReviewer;
    const { claimId } = await aClaimInReview(newsroom);
    const stream = follow(blind);
    const sighted = follow(newsroom.editor);
    await stream.until(() => stream.unread().length === 1);
    await sighted.until(() => sighted.unread().length === 1);
    await assess(newsroom, newsroom.reviewer, { claimId, key: "false" });
    const { threadId } = await aThread(newsroom.reviewer, claimId, "@Rosa Reviewer, it is false.");
    const open = await aThread(newsroom.editor, claimId, "Please do it today.");
    await stream.until(() => stream.changes().length > 0);
    expect(stream.changes().map(({ type, actor }) => [type, actor])).toEqual([["thread.begun", "Edith Editor"]]);
    expect(stream.unread()).toEqual([stream.unread()[0]]);
    expect(stream.text()).not.toContain(threadId);
    expect(open.threadId).not.toBe(threadId);
    // An editor may know that an assessment came in, not whose.
    await sighted.until(() => sighted.changes().length === 2);
    expect(sighted.changes().map(({ type, actor }) => [type, actor])).toEqual([
      ["assessment.submitted", "Somebody"],
      ["thread.begun", "Edith Editor"],
    ]);
    await Promise.all([stream.end(), sighted.end()]);
  });

  test("ends when its viewer may no longer be here, and when the server stops", async () => {
    let isMember = true;
    const stream = follow(newsroom.viewer, { mayStay: () => isMember });
    const other = follow(newsroom.editor);
    await stream.until(() => stream.unread().length > 0);
    await other.until(() => other.unread().length > 0);
    isMember = false;
    const { claimId } = await aClaimInReview(newsroom);
    await aThread(newsroom.reviewer, claimId);
    await stream.until(stream.isOver);
    expect(stream.changes()).toEqual([]);
    await closeStreams();
    await other.until(other.isOver);
    const never = follow(newsroom.viewer, { mayStay: () => false });
    await never.until(never.isOver);
  });

  test("that is left before it has begun fails nowhere, and is followed no further", async () => {
    const failed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const asked: string[] = [];
    for (const arrives of [newsroom.viewer, null]) {
      let answer = (_: Actor | null) => {};
      const present = () => {
        asked.push("who");
        return new Promise<Actor | null>((resolve) => (answer = resolve));
      };
      const stream = openLiveStream({ present, lastSequence: 0, signal: new AbortController().signal });
      await stream.cancel();
      answer(arrives);
    }
    await aClaimInReview(newsroom);
    await closeStreams();
    expect([asked, failed.mock.calls]).toEqual([["who", "who"], []]);
    failed.mockRestore();
  });

  test("tells nothing of another newsroom", async () => {
    const elsewhere = await aNewsroom();
    const stream = follow(elsewhere.owner);
    await stream.until(() => stream.unread().length > 0);
    const { claimId } = await aClaimInReview(newsroom);
    await aThread(newsroom.reviewer, claimId);
    const own = await aClaimInReview(elsewhere);
    await stream.until(() => stream.changes().some((change) => change.claimId === own.claimId));
    expect(stream.text()).not.toContain(claimId);
    await stream.end();
  });
});
