import { instantAt } from "@/lib/claims/due-at";
import type { Mark } from "@/lib/verdicts/marks";
import { wordsForReaders } from "./rating-words";
import { languageOf, type Speech } from "./speech";
import { markIn, type ReportVersion, scaleOf, scalePosition, topicsOf as topicsIn } from "./version";

/** A published claim as readers choose among claims. */
export type ListedClaim = {
  slug: string;
  statement: string;
  language: string;
  rating: { label: string; language: string; mark: Mark; position: number | null };
  claimant: string | null;
  claimedOn: string | null;
  firstPublishedAt: string;
  isRetracted: boolean;
  report: { slug: string; title: string };
  topics: readonly string[];
};

/** Which claims are looked for; null is any. `claimant` is the name as published, `year` the year of first publication. */
export type ClaimsWanted = { words: string; rating: string | null; claimant: string | null; year: string | null; topic: string | null };

/** How many claims have one name, label or year. */
export type Counted = { name: string; count: number };

/** The claims of one version, as they are listed. */
export function listedClaims(version: ReportVersion): ListedClaim[] {
  return version.claims.map((claim) => {
    const { rating } = claim.verdict;
    const scale = scaleOf(version, claim);
    const { label, language } = wordsForReaders(version, rating);
    return {
      ...{ slug: claim.slug, statement: claim.statement, language: languageOf(version) },
      rating: { label, language, mark: markIn(scale, rating), position: scalePosition(scale, rating.value) },
      ...{ claimant: claim.claimant?.name ?? null, claimedOn: claim.claimedOn, firstPublishedAt: claim.firstPublishedAt },
      isRetracted: Boolean(claim.retraction),
      report: { slug: version.report.slug, title: version.report.title },
      topics: topicsIn(version),
    };
  });
}

// Marks on letters, and which case they are in, are no reason not to find a word.
const folded = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();

type Clocks = Pick<Speech, "timeZone">;

// Where a year begins is worked out once: a newsroom has thousands of claims and few years.
function yearsBy({ timeZone }: Clocks): (moment: string) => string {
  const beginnings = new Map<number, string>();
  const beginningOf = (year: number) => {
    const beginning = beginnings.get(year) ?? instantAt(`${year}-01-01`, 0, timeZone).toISOString();
    beginnings.set(year, beginning);
    return beginning;
  };
  return (moment) => {
    const inUtc = Number(moment.slice(0, 4));
    if (moment < beginningOf(inUtc)) return String(inUtc - 1);
    return String(moment < beginningOf(inUtc + 1) ? inUtc : inUtc + 1);
  };
}

/** The claims that are looked for, those published last first. Each of the words must stand somewhere in statement, claimant or report; years are those of these clocks. */
export function findListed(claims: readonly ListedClaim[], wanted: ClaimsWanted, clocks: Clocks): ListedClaim[] {
  const { words, rating, claimant, year, topic } = wanted;
  const yearOf = yearsBy(clocks);
  const needles = folded(words)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return claims
    .filter((claim) => {
      if (rating !== null && (claim.isRetracted || claim.rating.label !== rating)) return false;
      if (claimant !== null && claim.claimant !== claimant) return false;
      if (year !== null && yearOf(claim.firstPublishedAt) !== year) return false;
      if (topic !== null && !claim.topics.includes(topic)) return false;
      const haystack = folded(`${claim.statement} ${claim.claimant ?? ""} ${claim.report.title}`);
      return needles.every((needle) => haystack.includes(needle));
    })
    .toSorted((one, other) => other.firstPublishedAt.localeCompare(one.firstPublishedAt) || one.slug.localeCompare(other.slug));
}

function counted(names: readonly (string | null)[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

const toList = (counts: Map<string, number>): Counted[] => [...counts].map(([name, count]) => ({ name, count }));

/** Everybody whose claims were checked, by name. Never by how often, and never by what came of it: who is checked is chosen. */
export function claimantsOf(claims: readonly ListedClaim[]): Counted[] {
  return toList(counted(claims.map(({ claimant }) => claimant))).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The labels that were given to claims that stand, truest first, off-scale last. */
export function ratingsOf(claims: readonly ListedClaim[]): (Counted & { rating: ListedClaim["rating"] })[] {
  const standing = claims.filter(({ isRetracted }) => !isRetracted);
  const byLabel = new Map(standing.map(({ rating }) => [rating.label, rating]));
  const counts = counted(standing.map(({ rating }) => rating.label));
  return [...byLabel]
    .map(([name, rating]) => ({ name, rating, count: counts.get(name) ?? 0 }))
    .toSorted((one, other) => (other.rating.position ?? -1) - (one.rating.position ?? -1) || one.name.localeCompare(other.name));
}

/** What the claims' articles are about, by name. */
export function topicsOf(claims: readonly ListedClaim[]): Counted[] {
  return toList(counted(claims.flatMap(({ topics }) => topics))).toSorted((one, other) => one.name.localeCompare(other.name));
}

/** The years in which claims were first published by these clocks, latest first. */
export function yearsOf(claims: readonly ListedClaim[], clocks: Clocks): Counted[] {
  const yearOf = yearsBy(clocks);
  return toList(counted(claims.map(({ firstPublishedAt }) => yearOf(firstPublishedAt)))).toSorted((one, other) =>
    other.name.localeCompare(one.name),
  );
}
