type Looked = { look?: unknown; translations?: unknown };

/** Of a version, what only some formats say. */
type Formatted = {
  formatVersion: number;
  newsroom: { timeZone?: unknown };
  report: { waivers?: unknown; retraction?: unknown; topics?: unknown };
  scales: readonly { ratings: readonly Looked[] }[];
  claims: readonly {
    verdict: { rating: Looked };
    evidence: readonly { withheld?: unknown }[];
    contacts?: unknown;
    searches?: unknown;
    retraction?: unknown;
  }[];
};

const isSaid = (value: unknown) => value !== undefined;

/** What a version says that its format did not say yet, or leaves out that its format says; empty when it keeps to its format. */
export function formatProblems({ formatVersion, newsroom, report, scales, claims }: Formatted): string[] {
  const ratings = [...scales.flatMap((given) => given.ratings), ...claims.map((one) => one.verdict.rating)];
  const isLooked = (one: Looked) => isSaid(one.look) && isSaid(one.translations);
  const isTold = (one: Formatted["claims"][number]) => isSaid(one.contacts) && isSaid(one.searches);
  const rules: [since: number, said: boolean[], problem: string][] = [
    [2, ratings.map(isLooked), "looks and translations belong to formats from 2 on, and to every label of them"],
    [3, claims.map(isTold), "contacts and searches belong to formats from 3 on, and to every claim of them"],
    [4, [isSaid(report.waivers)], "waivers belong to formats from 4 on"],
    [5, [report, ...claims].map(({ retraction }) => isSaid(retraction)), "retractions belong to formats from 5 on"],
    [7, [isSaid(report.topics)], "topics belong to formats from 7 on"],
    [8, [isSaid(newsroom.timeZone)], "a time zone belongs to formats from 8 on"],
  ];
  const isWithheld = claims.some(({ evidence }) => evidence.some(({ withheld }) => isSaid(withheld)));
  return [
    ...rules.flatMap(([since, said, problem]) => (said.some((one) => one !== formatVersion >= since) ? [problem] : [])),
    // From 6 on where it is so, and only there.
    ...(isWithheld && formatVersion < 6 ? ["withheld sources belong to formats from 6 on"] : []),
  ];
}
