import { createHash } from "node:crypto";
import { z } from "zod";
import { momentOf, type Replay, type Said, type Sayings } from "./fact";
import { erasedPart } from "./private-parts";
import type { ReadEvent } from "./read-event";
import { whyStale } from "./why-stale";

const text = z.string();
const label = z.object({ key: text });
const settled = z.object({ outcome: text, reason: text, assessmentId: text.nullable(), reaffirms: text.nullable() });

function verdictsOf({ subject }: ReadEvent, { listed }: Replay): string[] {
  const key = `verdicts of ${subject.claimId}`;
  const known = listed.get(key) ?? [];
  listed.set(key, known);
  return known;
}

/** A verdict that was stale already stays so since when it was. */
function stale(event: ReadEvent, { facts }: Replay, row: string | undefined): Said[] {
  if (row === undefined || facts.get(`Verdict/${row}`)?.expected.isStale === true) return [];
  return [{ table: "Verdict", row, expected: { isStale: true, staleAt: momentOf(event), staleReason: whyStale(event) } }];
}

const madeStaleTold = z.object({ staleVerdict: z.int().nullable() });

/** Many events made a verdict stale, and each says which. */
function madeStale(event: ReadEvent, replay: Replay): Said[] {
  const { staleVerdict } = madeStaleTold.parse(event.payload);
  return staleVerdict === null ? [] : stale(event, replay, verdictsOf(event, replay)[staleVerdict - 1]);
}

const cameBackTold = z.object({ to: text });

/** What a claim rested on moved while it was set aside: it came back to be settled anew. */
function cameBack(event: ReadEvent, replay: Replay): Said[] {
  const { to } = cameBackTold.parse(event.payload);
  return to === "assessed" ? stale(event, replay, verdictsOf(event, replay).at(-1)) : [];
}

const decidedTold = z.object({
  ...{ verdictId: text, number: z.int(), revision: z.int(), snapshotId: text, evidenceSetHash: text },
  ...{ rating: label, justification: text, confidence: text },
  ...{ adjudication: z.union([settled, text]).optional(), scaleVersionId: text.optional() },
});

function decided(event: ReadEvent, replay: Replay): Said[] {
  const { verdictId, adjudication, rating, ...words } = decidedTold.parse(event.payload);
  const { revision, evidenceSetHash } = words;
  const made = { claimId: event.subject.claimId, by: event.actor.id ?? undefined };
  const known = verdictsOf(event, replay);
  const before = stale(event, replay, known.at(-1));
  known.push(verdictId);
  // It may have been erased, or be from before there were such steps.
  const step = typeof adjudication === "string" || adjudication === undefined ? null : adjudication;
  const reaffirmsId = step === null ? {} : { reaffirmsId: step.reaffirms ?? "" };
  const verdict: Said = {
    table: "Verdict",
    row: verdictId,
    expected: {
      ...{ ...words, ...made, rating: rating.key, restsOn: evidenceSetHash, ...reaffirmsId },
      ...{ decidedAt: momentOf(event), isStale: false, staleAt: "", staleReason: "" },
    },
  };
  if (adjudication === undefined) return [...before, verdict];
  const led = step === null ? {} : { outcome: step.outcome, reason: step.reason, assessmentId: step.assessmentId };
  const expected = { ...made, revision, ...led, createdAt: momentOf(event) };
  return [...before, verdict, { table: "Adjudication", row: verdictId, expected }];
}

const hashOf = (words: string) => createHash("sha256").update(words, "utf8").digest("hex");

/** All lines in order, unless something of them is not known. */
function wholly(lines: readonly string[]): string | undefined {
  return lines.some((line) => line.includes(erasedPart)) ? undefined : lines.toSorted().join("\n");
}

const steppedTold = z.object({ revision: z.int(), reason: text.optional(), questions: text.optional(), adjudicationId: text.optional() });

/** A step that settled nothing: of those only how many there were of each kind, by whom and why is known, not which row is which. */
function stepped(outcome: string) {
  return (event: ReadEvent, { listed }: Replay): Said => {
    const given = steppedTold.parse(event.payload);
    const words = given.reason ?? given.questions ?? "";
    const row = String(event.subject.claimId);
    const key = `steps of ${row}`;
    const line = `${outcome} ${given.revision} ${event.actor.id} ${words === erasedPart ? words : hashOf(words)}`;
    const lines = [...(listed.get(key) ?? []), line];
    listed.set(key, lines);
    const timed = [...(listed.get(`${key} with their times`) ?? []), `${line} ${momentOf(event) ?? erasedPart}`];
    listed.set(`${key} with their times`, timed);
    // Questions are discussed by the id of their step: which words it has.
    const own = outcome === "sentBack" ? [`${given.adjudicationId ?? erasedPart} ${line}`] : [];
    const asked = [...(listed.get(`${key} with their ids`) ?? []), ...own];
    listed.set(`${key} with their ids`, asked);
    return { table: "AdjudicationStep", row, expected: { steps: wholly(lines), timed: wholly(timed), asked: wholly(asked) } };
  };
}

const scaleInForce = "scale in force";

const scaleMadeTold = z.object({ scaleId: text, version: z.int() });

/** An assessment's label is one of the scale's newest version. */
function scaleMade({ payload }: ReadEvent, { listed }: Replay): undefined {
  const { scaleId, version } = scaleMadeTold.parse(payload);
  listed.set(scaleInForce, [`${scaleId}/${version}`]);
  return undefined;
}

const gone = z.literal(erasedPart);

const assessedTold = z.object({
  ...{ assessmentId: text, number: z.int(), revision: z.int(), rating: z.union([label, text]) },
  ...{ justification: text.optional(), confidence: text.optional() },
  ...{ cites: z.array(z.int()), changeReason: text.optional(), secondsSpent: z.int().nullable().or(gone).optional() },
  ...{ reason: text.optional(), reaffirms: text.optional(), isInformed: z.boolean().or(gone).optional() },
});

/** Whoever assesses a wording again takes back what they said of it before. */
function assessed(event: ReadEvent, { facts, standing, listed }: Replay): Said[] {
  const told = assessedTold.parse(event.payload);
  const { assessmentId: row, rating, reaffirms } = told;
  const isReaffirmed = reaffirms !== undefined;
  const { claimId } = event.subject;
  const key = `${claimId} ${told.revision} ${event.actor.id}`;
  const before = facts.get(`Assessment/${standing.get(key)}`);
  standing.set(key, row);
  const at = momentOf(event);
  const assessment: Said = {
    table: "Assessment",
    row,
    // In one piece: there are many, and an object put together of others takes several times as long.
    expected: {
      number: told.number,
      revision: told.revision,
      justification: told.justification,
      confidence: told.confidence,
      isInformed: told.isInformed,
      claimId,
      by: event.actor.id ?? undefined,
      rating: typeof rating === "string" ? rating : rating.key,
      state: "submitted",
      isSentBack: false,
      sentBackAt: "",
      submittedAt: at,
      createdAt: at,
      scale: listed.get(scaleInForce)?.[0],
      cites: told.cites.toSorted((one, other) => one - other).join(","),
      changeReason: isReaffirmed ? told.reason : told.changeReason,
      secondsSpent: isReaffirmed ? null : told.secondsSpent,
      reaffirmsId: reaffirms ?? "",
    },
  };
  if (before?.expected.state !== "submitted") return [assessment];
  return [assessment, { table: before.table, row: before.row, expected: { state: "withdrawn" } }];
}

const named = z.object({ assessments: z.array(text) });

function sentBack(event: ReadEvent): Said[] {
  const expected = { isSentBack: true, sentBackAt: momentOf(event) };
  return named.parse(event.payload).assessments.map((row): Said => ({ table: "Assessment", row, expected }));
}

function rejected({ payload }: ReadEvent): Said[] {
  return named.parse(payload).assessments.map((row): Said => ({ table: "Assessment", row, expected: { state: "rejected" } }));
}

/** What events say of verdicts and assessments: their words, what they rest on, whether they still stand, and the steps that led to them. */
export const rulingSayings: Sayings = {
  "scale.adopted": scaleMade,
  "scale.revised": scaleMade,
  "claim.decided": decided,
  "assessment.submitted": assessed,
  "assessment.reaffirmed": assessed,
  "claim.sentBack": (event, replay) => [stepped("sentBack")(event, replay), ...sentBack(event)],
  "claim.assessmentAsked": stepped("askedAnother"),
  "claim.assessmentWaived": stepped("waivedAnother"),
  "claim.assessmentsRejected": (event, replay) => [stepped("rejectedAll")(event, replay), ...rejected(event)],
  "claim.restored": cameBack,
  "claim.resumed": cameBack,
  "claim.lineageUndone": cameBack,
  ...Object.fromEntries(
    [
      ...[
        "evidence.attached",
        "evidence.revised",
        "evidence.withdrawn",
        "claim.rewritten",
        "claim.anchored",
        "claim.placed",
        "claim.unplaced",
      ],
      ...["claim.reopened", "claim.split", "claim.merged", "claim.markedDuplicate", "claim.lostGround"],
    ].map((type) => [type, madeStale]),
  ),
};
