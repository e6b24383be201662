import { createHash } from "node:crypto";
import { z } from "zod";
import { comparable, type Replay, type Said, type Sayings } from "./fact";
import { erasedWords } from "./private-parts";
import type { ReadEvent } from "./read-event";

const text = z.string();
const settled = z.object({ outcome: text, reason: text, assessmentId: text.nullable(), reaffirms: text.nullable() });

function verdictsOf({ subject }: ReadEvent, { listed }: Replay): string[] {
  const key = `verdicts of ${subject.claimId}`;
  const known = listed.get(key) ?? [];
  listed.set(key, known);
  return known;
}

function stale(row: string | undefined): Said[] {
  return row === undefined ? [] : [{ table: "Verdict", row, expected: { isStale: true } }];
}

/** Many events made a verdict stale, and each says which. */
function madeStale(event: ReadEvent, replay: Replay): Said[] {
  const { staleVerdict } = z.object({ staleVerdict: z.int().nullable() }).parse(event.payload);
  return staleVerdict === null ? [] : stale(verdictsOf(event, replay)[staleVerdict - 1]);
}

/** What a claim rested on moved while it was set aside: it came back to be settled anew. */
function cameBack(event: ReadEvent, replay: Replay): Said[] {
  const { to } = z.object({ to: text }).parse(event.payload);
  return to === "assessed" ? stale(verdictsOf(event, replay).at(-1)) : [];
}

function decided(event: ReadEvent, replay: Replay): Said[] {
  const said = z.object({
    ...{ verdictId: text, revision: z.int(), snapshotId: text, evidenceSetHash: text },
    adjudication: z.union([settled, text]).optional(),
  });
  const { verdictId, revision, snapshotId, evidenceSetHash, adjudication } = said.parse(event.payload);
  const known = verdictsOf(event, replay);
  const before = stale(known.at(-1));
  known.push(verdictId);
  // It may have been erased, or be from before this was told.
  const step = typeof adjudication === "string" || adjudication === undefined ? null : adjudication;
  const reaffirmsId = step === null ? {} : { reaffirmsId: step.reaffirms ?? "" };
  const verdict: Said = {
    table: "Verdict",
    row: verdictId,
    expected: { snapshotId, restsOn: evidenceSetHash, isStale: false, ...reaffirmsId },
  };
  if (step === null) return [...before, verdict];
  const { outcome, reason, assessmentId } = step;
  const expected = comparable({ claimId: event.subject.claimId, by: event.actor.id, revision, outcome, reason, assessmentId });
  return [...before, verdict, { table: "Adjudication", row: verdictId, expected }];
}

const hashOf = (words: string) => createHash("sha256").update(words, "utf8").digest("hex");

/** A step that settled nothing: of those only how many there were of each kind, by whom and why is known, not which row is which. */
function stepped(outcome: string) {
  return (event: ReadEvent, { listed }: Replay): Said => {
    const given = z.object({ revision: z.int(), reason: text.optional(), questions: text.optional() }).parse(event.payload);
    const words = given.reason ?? given.questions ?? "";
    const row = String(event.subject.claimId);
    const key = `steps of ${row}`;
    const lines = [
      ...(listed.get(key) ?? []),
      `${outcome} ${given.revision} ${event.actor.id} ${words === erasedWords ? words : hashOf(words)}`,
    ];
    listed.set(key, lines);
    const steps = lines.some((line) => line.endsWith(erasedWords)) ? undefined : lines.toSorted().join("\n");
    return { table: "AdjudicationStep", row, expected: { steps } };
  };
}

function assessed(event: ReadEvent): Said {
  const told = z.object({
    ...{ assessmentId: text, cites: z.array(z.int()), changeReason: text.optional(), secondsSpent: z.int().nullable().optional() },
    ...{ reason: text.optional(), reaffirms: text.optional() },
  });
  const { assessmentId, cites, changeReason, secondsSpent, reason, reaffirms } = told.parse(event.payload);
  const isReaffirmed = reaffirms !== undefined;
  const expected = {
    cites: cites.toSorted((one, other) => one - other).join(","),
    changeReason: isReaffirmed ? reason : changeReason,
    secondsSpent: isReaffirmed ? null : secondsSpent,
    reaffirmsId: reaffirms ?? "",
  };
  return { table: "Assessment", row: assessmentId, expected: comparable(expected) };
}

/** What events say of verdicts beyond their words: what they rest on, whether they still stand, and the steps that led to them. */
export const rulingSayings: Sayings = {
  "claim.decided": decided,
  "assessment.submitted": assessed,
  "assessment.reaffirmed": assessed,
  "claim.sentBack": stepped("sentBack"),
  "claim.assessmentAsked": stepped("askedAnother"),
  "claim.assessmentWaived": stepped("waivedAnother"),
  "claim.assessmentsRejected": stepped("rejectedAll"),
  "claim.restored": cameBack,
  "claim.resumed": cameBack,
  "claim.lineageUndone": cameBack,
  ...Object.fromEntries(
    [
      ...["evidence.attached", "evidence.revised", "evidence.withdrawn", "claim.rewritten", "claim.anchored", "claim.placed"],
      ...["claim.reopened", "claim.split", "claim.merged", "claim.markedDuplicate", "claim.lostGround"],
    ].map((type) => [type, madeStale]),
  ),
};
