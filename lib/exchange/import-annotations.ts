import "server-only";
import { createHash } from "node:crypto";
import type { z } from "zod";
import { describeRange } from "@/lib/articles/anchoring";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { database, type WriteClient } from "@/lib/database";
import { commentLengthMax } from "@/lib/discussion/schema";
import { refuseConflict, refuseField } from "@/lib/result";
import { claimAddresses } from "./claim-addresses";
import type { ChosenAnswer } from "./find-discussions";
import { loadTarget } from "./load-target";
import { placeRows } from "./place-rows";
import type { PlacedRow } from "./placed-row";
import { mayImportAnnotations } from "./policy";
import { readAnnotations } from "./read-annotations";
import { remarkOf } from "./remark";
import { importAnnotationsInput } from "./schema";
import { storeComments } from "./store-comments";
import { type ChosenRow, storeImports } from "./store-imports";

/**
 * Makes claims of the annotations a person chose from a file, or comments on their words, each at a place that was offered for it on the
 * snapshot they saw, and comments of the answers to them. The file is read and placed again here: what was not offered is refused, and then nothing of the file is imported.
 */
export const importAnnotations = defineCommand({
  name: "importAnnotations",
  input: importAnnotationsInput,
  prepare: {
    permit: mayImportAnnotations,
    async run(input, _, actor) {
      const file = readAnnotations(input.file);
      if (!file.ok) return refuseField("file", file.problem);
      const claimAddress = await claimAddresses(database, actor.workspaceId);
      const loaded = await loadTarget(database, { workspaceId: actor.workspaceId, articleId: input.articleId, claimAddress });
      if (loaded === null) return null;
      const { format, rows } = file.value;
      const placed = placeRows(rows, loaded.target);
      const chosen = input.chosen.map((choice) => agree(placed, choice, loaded.target.text));
      if (new Set(chosen.map(({ row }) => row)).size < chosen.length) refuseField("chosen", "A row was chosen twice.");
      const answers = input.answers.map((row) => agreeToAnswer(placed, row, chosen));
      if (new Set(answers).size < answers.length) refuseField("answers", "An answer was chosen twice.");
      return { format, chosen, answers, count: rows.length, snapshotId: loaded.snapshot.id };
    },
  },
  load: ({ database, actor, input }) =>
    database.snapshot.findFirst({
      where: { workspaceId: actor.workspaceId, articleId: input.articleId },
      orderBy: { number: "desc" },
      select: { id: true, articleId: true },
    }),
  permit: mayImportAnnotations,
  async execute({ database, actor, input, subject: snapshot, prepared }) {
    const { articleId } = snapshot;
    if (prepared === null || prepared.snapshotId !== snapshot.id || input.snapshotId !== snapshot.id)
      return refuseConflict("The article got a new version meanwhile. Nothing was imported: look at the file again.");
    const { chosen, answers, format, count } = prepared;
    if (await isHereAlready(database, actor.workspaceId, { articleId, chosen, answers }))
      refuseConflict("Somebody imported some of these meanwhile. Nothing was imported: look at the file again.");
    const fileHash = createHash("sha256").update(input.file).digest("hex");
    const [asClaims, remarks] = [
      chosen.filter(({ becomes }) => becomes === "claim"),
      chosen.filter(({ becomes }) => becomes === "comment"),
    ];
    const claims = await storeImports(database, actor, { snapshot, format, fileHash, rows: asClaims });
    const claimOf = new Map(claims.map(({ row, claimId }) => [row, claimId]));
    const answered = answers.map((row) => ({ row, under: placeOfAnswer(row, claimOf) }));
    const said = await storeComments(database, actor, { articleId, format, fileHash, snapshotId: snapshot.id, remarks, answers: answered });
    const comments = said.comments.length;
    const imported: NewEvent = {
      type: "article.annotationsImported",
      subject: { articleId },
      payload: { fileName: input.fileName, fileHash, format, annotations: count, claims: claims.length, comments },
    };
    const claimIds = claims.map(({ claimId }) => claimId);
    return {
      value: { claimIds, comments, firstClaimId: claimIds[0] ?? null, firstCommentId: said.comments[0]?.commentId ?? null },
      events: [imported, ...claims.map(({ event }) => event), ...said.events],
    };
  },
});

type Choice = z.output<typeof importAnnotationsInput>["chosen"][number];

function agree(placed: readonly PlacedRow[], choice: Choice, text: string): ChosenRow & Pick<Choice, "becomes"> {
  const found = placed[choice.row - 1];
  if (found === undefined) return refuseField("chosen", `The file has no row ${choice.row}.`);
  if (found.outcome !== "ready" && found.outcome !== "choose") refuseField("chosen", `Row ${choice.row}: ${found.reason}`);
  const place = found.places.find(({ start, end }) => start === choice.start && end === choice.end);
  if (place === undefined) return refuseField("chosen", `Row ${choice.row}: this place was not offered for it. Look at the file again.`);
  const remark = remarkOf(found.annotation);
  if (choice.becomes === "comment" && remark === "")
    refuseField("chosen", `Row ${choice.row} has no note, so as a comment it says nothing. Make a claim of it, or leave it out.`);
  if (choice.becomes === "comment" && remark.length > commentLengthMax)
    refuseField("chosen", `Row ${choice.row}: with its statement, its note is longer than a comment may be. Make a claim of it.`);
  return { ...found, selector: describeRange(text, place), becomes: choice.becomes };
}

/** An answer comes in with what it is about: with a row that was chosen as well, or under a claim that is here. */
function agreeToAnswer(placed: readonly PlacedRow[], row: number, chosen: readonly ChosenRow[]): PlacedRow {
  const found = placed[row - 1];
  if (found === undefined) return refuseField("answers", `The file has no row ${row}.`);
  if (found.outcome !== "answer") return refuseField("answers", `Row ${row} is no answer that could come in. ${found.reason}`);
  const { about } = found;
  const isRowLeftOut = about !== null && "row" in about && !chosen.some((one) => one.row === about.row);
  if (about === null || isRowLeftOut) return refuseField("answers", `Row ${row} answers an annotation that is left out.`);
  return found;
}

function placeOfAnswer({ about }: PlacedRow, claimOf: ReadonlyMap<number, string>): ChosenAnswer["under"] {
  if (about === null) throw new Error("An answer came in without what it answers.");
  if (!("row" in about)) return about;
  const claimId = claimOf.get(about.row);
  return claimId === undefined ? about : { claimId };
}

type Rows = { articleId: string; chosen: readonly PlacedRow[]; answers: readonly PlacedRow[] };

async function isHereAlready(database: WriteClient, workspaceId: string, { articleId, chosen, answers }: Rows): Promise<boolean> {
  const idsOf = (rows: readonly PlacedRow[]) => rows.flatMap(({ annotation }) => annotation.id ?? []);
  const claim = await database.importedAnnotation.findFirst({
    where: { workspaceId, annotationId: { in: idsOf(chosen) }, claim: { articleId } },
    select: { claimId: true },
  });
  const comment = await database.importedComment.findFirst({
    where: { workspaceId, annotationId: { in: idsOf([...chosen, ...answers]) }, comment: { thread: { articleId } } },
    select: { commentId: true },
  });
  return claim !== null || comment !== null;
}
