import { z } from "zod";
import { eventKind } from "@/lib/audit/event";
import { threadSubjects } from "./policy";

const words = z.object({ exact: z.string(), start: z.number().int(), end: z.number().int() });

/** Where the words that a discussion is about stood when they were chosen. */
export const threadPlace = words.extend({
  snapshotId: z.string(),
  /** SHA-256 of the canonical JSON of the whole selector. Absent in events from before it was said. */
  selectorHash: z.string().optional(),
});

const snapshot = z.object({ id: z.string(), number: z.number().int() });
const anchorState = z.enum(["exact", "normalised", "moved", "ambiguous", "lost"]);

/** What every event of a discussion says of it. `reservedFor`: claims whose assessments one must be allowed to see to know of the event. */
export const threadSaid = {
  threadId: z.string(),
  about: z.enum(threadSubjects),
  subjectId: z.string().nullable(),
  /** Number of the piece of evidence it is about. */
  evidence: z.number().int().nullable(),
  reservedFor: z.array(z.string()),
};
const comment = { ...threadSaid, commentId: z.string() };

/** What the event of a comment's wording says besides. */
export const commentSaid = { ...comment, revision: z.number().int(), text: z.string(), mentions: z.array(z.string()) };

type About = { about: (typeof threadSubjects)[number]; evidence: number | null };

/** What a discussion is about, in an event's sentence. */
export function sayAbout({ about, evidence }: About): string {
  switch (about) {
    case "claim":
      return "the claim";
    case "evidence":
      return evidence === null ? "evidence" : `evidence ${evidence}`;
    case "assessment":
      return "an assessment";
    case "question":
      return "the questions about the assessments";
    case "passage":
      return "words of the article";
  }
}

/** What the log can say about discussions. The sentences tell who said something about what, never what was said: others may still be blind. */
export const discussionEvents = {
  "thread.begun": eventKind(z.object({ ...commentSaid, place: threadPlace.nullable() }), (p) => `began a discussion of ${sayAbout(p)}`),
  "thread.resolved": eventKind(z.object(threadSaid), (p) => `resolved a discussion of ${sayAbout(p)}`),
  "thread.reopened": eventKind(z.object(threadSaid), (p) => `reopened a discussion of ${sayAbout(p)}`),
  "thread.anchored": eventKind(
    z.object({
      ...{ ...threadSaid, snapshot, state: anchorState, score: z.number(), rivals: z.number().int() },
      ...{ before: words, place: words.nullable() },
    }),
    (p) =>
      p.state === "exact" || p.state === "normalised"
        ? `carried a discussion of ${sayAbout(p)} on to snapshot ${p.snapshot.number}`
        : `did not find the words of a discussion in snapshot ${p.snapshot.number} for certain (${p.state})`,
  ),
  "thread.placed": eventKind(
    z.object({ ...threadSaid, snapshot, from: anchorState, before: words, place: words.nullable(), isSameWords: z.boolean() }),
    (p) =>
      p.place === null
        ? `confirmed that the words of a discussion are gone from snapshot ${p.snapshot.number}`
        : `said where the words of a discussion stand in snapshot ${p.snapshot.number}${p.isSameWords ? "" : ", which changed them"}`,
  ),
  "comment.added": eventKind(z.object(commentSaid), (p) => `commented on ${sayAbout(p)}`),
  "comment.edited": eventKind(z.object(commentSaid), (p) => `edited a comment on ${sayAbout(p)}`),
  "comment.withdrawn": eventKind(z.object(comment), (p) => `withdrew a comment on ${sayAbout(p)}`),
  "comment.redacted": eventKind(
    z.object({ ...comment, ground: z.string(), textHashes: z.array(z.string()) }),
    (p) => `erased the words of a comment on ${sayAbout(p)}, on the ground: ${p.ground}`,
  ),
  "comment.restored": eventKind(z.object(comment), (p) => `put a withdrawn comment on ${sayAbout(p)} back`),
} as const;
