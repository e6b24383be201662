import { cache } from "react";
import { z } from "zod";
import { visitor } from "@/lib/actor";
import { getNewsroom, getPublishedClaim, getPublishedReport } from "@/lib/reports/queries";
import { speechIn } from "@/lib/reports/speech";
import { getTombstone } from "@/lib/reports/tombstone-queries";
import { listClaimTranslations, listTranslations } from "@/lib/reports/translation-queries";

// Head and body of a page ask for the same thing: once a request.

export const readNewsroom = cache((slug: string) => getNewsroom(visitor, slug));

/** How a newsroom's own pages speak; in English where there is none. */
export const readSpeech = async (slug: string) => speechIn((await readNewsroom(slug)) ?? { language: "en", timeZone: "UTC" });

export const readReport = cache((newsroom: string, report: string, number?: number) =>
  getPublishedReport(visitor, { newsroom, report, ...(number === undefined ? {} : { number }) }),
);

/** The same report in other languages, and itself. */
export const readTranslations = cache((workspaceId: string, articleId: string) => listTranslations(visitor, { workspaceId, articleId }));

/** The same claim in other languages, and itself. */
export const readClaimTranslations = cache((workspaceId: string, claimId: string) =>
  listClaimTranslations(visitor, { workspaceId, claimId }),
);

export const readClaim = cache((newsroom: string, claim: string, number?: number) =>
  getPublishedClaim(visitor, { newsroom, claim, ...(number === undefined ? {} : { number }) }),
);

export const readTombstone = cache((newsroom: string, what: "report" | "claim", slug: string, number?: number) =>
  getTombstone(visitor, {
    newsroom,
    ...(number === undefined ? {} : { number }),
    ...(what === "report" ? { report: slug } : { claim: slug }),
  }),
);

const numberPattern = z.string().regex(/^[1-9][0-9]{0,5}$/);

/** The version number in an address; null for anything that is not one, such as `01` or `1.0`. */
export function versionNumberIn(segment: string): number | null {
  return numberPattern.safeParse(segment).success ? Number(segment) : null;
}

const cursorPattern = z.uuid();

/** A cursor from an address, if it has the form of one. */
export function cursorIn(value: string | string[] | undefined): { cursor?: string } {
  const parsed = cursorPattern.safeParse(value);
  return parsed.success ? { cursor: parsed.data } : {};
}
