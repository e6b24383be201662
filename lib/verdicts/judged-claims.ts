import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import type { Prisma } from "@/lib/generated/prisma/client";
import { visibleTo } from "@/lib/permission";
import type { AgreementFilter } from "./agreement-filter";
import { maySeeReviewers } from "./policy";

/** At most so many claims are counted, the newest. */
export const judgedMax = 5000;

/** One settled claim with the first, independent assessments of the wording that was settled. */
export type Judged = {
  claimId: string;
  statement: string;
  article: { id: string; title: string };
  /** `YYYY-MM` of the verdict, in UTC. */
  month: string;
  decidedAt: Date;
  verdictKey: string;
  said: readonly { reviewerId: string; name: string; key: string; value: number | null }[];
};

type Label = { key: string; label: string; value: number | null };

const dayMs = 86_400_000;

function whereOf({ topic, article, reviewer, from, until, version }: AgreementFilter, scaleId: string): Prisma.ClaimWhereInput {
  const scaleVersion = { scaleId, ...(version === undefined ? {} : { number: version }) };
  const decidedAt = {
    ...(from === undefined ? {} : { gte: new Date(from) }),
    ...(until === undefined ? {} : { lt: new Date(Date.parse(until) + dayMs) }),
  };
  return {
    state: { in: ["decided", "published"] },
    verdicts: { some: { staleAt: null, decidedAt, rating: { scaleVersion } } },
    AND: [
      article === undefined ? {} : { articleId: article },
      reviewer === undefined ? {} : { assessments: { some: { reviewerId: reviewer, isInformed: false, number: 1 } } },
      topic === undefined
        ? {}
        : {
            OR: [
              { revisions: { some: { statement: { contains: topic, mode: "insensitive" } } } },
              { article: { title: { contains: topic, mode: "insensitive" } } },
            ],
          },
    ],
  };
}

/**
 * The first, independent assessments of every claim that is settled on the newsroom's scale, on the wording that was settled: not those given
 * after reading others', nor by people who keep out. Unsettled claims are left out, so that nothing here tells of a blind review. Labels are
 * counted by their key through the versions of the scale, with the value they have on the version asked for, or else the one in force: values of
 * different versions are never mixed. Who may not see figures about single people cannot ask for one person's claims.
 */
export async function listJudged(
  viewer: Viewer,
  filter: AgreementFilter,
): Promise<{ judged: Judged[]; ratings: Label[]; versions: number[] }> {
  const { workspaceId } = visibleTo(viewer);
  const workspace = await database.workspace.findUnique({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  if (viewer.role === "visitor" || !workspace?.ratingScaleId) return { judged: [], ratings: [], versions: [] };
  const scaleId = workspace.ratingScaleId;
  const versions = await database.ratingScaleVersion.findMany({
    where: { workspaceId, scaleId },
    orderBy: { number: "desc" },
    select: { number: true, ratings: { select: { key: true, label: true, value: true }, orderBy: { position: "asc" } } },
  });
  const { reviewer, ...others } = filter;
  const allowed = reviewer === undefined || maySeeReviewers(viewer) !== true ? others : filter;
  const ratings = (versions.find(({ number }) => number === filter.version) ?? versions[0])?.ratings ?? [];
  const values = new Map(ratings.map(({ key, value }) => [key, value]));
  const claims = await database.claim.findMany({
    where: { workspaceId, ...whereOf(allowed, scaleId) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: judgedMax,
    select: {
      id: true,
      article: { select: { id: true, title: true } },
      revisions: { select: { number: true, statement: true } },
      verdicts: {
        orderBy: { number: "desc" },
        take: 1,
        select: { revisionNumber: true, decidedAt: true, rating: { select: { key: true } } },
      },
      recusals: { select: { memberId: true } },
      assessments: {
        where: { isInformed: false, number: 1 },
        select: { reviewerId: true, revisionNumber: true, reviewer: { select: { name: true } }, rating: { select: { key: true } } },
      },
    },
  });
  const judged = claims.flatMap(({ id, article, revisions, verdicts, recusals, assessments }): Judged[] => {
    const [verdict] = verdicts;
    if (verdict === undefined) return [];
    const said = assessments
      .filter((one) => one.revisionNumber === verdict.revisionNumber && !recusals.some(({ memberId }) => memberId === one.reviewerId))
      .map(({ reviewerId, reviewer: { name }, rating: { key } }) => ({ reviewerId, name, key, value: values.get(key) ?? null }));
    const statement = revisions.find(({ number }) => number === verdict.revisionNumber)?.statement ?? "";
    const { decidedAt, rating } = verdict;
    return [{ claimId: id, statement, article, month: decidedAt.toISOString().slice(0, 7), decidedAt, verdictKey: rating.key, said }];
  });
  return { judged, ratings, versions: versions.map(({ number }) => number) };
}
