import { type Recheck, recheckArticles } from "@/lib/articles/recheck-articles";
import { disconnectDatabase } from "@/lib/database";
import { systemActorAt } from "@/lib/people/system-actor-at";

const failing = new Set<Recheck["found"]["outcome"]>(["failed", "refused", "broken"]);

/** How it is used. */
export const usage =
  "usage: DATABASE_URL=… assay recheck [--workspace SLUG]\n  Looks for changes in every article that was fetched from a web address.\n";

/** `assay recheck`: looks for changes in every fetched article and prints a line for each; 0, or 1 when some could not be looked at, 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  const [flag, slug] = options;
  const isOne = flag === "--workspace" && slug !== undefined && options.length === 2;
  if (options.length > 0 && !isOne) {
    process.stderr.write(usage);
    return 2;
  }
  let failures = 0;
  let articles = 0;
  try {
    if (isOne && (await systemActorAt(slug)) === null) {
      process.stderr.write(`There is no newsroom at /${slug}.\n`);
      return 2;
    }
    for await (const recheck of recheckArticles(isOne ? slug : null)) {
      articles += 1;
      if (failing.has(recheck.found.outcome)) failures += 1;
      process.stdout.write(`${lineOf(recheck)}\n`);
    }
    if (articles === 0) process.stdout.write("No fetched article to look at.\n");
    return failures > 0 ? 1 : 0;
  } finally {
    await disconnectDatabase();
  }
}

function lineOf({ slug, articleId, title, found }: Recheck): string {
  const about = `${slug} ${articleId} “${title}”`;
  if (found.outcome !== "changed") return `${about}: ${found.outcome}${found.problem === null ? "" : `: ${found.problem}`}`;
  const { number, anchors } = found.renewal ?? { number: 0, anchors: {} };
  const counts = Object.entries(anchors).filter(([, count]) => count > 0);
  return `${about}: changed, snapshot ${number}${counts.map(([state, count]) => `, ${count} ${state}`).join("")}`;
}
