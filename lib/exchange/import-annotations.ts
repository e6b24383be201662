import "server-only";
import { createHash } from "node:crypto";
import { describeRange } from "@/lib/articles/anchoring";
import type { NewEvent } from "@/lib/audit/catalogue";
import { defineCommand } from "@/lib/command";
import { database } from "@/lib/database";
import { refuseConflict, refuseField } from "@/lib/result";
import { claimAddresses } from "./claim-addresses";
import { loadTarget } from "./load-target";
import { type PlacedRow, placeRows } from "./place-rows";
import { mayImportAnnotations } from "./policy";
import { readAnnotations } from "./read-annotations";
import { importAnnotationsInput } from "./schema";
import { type ChosenRow, storeImports } from "./store-imports";

/**
 * Makes claims of the annotations a person chose from a file, each at a place that was offered for it on the snapshot they saw. The file
 * is read and placed again here: what was not offered is refused, and then nothing of the file is imported.
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
      return { claimAddress, format, chosen, count: rows.length, snapshotId: loaded.snapshot.id };
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
    const { chosen, format, count } = prepared;
    const ids = chosen.flatMap(({ annotation }) => annotation.id ?? []);
    const before = await database.importedAnnotation.findFirst({
      where: { workspaceId: actor.workspaceId, annotationId: { in: ids }, claim: { articleId } },
      select: { annotationId: true },
    });
    if (before !== null) refuseConflict("Somebody imported some of these meanwhile. Nothing was imported: look at the file again.");
    const fileHash = createHash("sha256").update(input.file).digest("hex");
    const claims = await storeImports(database, actor, { snapshot, format, fileHash, rows: chosen });
    const imported: NewEvent = {
      type: "article.annotationsImported",
      subject: { articleId },
      payload: { fileName: input.fileName, fileHash, format, annotations: count, claims: claims.length },
    };
    return { value: { claimIds: claims.map(({ claimId }) => claimId) }, events: [imported, ...claims.map(({ event }) => event)] };
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
