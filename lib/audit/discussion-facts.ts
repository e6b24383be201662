import { z } from "zod";
import type { Replay, Said, Sayings } from "./fact";
import type { ReadEvent } from "./read-event";

const text = z.string();
const ids = z.array(text);
const wording = z.object({ threadId: text, commentId: text, revision: z.int(), text, reservedFor: ids, mentions: ids });
const place = z.object({ snapshotId: text, exact: text, start: z.int(), end: z.int() });

const unharmed = { isWithdrawn: false, isRedacted: false };

function worded({ payload, actor }: ReadEvent, { facts }: Replay): Said[] {
  const { commentId, threadId, revision, reservedFor, text: words, mentions } = wording.parse(payload);
  const before = facts.get(`Comment/${commentId}`)?.expected.mentions;
  // Whoever an earlier wording named stays named.
  const named = new Set([...(typeof before === "string" && before !== "" ? before.split(",") : []), ...mentions]);
  const audience = reservedFor.toSorted().join(",");
  return [
    {
      table: "Comment",
      row: commentId,
      expected: {
        ...{ threadId, revision, text: words, reservedFor: audience, mentions: [...named].toSorted().join(",") },
        ...{ by: actor.id ?? undefined, ...(revision === 1 ? unharmed : {}) },
      },
    },
    { table: "CommentRevision", row: `${commentId}/${revision}`, expected: { text: words } },
  ];
}

function thread({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Thread", row: z.object({ threadId: text }).parse(payload).threadId, expected };
}

function begun(event: ReadEvent): Said {
  const said = z.object({ about: text, subjectId: text.nullable(), place: place.nullable().optional() });
  const { about, subjectId, place: at } = said.parse(event.payload);
  const words = at === undefined ? {} : { place: at === null ? "" : `${at.snapshotId} ${at.start}-${at.end} ${at.exact}` };
  return thread(event, { about, claimId: event.subject.claimId ?? "", subjectId: subjectId ?? "", isResolved: false, ...words });
}

function comment({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Comment", row: z.object({ commentId: text }).parse(payload).commentId, expected };
}

/** The words are gone from every wording, of which the comment's own facts say how many there are. */
function redacted(event: ReadEvent, { facts }: Replay): Said[] {
  const emptied = comment(event, { text: "", isRedacted: true });
  const wordings = Number(facts.get(`Comment/${emptied.row}`)?.expected.revision ?? 0);
  const each = Array.from({ length: wordings }, (_, at): Said => {
    return { table: "CommentRevision", row: `${emptied.row}/${at + 1}`, expected: { text: "" } };
  });
  return [emptied, ...each];
}

/** What events say of discussions: what was said, for whom, and whether it still stands. */
export const discussionSayings: Sayings = {
  "thread.begun": (event, replay) => [begun(event), ...worded(event, replay)],
  "thread.imported": begun,
  "thread.resolved": (event) => thread(event, { isResolved: true }),
  "thread.reopened": (event) => thread(event, { isResolved: false }),
  "comment.added": worded,
  "comment.imported": worded,
  "comment.edited": worded,
  "comment.withdrawn": (event) => comment(event, { isWithdrawn: true }),
  "comment.restored": (event) => comment(event, { isWithdrawn: false }),
  "comment.redacted": redacted,
};
