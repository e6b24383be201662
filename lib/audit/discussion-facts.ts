import { hash } from "node:crypto";
import { z } from "zod";
import { momentOf, personOf, type Replay, type Said, type Sayings } from "./fact";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";

const text = z.string();
const ids = z.array(text);
const wording = z.object({ threadId: text, commentId: text, revision: z.int(), text, reservedFor: ids, mentions: ids });

/** The hash is not said by events of before 29 November 2026. */
const place = z.object({ snapshotId: text, exact: text, start: z.int(), end: z.int(), selectorHash: text.optional() });

function worded(event: ReadEvent, { facts }: Replay): Said[] {
  const { commentId, threadId, revision, reservedFor, text: words, mentions } = wording.parse(event.payload);
  const createdAt = momentOf(event);
  const hashKept = words === erasedPart ? undefined : hash("sha256", words, "hex");
  const before = facts.get(`Comment/${commentId}`)?.expected.mentions;
  // Whoever an earlier wording named stays named.
  const named = new Set(typeof before === "string" && before !== "" ? [...before.split(","), ...mentions] : mentions);
  const reserved = reservedFor.toSorted().join(",");
  const all = [...named].toSorted().join(",");
  const by = event.actor.id ?? undefined;
  // Each in one piece: there are many, and an object put together of others takes several times as long.
  const expected =
    revision > 1
      ? { threadId, revision, text: words, reservedFor: reserved, mentions: all, by }
      : {
          threadId,
          revision,
          text: words,
          reservedFor: reserved,
          mentions: all,
          by,
          isWithdrawn: false,
          withdrawnAt: "",
          isRedacted: false,
          redactedAt: "",
          createdAt,
        };
  return [
    { table: "Comment", row: commentId, expected },
    { table: "CommentRevision", row: `${commentId}/${revision}`, expected: { text: words, hashKept, createdAt } },
  ];
}

const threadTold = z.object({ threadId: text });

function thread({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Thread", row: threadTold.parse(payload).threadId, expected };
}

const begunTold = z.object({ about: text, subjectId: text.nullable(), place: place.nullable().optional() });

function begun(event: ReadEvent): Said {
  const { about, subjectId, place: at } = begunTold.parse(event.payload);
  const { articleId = "", claimId = "" } = event.subject;
  return thread(event, {
    about,
    articleId,
    claimId,
    subjectId: subjectId ?? "",
    isResolved: false,
    resolvedById: "",
    resolvedAt: "",
    place: at === null ? "" : at && `${at.snapshotId} ${at.start}-${at.end} ${at.exact}`,
    selectorHash: at === null ? "" : at?.selectorHash,
    createdById: personOf(event),
    createdAt: momentOf(event),
  });
}

const commentTold = z.object({ commentId: text });

function comment({ payload }: ReadEvent, expected: Record<string, unknown>): Said {
  return { table: "Comment", row: commentTold.parse(payload).commentId, expected };
}

const redactedTold = z.object({ textHashes: ids });

/** The words are gone from every wording, of which the comment's own facts say how many there are. */
function redacted(event: ReadEvent, { facts }: Replay): Said[] {
  const emptied = comment(event, { text: "", isRedacted: true, redactedAt: momentOf(event) });
  const wordings = Number(facts.get(`Comment/${emptied.row}`)?.expected.revision ?? 0);
  const { textHashes } = redactedTold.parse(event.payload);
  const each = Array.from({ length: wordings }, (_, at): Said => {
    return { table: "CommentRevision", row: `${emptied.row}/${at + 1}`, expected: { text: "", hashKept: textHashes[at] } };
  });
  return [emptied, ...each];
}

/** What events say of discussions: what was said, for whom, and whether it still stands. */
export const discussionSayings: Sayings = {
  "thread.begun": (event, replay) => [begun(event), ...worded(event, replay)],
  "thread.imported": begun,
  "thread.resolved": (event) => thread(event, { isResolved: true, resolvedById: personOf(event), resolvedAt: momentOf(event) }),
  "thread.reopened": (event) => thread(event, { isResolved: false, resolvedById: "", resolvedAt: "" }),
  "comment.added": worded,
  "comment.imported": worded,
  "comment.edited": worded,
  "comment.withdrawn": (event) => comment(event, { isWithdrawn: true, withdrawnAt: momentOf(event) }),
  "comment.restored": (event) => comment(event, { isWithdrawn: false, withdrawnAt: "" }),
  "comment.redacted": redacted,
};
