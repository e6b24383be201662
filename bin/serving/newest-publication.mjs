// Whether what is kept of a newsroom's pages is still what its record says.
import pg from "pg";
import { isPublicEvent } from "../../lib/reports/public-events.mjs";
import { openSharedQuestion } from "./shared-question.mjs";

const answerMsMax = 2000;
/** Questions are put at most this often; whoever comes meanwhile shares the next. */
const apartMs = 4;
/** After a question that got no answer, readers are not kept waiting by another for so long. */
const restMs = 1000;

const heads =
  'SELECT workspace."slug", head."workspaceId", head."size" FROM "LogHead" head JOIN "Workspace" workspace ON workspace."id" = head."workspaceId"';
const since =
  'SELECT "sequence", "type" FROM "AuditEvent" WHERE "workspaceId" = $1 AND "sequence" >= $2 AND "sequence" < $3 ORDER BY "sequence" DESC';
const pageLength = 500;

/**
 * Follows the newsrooms' logs: `current(slug)` answers the number of the newest event that changed what readers see, as of now and not before:
 * the question it rests on was put after the caller asked. `{ sequence, isSure }`; not sure means that the database did not answer, and the number
 * is the last one known. Null when there is no newsroom of that name.
 */
export function followPublications({ databaseUrl, known = new Map(), onNews = () => {} }) {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    max: 1,
    connectionTimeoutMillis: answerMsMax,
    query_timeout: answerMsMax,
    application_name: "assay-published-copies",
  });
  // A connection that breaks while nobody uses it; the next question opens another.
  pool.on("error", () => {});
  /** slug → { workspaceId, size, sequence } */
  const newsrooms = new Map();
  let unreachableSince = null;

  async function newestIn(workspaceId, { from, before }) {
    for (let end = before; end > from; end -= pageLength) {
      const start = Math.max(from, end - pageLength);
      const { rows } = await pool.query({ name: "since", text: `${since} LIMIT ${pageLength}`, values: [workspaceId, start, end] });
      const newest = rows.find(({ type }) => isPublicEvent(type));
      if (newest !== undefined) return Number(newest.sequence);
    }
    return null;
  }

  async function put() {
    const { rows } = await pool.query({ name: "heads", text: heads });
    const slugs = new Set();
    for (const { slug, workspaceId, size: told } of rows) {
      slugs.add(slug);
      const size = Number(told);
      const before = newsrooms.get(slug);
      const isSame = before?.workspaceId === workspaceId;
      if (isSame && before.size === size) continue;
      const newest = await newestIn(workspaceId, { from: isSame ? before.size : 0, before: size });
      const sequence = newest ?? (isSame ? before.sequence : -1);
      newsrooms.set(slug, { workspaceId, size, sequence });
      known.set(slug, sequence);
      if (!isSame || sequence !== before.sequence) onNews(slug, sequence);
    }
    for (const slug of newsrooms.keys()) if (!slugs.has(slug)) newsrooms.delete(slug);
    for (const slug of known.keys()) if (!slugs.has(slug)) known.delete(slug);
    unreachableSince = null;
  }

  async function ask() {
    try {
      await put();
    } catch (error) {
      if (unreachableSince === null)
        console.error(`The database does not answer; published pages are shown as last kept. ${error.message}`);
      unreachableSince = performance.now();
    }
  }

  const isResting = () => unreachableSince !== null && performance.now() - unreachableSince < restMs;

  const question = openSharedQuestion({ put: ask, apartMs });

  function standing(slug) {
    const sequence = known.get(slug);
    return sequence === undefined ? null : { sequence, isSure: unreachableSince === null };
  }

  const look = async () => (isResting() ? undefined : new Promise((resolve) => question.ask(resolve)));

  return {
    async current(slug) {
      await look();
      return standing(slug);
    },
    /** The same for a caller in a hurry: `act` gets the answer, must not throw, and costs no promise. */
    whenCurrent(slug, act) {
      if (isResting()) act(standing(slug));
      else question.ask(() => act(standing(slug)));
    },
    /** Looks how things stand though nobody asks. */
    look,
    close: () => pool.end(),
  };
}
