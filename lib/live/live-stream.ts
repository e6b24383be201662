import "server-only";
import type { Actor } from "@/lib/actor";
import { getLogHead, type HistoryLine, listEventsAfter } from "@/lib/audit/queries";
import { deliverNotifications } from "@/lib/notifications/deliver-notifications";
import { countUnread } from "@/lib/notifications/queries";
import { followLog } from "./follow-log";

const heartbeatMs = 20_000;
const batchLength = 200;
const retryMs = 2_000;

/** What opens a stream: who is there, asked anew whenever something is told, and the last event they were told of; null to begin at the present. */
export type StreamOpening = { present: () => Promise<Actor | null>; lastSequence: number | null; signal: AbortSignal };

type Open = { streams: Set<() => void>; readings: Set<Promise<void>>; isClosingOnSignal: boolean };
const shared = globalThis as unknown as { assayStreams?: Open };
shared.assayStreams ??= { streams: new Set(), readings: new Set(), isClosingOnSignal: false };
const open: Open = shared.assayStreams;

/** Ends every stream of this server, so that it can stop; browsers come back by themselves. Resolves when none reads the database any more. */
export async function closeStreams(): Promise<void> {
  for (const close of [...open.streams]) close();
  await Promise.all(open.readings);
}

// A stream that stays open would keep a server from stopping.
function closeOnSignal(): void {
  if (open.isClosingOnSignal) return;
  open.isClosingOnSignal = true;
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void closeStreams());
}

/** What is told of an event: where to look, and who did it as far as the viewer may know. Nothing of its content. */
function tell({ sequence, type, articleId, claimId, actor }: HistoryLine): string {
  const told = JSON.stringify({ sequence, type, articleId, claimId, actorId: actor.id, actor: actor.name });
  return `id: ${sequence}\nevent: change\ndata: ${told}\n\n`;
}

/**
 * The changes of a newsroom as Server-Sent Events for one viewer, from the log: only what they may know, asked with their rights at that
 * moment; and how many notifications they have not read. It keeps nothing but its place, which the browser sends back as Last-Event-ID, so
 * that any server can go on. Ends when the viewer may no longer be here.
 */
export function openLiveStream({ present, lastSequence, signal }: StreamOpening): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let leave = () => {};
  let isLeft = false;
  return new ReadableStream<Uint8Array>({
    async start(controller) {
      const actor = await present();
      if (isLeft) return;
      if (actor === null) return controller.close();
      closeOnSignal();
      const state = {
        last: lastSequence ?? ((await getLogHead(actor))?.size ?? 0) - 1,
        unread: -1,
        isOver: false,
        isBusy: false,
        isAsked: false,
      };
      // Whoever left while this was being read hears nothing, and a stream that is over takes nothing.
      if (isLeft) return;
      const say = (words: string) => {
        if (!state.isOver) controller.enqueue(encoder.encode(words));
      };
      const close = () => {
        if (state.isOver) return;
        leave();
        controller.close();
      };
      const fail = (error: unknown) => {
        console.error("A live stream failed; the browser opens another.", error);
        close();
      };
      async function readOn() {
        const viewer = await present();
        if (viewer === null) return close();
        for (let isMore = true; isMore && !state.isOver; ) {
          const { events, last } = await listEventsAfter(viewer, { after: state.last, lengthMax: batchLength });
          for (const event of events) say(tell(event));
          isMore = last - state.last >= batchLength;
          state.last = last;
        }
        await deliverNotifications(viewer.workspaceId);
        const unread = await countUnread(viewer);
        if (unread !== state.unread) say(`event: unread\ndata: ${unread}\n\n`);
        state.unread = unread;
      }
      // One reading at a time: whoever is woken meanwhile reads once more afterwards.
      const wake = () => {
        state.isAsked = true;
        if (state.isBusy || state.isOver) return;
        state.isBusy = true;
        const reading = (async () => {
          while (state.isAsked && !state.isOver) {
            state.isAsked = false;
            await readOn();
          }
        })()
          .catch(fail)
          .finally(() => {
            state.isBusy = false;
            open.readings.delete(reading);
          });
        open.readings.add(reading);
      };
      const unfollow = followLog(actor.workspaceId, wake);
      const heartbeat = setInterval(() => say(": still here\n\n"), heartbeatMs);
      leave = () => {
        state.isOver = true;
        unfollow();
        clearInterval(heartbeat);
        open.streams.delete(close);
        signal.removeEventListener("abort", close);
      };
      open.streams.add(close);
      signal.addEventListener("abort", close);
      say(`retry: ${retryMs}\n\n`);
      if (signal.aborted) close();
      else wake();
    },
    cancel() {
      isLeft = true;
      leave();
    },
  });
}
