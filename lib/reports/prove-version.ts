import "server-only";
import { parseOpenings } from "@/lib/audit/private-parts";
import { makeProof, type Proof, type Proven, type ProvenEvent, proofBasis } from "@/lib/audit/proof";
import { type ReadEvent, readEvent } from "@/lib/audit/read-event";
import { database } from "@/lib/database";
import type { ReportVersion } from "./version";

/** One published version as `getPublishedReport` answers it: where it stands, and its exact bytes. */
export type ProvenVersion = {
  place: { workspaceId: string; articleId: string; reportId: string };
  version: ReportVersion;
  canonical: Uint8Array;
  contentHash: string;
};

const decoder = new TextDecoder("utf-8", { fatal: true });

/** Openings that say nothing but what the version says itself. */
function publicOpenings(event: ReadEvent, openings: Record<string, string>): Record<string, string> {
  const parts = event.type === "claim.decided" ? ["actor.name", "payload.justification"] : ["actor.name", "payload.reason"];
  return Object.fromEntries(Object.entries(openings).filter(([part]) => parts.includes(part)));
}

// A proof discloses no more than the version: its publication and its verdicts. All else it rests on is proven sealed, by hash.
function isPublic(event: ReadEvent, version: ReportVersion): boolean {
  const { claims, report } = version;
  switch (event.type) {
    case "report.published":
    case "claim.published":
      return event.payload.number === report.number;
    case "claim.decided":
      return claims.some(({ verdict }) => verdict.id === event.payload.verdictId);
    default:
      return false;
  }
}

async function listEventsUnder({ place, version }: ProvenVersion) {
  const { workspaceId, articleId, reportId } = place;
  const claimIds = version.claims.map(({ id }) => id);
  const rows = await database.auditEvent.findMany({
    where: {
      workspaceId,
      articleId,
      OR: [{ reportId }, { claimId: { in: claimIds } }, { claimId: null, reportId: null, type: { startsWith: "article." } }],
    },
    orderBy: { sequence: "asc" },
    select: { sequence: true, bytes: true, leafHash: true, private: true },
  });
  return rows.map((row) => ({ row, event: readEvent(row).event }));
}

/** What the proof of a version is made of, in one text: the version, and what of the log it rests on now. Quick to say, unlike the proof. */
export async function basisOfProof({ place, contentHash, version }: ProvenVersion): Promise<string> {
  return `${place.reportId} ${version.report.number} ${contentHash} ${await proofBasis(place.workspaceId)}`;
}

/** The proof of one published version as a file, with every event it rests on; or why there can be none, in a sentence. */
export async function proveVersion(proven: ProvenVersion): Promise<Proof> {
  const { version, canonical, contentHash, place } = proven;
  const { number, title, publishedBy, publishedAt } = version.report;
  const all = await listEventsUnder(proven);
  const publication = all.find(({ event }) => event.type === "report.published" && event.payload.contentHash === contentHash);
  if (publication === undefined) return { refused: "The log does not record this version." };
  const isOfThisPublication = (event: ReadEvent) => event.type === "claim.published" && event.payload.number === number;
  const under = all.filter(({ event, row }) => row.sequence <= publication.row.sequence || isOfThisPublication(event));
  const events = under.map(({ event, row }): ProvenEvent => {
    const disclosed = isPublic(event, version)
      ? { entry: decoder.decode(row.bytes), openings: publicOpenings(event, parseOpenings(row.private)) }
      : null;
    return { index: row.sequence, leafHash: row.leafHash, disclosed };
  });
  const about = `Version ${number} of “${title}”, published by ${publishedBy} of ${version.newsroom.name} at ${publishedAt}.`;
  const what: Proven = { about, version: decoder.decode(canonical), contentHash, events, publication: publication.row.sequence };
  return makeProof(place.workspaceId, what);
}
