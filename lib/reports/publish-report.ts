import "server-only";
import { type Actor, personOf } from "@/lib/actor";
import type { NewEvent } from "@/lib/audit/catalogue";
import { moveClaims } from "@/lib/claims/move-claim";
import { now } from "@/lib/clock";
import { defineCommand } from "@/lib/command";
import type { WriteClient } from "@/lib/database";
import { environment } from "@/lib/environment";
import { RefusedError, refuseConflict, refuseField } from "@/lib/result";
import { buildVersion } from "./build-version";
import { changeProblem, contentSeenHash, ratingChanges } from "./edition";
import { checkGate, failedFindings } from "./gate";
import type { GateState, Place } from "./gate-rule";
import { includedClaims } from "./included-claims";
import { type LoadedClaim, loadPublication } from "./load-publication";
import { mayPublishReport } from "./policy";
import { publishReportInput } from "./schema";
import { slugCandidates, slugOf, uniqueSlugs } from "./slug";
import { type ReportVersion, sealVersion } from "./version";

function sayPlace(place: Place): string {
  return place.kind === "claim" && place.detail !== "" ? `${place.words} (${place.detail})` : place.words;
}

function refuseFailedGate(state: Omit<GateState, "baseUrl">): void {
  const failed = failedFindings(checkGate({ ...state, baseUrl: environment.baseUrl }));
  if (failed.length === 0) return;
  throw new RefusedError({
    code: "INVALID",
    fields: Object.fromEntries(failed.map(({ code, sentence, places }) => [`gate.${code}`, [sentence, ...places.map(sayPlace)]])),
  });
}

/** The public address of every claim that goes out: the one it has, or a new one that nothing in the newsroom has had before. */
async function slugsFor(database: WriteClient, actor: Actor, claims: readonly LoadedClaim[]): Promise<Map<string, string>> {
  const slugs = new Map(claims.flatMap((claim) => (claim.published === null ? [] : [[claim.id, claim.published.slug] as const])));
  const wanted = claims
    .filter((claim) => claim.published === null)
    .map((claim) => ({ id: claim.id, slug: slugOf(claim.revisions[0]?.statement ?? "", "claim") }));
  const candidates = wanted.flatMap(({ id, slug }) => slugCandidates(id, slug));
  const taken = await database.publishedClaim.findMany({
    where: { workspaceId: actor.workspaceId, slug: { in: candidates } },
    select: { slug: true },
  });
  for (const [id, slug] of uniqueSlugs(wanted, new Set(taken.map((one) => one.slug)))) slugs.set(id, slug);
  return slugs;
}

async function placeClaims(database: WriteClient, actor: Actor, edition: { version: ReportVersion; claims: readonly LoadedClaim[] }) {
  const { workspaceId } = actor;
  const { id: reportId, number: versionNumber } = edition.version.report;
  const known = new Set(edition.claims.filter((claim) => claim.published !== null).map((claim) => claim.id));
  const fresh = edition.version.claims.filter((claim) => !known.has(claim.id));
  await database.publishedClaim.createMany({
    data: fresh.map(({ id, slug }) => ({ workspaceId, claimId: id, reportId, slug, versionNumber })),
  });
  // What was split or merged away keeps the last version that holds it: its page leads on from there.
  const held = edition.version.claims.map(({ id }) => id);
  await database.publishedClaim.updateMany({
    where: { workspaceId, reportId, claimId: { in: held } },
    data: { versionNumber, isWithdrawn: false },
  });
  await moveClaims(database, actor, { claims: edition.claims.filter(({ state }) => state !== "published"), action: "publishReport" });
}

function claimEvents(version: ReportVersion, moment: { articleId: string; claims: readonly LoadedClaim[] }): NewEvent[] {
  const moved = new Set(moment.claims.filter((claim) => claim.state !== "published").map((claim) => claim.id));
  const { id: reportId, number } = version.report;
  return version.claims
    .filter((claim) => moved.has(claim.id))
    .map(({ id, slug, verdict, history }) => ({
      type: "claim.published",
      subject: { articleId: moment.articleId, claimId: id },
      payload: {
        reportId,
        number,
        slug,
        verdictId: verdict.id,
        rating: verdict.rating.label,
        before: history.at(-1)?.rating.label ?? null,
      },
    }));
}

/**
 * Publishes an article's report: passes the gate under the newsroom's lock, fixes one immutable version with its hash, gives each claim its
 * address for good, and records it. Refused with INVALID naming the gate's failing rules, and with CONFLICT when another version came
 * out, or the content moved, since the person looked. Either all of it happens or nothing.
 */
export const publishReport = defineCommand({
  name: "publishReport",
  input: publishReportInput,
  load: ({ database, actor, input }) => loadPublication(database, actor.workspaceId, input.articleId),
  permit: mayPublishReport,
  async execute({ database, actor, input, subject: publication }) {
    const { workspaceId } = actor;
    const publisherId = personOf(actor);
    const { article, report } = publication;
    const newest = report?.versionNumber ?? 0;
    if (newest !== input.versionNumber) {
      refuseConflict(`Version ${newest} of this report was published meanwhile. Read it first; yours was not published.`);
    }
    if (report !== null && report.takedownId !== null) {
      refuseConflict("This report was taken down because the law demands it. Nothing more is published of it.");
    }
    const claims = includedClaims(publication);
    const version =
      publication.snapshot === null
        ? null
        : buildVersion(publication, {
            ...{ reportId: report?.id ?? article.id, slug: report?.slug ?? "", title: report?.title ?? "", summary: report?.summary ?? "" },
            ...{ change: input.change, reason: input.reason, publishedAt: now(), publishedBy: actor.name },
            slugs: await slugsFor(database, actor, claims),
          });
    refuseFailedGate({ publication, version, publisherId });
    if (report === null || version === null) throw new Error("The gate let a report through that nobody wrote.");
    const problem = changeProblem(publication, { version, publisherId });
    if (problem !== null) refuseField("change", problem);
    if (input.contentSeen !== undefined && input.contentSeen !== contentSeenHash(version)) {
      refuseConflict("Something in the report changed while you were reading it. Look at it again before you publish it.");
    }
    const { canonical, contentHash } = sealVersion(version);
    const { number, change, reason, slug } = version.report;
    const { id: versionId } = await database.reportVersion.create({
      data: {
        ...{ workspaceId, reportId: report.id, number, change, reason, canonical, contentHash },
        ...{ publishedById: publisherId, publishedAt: new Date(version.report.publishedAt) },
      },
      select: { id: true },
    });
    await database.report.update({ where: { workspaceId_id: { workspaceId, id: report.id } }, data: { versionNumber: number } });
    await placeClaims(database, actor, { version, claims });
    return {
      value: { reportId: report.id, number, slug, contentHash, ratingChanges: ratingChanges(version).length },
      events: [
        {
          type: "report.published",
          subject: { articleId: article.id, reportId: report.id },
          payload: {
            ...{ versionId, number, change, reason, slug, contentHash },
            claims: version.claims.map(({ id, slug: claimSlug, verdict }) => ({
              ...{ claimId: id, slug: claimSlug, verdictId: verdict.id, rating: verdict.rating.label },
            })),
          },
        },
        ...claimEvents(version, { articleId: article.id, claims }),
      ],
    };
  },
});
