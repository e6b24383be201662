import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { personOf } from "@/lib/actor";
import { decodeBytes } from "@/lib/articles/decode";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import { refuseField } from "@/lib/result";
import { safeFetch } from "@/lib/safe-fetch";
import { factCheckBytesMax } from "./fact-check";
import { mayImportFactChecks } from "./policy";
import { readFactChecks } from "./read-fact-checks";
import { hashOfFactCheck, tableHashOf } from "./row-hash";
import { importFactChecksInput } from "./schema";
import { newestWithdrawal } from "./standing";

const sha256 = (data: string | Uint8Array) => createHash("sha256").update(data).digest("hex");
const day = (text: string | null) => (text === null ? null : new Date(`${text}T00:00:00Z`));
const shownRefusals = 50;
const shownPublishers = 20;
const feedTypes = ["application/ld+json", "application/json"];

type Document = { bytes: Uint8Array; charset: string | null; mediaType: string | null; origin: string; address: string | null };

/**
 * Takes fact-checks of others out of a page, a feed or a file. What is known already is not taken twice; what cannot be relied on is
 * refused by itself, and the answer says where it stands and why. What was taken back comes in again only when an editor asks for it, as a row of
 * its own: the earlier one stays taken back.
 */
export const importFactChecks = defineCommand({
  name: "importFactChecks",
  input: importFactChecksInput,
  prepare: {
    permit: mayImportFactChecks,
    async run({ url, file, fileName }, signal) {
      const document: Document =
        url === null
          ? { bytes: file, charset: null, mediaType: null, origin: fileName ?? "a file", address: null }
          : await fetchDocument(url, signal);
      const field = url === null ? "file" : "url";
      const isHtml = document.mediaType?.includes("html") ?? false;
      const decoded = decodeBytes(document.bytes, { bytesMax: factCheckBytesMax, declaredCharset: document.charset, isHtml });
      if (!decoded.ok) return refuseField(field, decoded.problem);
      const reading = readFactChecks({ text: decoded.value.text, address: document.address });
      if (!reading.ok) return refuseField(field, reading.problem);
      const refused = reading.value.flatMap((found) => (found.ok ? [] : [{ place: found.place, reason: found.reason }]));
      const byHash = new Map(
        reading.value.flatMap((found) => (found.ok ? [[hashOfFactCheck(found.factCheck), found.factCheck] as const] : [])),
      );
      return { byHash, refused, origin: document.origin, fileHash: sha256(document.bytes) };
    },
  },
  load: async ({ input }) => ({ bringsTakenBack: input.bringsTakenBack }),
  permit: mayImportFactChecks,
  async execute({ database, actor, input, prepared: { byHash, refused, origin, fileHash } }) {
    const { workspaceId } = actor;
    const known = await database.factCheck.findMany({
      where: { workspaceId, contentHash: { in: [...byHash.keys()] } },
      select: { contentHash: true, arrival: true, withdrawals: newestWithdrawal },
    });
    const { arrivals, standing, takenBack } = sortKnown(known);
    for (const contentHash of [...standing, ...(input.bringsTakenBack ? [] : takenBack)]) byHash.delete(contentHash);
    const left = { known: standing.size, leftOut: input.bringsTakenBack ? 0 : takenBack.size, refused: refused.length };
    if (byHash.size === 0) return refuseField(input.url === null ? "file" : "url", sayNothingNew(left, refused[0]));
    const importedById = personOf(actor);
    const importId = randomUUID();
    const rows = [...byHash].map(([contentHash, { rating, claimedOn, reviewedOn, ...factCheck }]) => ({
      ...{
        id: randomUUID(),
        contentHash,
        arrival: (arrivals.get(contentHash) ?? 0) + 1,
        origin,
        ...factCheck,
        claimedOn: day(claimedOn),
        reviewedOn: day(reviewedOn),
      },
      ...{ ratingValue: rating?.value ?? null, ratingWorst: rating?.worst ?? null, ratingBest: rating?.best ?? null },
    }));
    await database.factCheck.createMany({ data: rows.map((row) => ({ ...row, workspaceId, importId, importedById, importedAt: now() })) });
    const named = { importId, tableHash: tableHashOf(rows) };
    const counts = { imported: byHash.size, again: rows.filter(({ arrival }) => arrival > 1).length, ...left };
    const publishers = [...new Set([...byHash.values()].map(({ publisher }) => publisher))].slice(0, shownPublishers);
    const rowsHash = sha256([...byHash.keys()].join("\n"));
    return {
      value: { ...counts, refusals: refused.slice(0, shownRefusals) },
      events: [
        {
          type: "factChecks.imported",
          subject: { workspaceId },
          payload: { ...{ origin, fileHash, rowsHash, publishers }, ...counts, ...named },
        },
      ],
    };
  },
});

type Known = { contentHash: string; arrival: number; withdrawals: readonly { reinstatement: object | null }[] };

/** What stands already, what is only here as taken back, and how often each came in. */
function sortKnown(known: readonly Known[]) {
  const arrivals = new Map<string, number>();
  for (const { contentHash, arrival } of known) arrivals.set(contentHash, Math.max(arrival, arrivals.get(contentHash) ?? 0));
  const standing = new Set(known.filter(({ withdrawals }) => withdrawals[0]?.reinstatement !== null).map(({ contentHash }) => contentHash));
  return { arrivals, standing, takenBack: new Set([...arrivals.keys()].filter((hash) => !standing.has(hash))) };
}

function sayNothingNew(
  { known, leftOut }: { known: number; leftOut: number },
  first: { place: string; reason: string } | undefined,
): string {
  const here = known === 1 ? "The fact-check in it is here already." : `${known} fact-checks in it are here already.`;
  const back =
    leftOut === 1
      ? "A fact-check in it was taken back; an editor can put it back, or import it again."
      : `${leftOut} fact-checks in it were taken back; an editor can put them back, or import them again.`;
  if (known + leftOut > 0) return [known > 0 ? here : "", leftOut > 0 ? back : ""].filter((said) => said !== "").join(" ");
  return first === undefined ? "There is no fact-check in it." : `None can be taken. In ${first.place}: ${first.reason}`;
}

async function fetchDocument(url: string, signal: AbortSignal): Promise<Document> {
  const outcome = await safeFetch(url, { bytesMax: factCheckBytesMax, alsoTypes: feedTypes, signal });
  if (!outcome.ok) return refuseField("url", outcome.refusal.message);
  const { bytes, charset, mediaType, finalUrl } = outcome.page;
  return { bytes, charset, mediaType, origin: finalUrl, address: finalUrl };
}
