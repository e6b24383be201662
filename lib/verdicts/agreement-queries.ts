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
import type { AgreementFilter, Figure } from "./agreement-filter";
import { type Judged, judgedMax, listJudged } from "./judged-claims";
import { maySeeReviewers } from "./policy";

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
export type AgreementMeasure = { name: string; meaning: string; formula: string; source: string } & Measured;

function measure(judged: readonly Judged[]): AgreementMeasure[] {
  const of = (read: (some: readonly Judged[]) => number | null) => withInterval(judged, read);
  return [
    {
      name: "Krippendorff’s alpha, ordinal",
      meaning: "How well the ratings on the scale agree, near misses counting less than far ones. Labels off the scale are left out.",
      formula:
        "α = 1 − Dₒ ÷ Dₑ: the disagreement observed over that expected by chance, with the ordinal metric δ²(c,k) = (Σ n_g from c to k − (n_c + n_k) ÷ 2)²",
      source: "Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011)",
      ...of((some) => krippendorffsAlpha(valuesOf(some), ordinalDifference)),
    },
    {
      name: "Krippendorff’s alpha, nominal",
      meaning: "The same for exact labels, those off the scale too.",
      formula: "α = 1 − Dₒ ÷ Dₑ, with δ²(c,k) = 0 for the same label and 1 for any other",
      source: "Krippendorff, Computing Krippendorff’s Alpha-Reliability (2011)",
      ...of((some) => krippendorffsAlpha(keysOf(some), nominalDifference)),
    },
    {
      name: "Fleiss’ kappa",
      meaning: "Agreement beyond chance, over claims with the usual number of assessments.",
      formula: "κ = (P̄ − P̄ₑ) ÷ (1 − P̄ₑ), with P̄ₑ = Σ pⱼ² over the labels",
      source: "Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971)",
      ...of((some) => fleissKappa(keysOf(some))),
    },
    {
      name: "Cohen’s kappa",
      meaning: "Agreement beyond chance of two people; only when just two have assessed together.",
      formula: "κ = (pₒ − pₑ) ÷ (1 − pₑ), with pₑ = Σ p₁(k) · p₂(k) over the labels",
      source: "Cohen, A coefficient of agreement for nominal scales, Educational and Psychological Measurement 20 (1960)",
      ...of(kappaOfTwo),
    },
    {
      name: "Same label",
      meaning: "Share of pairs of assessments with the same label, chance included.",
      formula: "pairs with the same label ÷ all pairs of assessments of one claim",
      source: "a share",
      ...of((some) => percentAgreement(keysOf(some))),
    },
  ];
}

/**
 * How far independent assessments of settled claims agree: measures with 95 % intervals, how often each pair of labels met, agreement by the
 * month of the verdict, and, for those who may see it, how often each reviewer's label became the verdict's. Of the claims a filter lets through.
 */
export async function getAgreement(viewer: Viewer, filter: AgreementFilter = {}) {
  if (viewer.role === "visitor") return null;
  const { judged, ratings, versions } = await listJudged(viewer, filter);
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
    isCut: judged.length === judgedMax,
    ratings,
    versions,
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

function isPartOf({ pair, month, differs }: Figure, judged: Judged): boolean {
  const keys = judged.said.map(({ key }) => key);
  if (pair !== undefined) {
    const [one, other] = pair;
    return one === other ? keys.filter((key) => key === one).length >= 2 : keys.includes(one) && keys.includes(other);
  }
  if (month !== undefined) return judged.month === month && keys.length >= 2;
  return differs === undefined ? keys.length >= 2 : keys.some((key) => key !== judged.verdictKey);
}

/** The claims behind a figure, the newest first: what each said, and the verdict. Who said it only for those who may see figures about people. */
export async function listAgreementClaims(viewer: Viewer, { filter, figure }: { filter: AgreementFilter; figure: Figure }) {
  const { judged, ratings } = await listJudged(viewer, filter);
  const labels = new Map(ratings.map(({ key, label }) => [key, label]));
  const isNamed = viewer.role !== "visitor" && maySeeReviewers(viewer) === true;
  const people = new Map(
    [...new Set(judged.flatMap(({ said }) => said.map(({ reviewerId }) => reviewerId)))].map((id, at) => [id, at + 1]),
  );
  return judged
    .filter((one) => isPartOf(figure, one))
    .map(({ verdictKey, said, ...claim }) => ({
      ...claim,
      verdict: { key: verdictKey, label: labels.get(verdictKey) ?? verdictKey },
      said: said.map(({ reviewerId, name, key, value }) => ({
        reviewer: isNamed ? name : `Reviewer ${people.get(reviewerId)}`,
        key,
        label: labels.get(key) ?? key,
        value,
      })),
    }));
}

/** A claim behind a figure. */
export type AgreementClaim = Awaited<ReturnType<typeof listAgreementClaims>>[number];

/** The articles and people to choose from when narrowing; people only for those who may see figures about them. */
export async function listAgreementChoices(viewer: Viewer) {
  const { workspaceId } = visibleTo(viewer);
  const articles = await database.article.findMany({
    where: { workspaceId, claims: { some: { state: { in: ["decided", "published"] } } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
    select: { id: true, title: true },
  });
  const isNamed = viewer.role !== "visitor" && maySeeReviewers(viewer) === true;
  const people = isNamed
    ? await database.member.findMany({
        where: { workspaceId, role: { not: "viewer" } },
        orderBy: { name: "asc" },
        select: { userId: true, name: true },
      })
    : [];
  return { articles, people: people.map(({ userId, name }) => ({ id: userId, name })) };
}
