import "server-only";
import { createHash } from "node:crypto";
import { describeRange } from "@/lib/articles/anchoring";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { database, type WriteClient } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { claimAddresses } from "./claim-addresses";
import { loadTarget } from "./load-target";
import { placeRows } from "./place-rows";
import type { PlacedRow } from "./placed-row";
import { mayImportAnnotations } from "./policy";
import { readAnnotations } from "./read-annotations";
import { importAnnotationsInput } from "./schema";
import { storeAnswers } from "./store-answers";
import { type ChosenRow, storeImports } from "./store-imports";

/**
 * Makes claims of the annotations a person chose from a file, each at a place that was offered for it on the snapshot they saw, and comments
 * of the answers to them. The file is read and placed again here: what was not offered is refused, and then nothing of the file is imported.
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
    const claims = await storeImports(database, actor, { snapshot, format, fileHash, rows: chosen });
    const claimOf = new Map(claims.map(({ row, claimId }) => [row, claimId]));
    const answered = answers.map((row) => ({ row, claimId: claimOfAnswer(row, claimOf) }));
    const commented = await storeAnswers(database, actor, { articleId, format, fileHash, answers: answered });
    const imported: NewEvent = {
      type: "article.annotationsImported",
      subject: { articleId },
      payload: { fileName: input.fileName, fileHash, format, annotations: count, claims: claims.length, comments: answers.length },
    };
    const claimIds = claims.map(({ claimId }) => claimId);
    return {
      value: { claimIds, comments: answers.length, firstClaimId: claimIds[0] ?? answered[0]?.claimId ?? null },
      events: [imported, ...claims.map(({ event }) => event), ...commented],
    };
  },
});

function agree(placed: readonly PlacedRow[], choice: { row: number; start: number; end: number }, text: string): ChosenRow {
  const found = placed[choice.row - 1];
  if (found === undefined) return refuseField("chosen", `The file has no row ${choice.row}.`);
  if (found.outcome !== "ready" && found.outcome !== "choose") refuseField("chosen", `Row ${choice.row}: ${found.reason}`);
  const place = found.places.find(({ start, end }) => start === choice.start && end === choice.end);
  if (place === undefined) return refuseField("chosen", `Row ${choice.row}: this place was not offered for it. Look at the file again.`);
  return { ...found, selector: describeRange(text, place) };
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

function claimOfAnswer({ about }: PlacedRow, claimOf: ReadonlyMap<number, string>): string {
  const claimId = about === null ? undefined : "row" in about ? claimOf.get(about.row) : about.claimId;
  if (claimId === undefined) throw new Error("An answer came in without its claim.");
  return claimId;
}

type Rows = { articleId: string; chosen: readonly PlacedRow[]; answers: readonly PlacedRow[] };

async function isHereAlready(database: WriteClient, workspaceId: string, { articleId, chosen, answers }: Rows): Promise<boolean> {
  const idsOf = (rows: readonly PlacedRow[]) => rows.flatMap(({ annotation }) => annotation.id ?? []);
  const claim = await database.importedAnnotation.findFirst({
    where: { workspaceId, annotationId: { in: idsOf(chosen) }, claim: { articleId } },
    select: { claimId: true },
  });
  const comment = await database.importedComment.findFirst({
    where: { workspaceId, annotationId: { in: idsOf(answers) }, comment: { thread: { articleId } } },
    select: { commentId: true },
  });
  return claim !== null || comment !== null;
}
