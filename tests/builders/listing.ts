import { type ReportVersion, sealVersion } from "@/lib/reports/version";

// What feeds, mails and files are made with beside a version, as tests of them want it.

export const baseUrl = "https://courier.example";
export const owner = { name: "The Harbour Courier", slug: "courier", language: "en" };

/** Versions as a feed lists them. */
export const listed = (...versions: ReportVersion[]) => ({ owner, versions, baseUrl, emptySince: "2026-01-01T00:00:00.000Z" });

/** Whom a mail is for. */
export const mailTo = { kind: "claimant" as const, optOutUrl: `${baseUrl}/api/mail/1` };

/** A version with its hash. */
export const sealed = (version: ReportVersion) => ({ version, contentHash: sealVersion(version).contentHash });
