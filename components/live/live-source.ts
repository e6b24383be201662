import { z } from "zod";

/** A change in the newsroom, as the stream tells it: where to look, and who did it as far as one may know. */
const change = z.object({
  sequence: z.number(),
  type: z.string(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  actorId: z.string().nullable(),
  actor: z.string(),
});

export type Change = z.infer<typeof change>;

type Heard = { change: (change: Change) => void; unread: (count: number) => void };

const listeners = new Set<Partial<Heard>>();
let source: EventSource | null = null;

/** Calls back for what the open stream tells; returns what stops it. */
export function listenLive(heard: Partial<Heard>): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}

/** Opens the one stream of this window; the browser opens it again by itself, and says what it heard last. Returns what closes it. */
export function openLive(workspace: string): () => void {
  const opened = new EventSource(`/api/live/${workspace}`);
  source?.close();
  source = opened;
  opened.addEventListener("change", (event: MessageEvent<string>) => {
    const heard = change.parse(JSON.parse(event.data));
    for (const listener of listeners) listener.change?.(heard);
  });
  opened.addEventListener("unread", (event: MessageEvent<string>) => {
    for (const listener of listeners) listener.unread?.(Number(event.data));
  });
  return () => {
    opened.close();
    if (source === opened) source = null;
  };
}
