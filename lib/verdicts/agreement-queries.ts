import "server-only";
import type { Viewer } from "@/lib/actor";
import { database } from "@/lib/database";
import { visibleTo } from "@/lib/permission";
import {
  cohensKappa,
  fleissKappa,
  krippendorffsAlpha,
  type Measured,
  nominalDifference,
  ordinalDifference,
  percentAgreement,
  withInterval,
} from "./agreement";
import { maySeeReviewers } from "./policy";

const claimsMax = 5000;

type Judged = {
  claimId: string;
  month: string;
  verdictKey: string;
  said: readonly { reviewerId: string; name: string; key: string; value: number | null }[];
};

/**
 * The first, independent assessments of every claim that is settled on the newsroom's present scale, on the wording that was settled: not
 * those given after reading others', nor by people who keep out. Unsettled claims are left out, so that nothing here tells of a blind review.
 */
async function listJudged(viewer: Viewer): Promise<{ judged: Judged[]; ratings: { key: string; label: string; value: number | null }[] }> {
  const { workspaceId } = visibleTo(viewer);
  const workspace = await database.workspace.findUnique({ where: { id: workspaceId }, select: { ratingScaleId: true } });
  if (!workspace?.ratingScaleId) return { judged: [], ratings: [] };
  const scaleId = workspace.ratingScaleId;
  const version = await database.ratingScaleVersion.findFirst({
    where: { workspaceId, scaleId },
    orderBy: { number: "desc" },
    select: { ratings: { select: { key: true, label: true, value: true }, orderBy: { position: "asc" } } },
  });
  const claims = await database.claim.findMany({
    where: { workspaceId, state: { in: ["decided", "published"] }, verdicts: { some: { rating: { scaleVersion: { scaleId } } } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: claimsMax,
    select: {
      id: true,
      verdicts: {
        orderBy: { number: "desc" },
        take: 1,
        select: { revisionNumber: true, decidedAt: true, rating: { select: { key: true } } },
      },
      recusals: { select: { memberId: true } },
      assessments: {
        where: { isInformed: false, number: 1 },
        select: {
          reviewerId: true,
          revisionNumber: true,
          reviewer: { select: { name: true } },
          rating: { select: { key: true, value: true } },
        },
      },
    },
  });
  const judged = claims.flatMap(({ id, verdicts, recusals, assessments }): Judged[] => {
    const [verdict] = verdicts;
    if (verdict === undefined) return [];
    const said = assessments
      .filter((one) => one.revisionNumber === verdict.revisionNumber && !recusals.some(({ memberId }) => memberId === one.reviewerId))
      .map(({ reviewerId, reviewer, rating }) => ({ reviewerId, name: reviewer.name, key: rating.key, value: rating.value }));
    return [{ claimId: id, month: verdict.decidedAt.toISOString().slice(0, 7), verdictKey: verdict.rating.key, said }];
  });
  return { judged, ratings: version?.ratings ?? [] };
}

const keysOf = (judged: readonly Judged[]) => judged.map(({ said }) => said.map(({ key }) => key));
const valuesOf = (judged: readonly Judged[]) => judged.map(({ said }) => said.flatMap(({ value }) => (value === null ? [] : [value])));

/** Kappa of two people, when exactly two have judged things together; null otherwise. */
function kappaOfTwo(judged: readonly Judged[]): number | null {
  const people = [...new Set(judged.flatMap(({ said }) => (said.length < 2 ? [] : said.map(({ reviewerId }) => reviewerId))))].toSorted();
  if (people.length !== 2) return null;
  const [first, second] = people;
  return cohensKappa(
    judged.flatMap(({ said }): (readonly [string, string])[] => {
      const one = said.find(({ reviewerId }) => reviewerId === first);
      const other = said.find(({ reviewerId }) => reviewerId === second);
      return one === undefined || other === undefined ? [] : [[one.key, other.key]];
    }),
  );
}

/** Measures of agreement, each with what it is called and how it is to be read. */
export type AgreementMeasure = { name: string; meaning: string } & Measured;

function measure(judged: readonly Judged[]): AgreementMeasure[] {
  const of = (read: (some: readonly Judged[]) => number | null) => withInterval(judged, read);
  return [
    {
      name: "Krippendorff’s alpha, ordinal",
      meaning: "How well the ratings on the scale agree, near misses counting less than far ones. Labels off the scale are left out.",
      ...of((some) => krippendorffsAlpha(valuesOf(some), ordinalDifference)),
    },
    {
      name: "Krippendorff’s alpha, nominal",
      meaning: "The same for exact labels, those off the scale too.",
      ...of((some) => krippendorffsAlpha(keysOf(some), nominalDifference)),
    },
    {
      name: "Fleiss’ kappa",
      meaning: "Agreement beyond chance, over claims with the usual number of assessments.",
      ...of((some) => fleissKappa(keysOf(some))),
    },
    {
      name: "Cohen’s kappa",
      meaning: "Agreement beyond chance of two people; only when just two have assessed together.",
      ...of(kappaOfTwo),
    },
    {
      name: "Same label",
      meaning: "Share of pairs of assessments with the same label, chance included.",
      ...of((some) => percentAgreement(keysOf(some))),
    },
  ];
}

/**
 * How far independent assessments of settled claims agree: measures with 95 % intervals, how often each pair of labels met, agreement by the
 * month of the verdict, and, for those who may see it, how often each reviewer's label became the verdict's.
 */
export async function getAgreement(viewer: Viewer) {
  if (viewer.role === "visitor") return null;
  const { judged, ratings } = await listJudged(viewer);
  const twice = judged.filter(({ said }) => said.length >= 2);
  const pairs = new Map<string, number>();
  for (const { said } of twice) {
    said.forEach((one, at) => {
      for (const other of said.slice(at + 1)) {
        const key = [one.key, other.key].toSorted().join(" ");
        pairs.set(key, (pairs.get(key) ?? 0) + 1);
      }
    });
  }
  const months = [...new Set(twice.map(({ month }) => month))].toSorted().slice(-12);
  const people = new Map<string, { name: string; count: number; kept: number }>();
  for (const { said, verdictKey } of judged) {
    for (const { reviewerId, name, key } of said) {
      const person = people.get(reviewerId) ?? { name, count: 0, kept: 0 };
      people.set(reviewerId, { name, count: person.count + 1, kept: person.kept + (key === verdictKey ? 1 : 0) });
    }
  }
  const given = judged.flatMap(({ said, verdictKey }) => said.map(({ key }) => key === verdictKey));
  return {
    claimCount: judged.length,
    twiceCount: twice.length,
    isCut: judged.length === claimsMax,
    ratings,
    measures: measure(twice),
    pairs: [...pairs].map(([key, count]) => ({ labels: key.split(" "), count })),
    overturned: given.length === 0 ? null : given.filter((isKept) => !isKept).length / given.length,
    months: months.map((month) => {
      const then = twice.filter((one) => one.month === month);
      return { month, count: then.length, ...withInterval(then, (some) => percentAgreement(keysOf(some))) };
    }),
    reviewers:
      maySeeReviewers(viewer) === true
        ? [...people].map(([reviewerId, person]) => ({ reviewerId, ...person })).toSorted((a, b) => (a.name < b.name ? -1 : 1))
        : null,
  };
}

/** What the page on agreement shows. */
export type Agreement = NonNullable<Awaited<ReturnType<typeof getAgreement>>>;
