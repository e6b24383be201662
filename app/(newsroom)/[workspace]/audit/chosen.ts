import type { HistoryFilter } from "@/lib/audit/queries";
import { eventSubjects, typesAbout } from "@/lib/audit/subjects";
import { isId } from "@/lib/is-id";

type Query = Record<string, string | string[] | undefined>;

/** The one value that an address gives; empty for none or several. */
export const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

const dayIn = (value: string) => (/^\d{4}-\d{2}-\d{2}$/.test(value) && value >= "0001" && !Number.isNaN(Date.parse(value)) ? value : "");
const dayMs = 24 * 60 * 60 * 1000;

/** What an address chose, as its fields show it; days are those of UTC, as the log's are, the last included. */
type Chosen = { person: string; about: string; from: string; to: string };

/** Which events an address of the log asks for; what is not a known person, noun, day or number chooses nothing. */
export function chosenIn(query: Query): Chosen & { chosen: URLSearchParams; filter: HistoryFilter } {
  const person = isId(one(query.who)) ? one(query.who) : "";
  const about = eventSubjects.find((subject) => subject === one(query.about)) ?? "";
  const [from, to] = [dayIn(one(query.from)), dayIn(one(query.to))];
  const before = /^\d{1,15}$/.test(one(query.before)) ? Number(query.before) : undefined;
  const filter = {
    ...(person === "" ? {} : { actorId: person }),
    ...(about === "" ? {} : { types: typesAbout(about) }),
    ...(from === "" ? {} : { since: new Date(from) }),
    ...(to === "" ? {} : { until: new Date(Date.parse(to) + dayMs) }),
    ...(before === undefined ? {} : { before }),
  };
  const said = { who: person, about, from, to };
  const chosen = new URLSearchParams(Object.entries(said).filter(([, value]) => value !== ""));
  return { person, about, from, to, chosen, filter };
}

/** The one article, or claim, whose events an address asks for, as pages of history do; what is no id chooses nothing. */
export function wholeIn(query: Query): Pick<HistoryFilter, "articleId" | "claimId"> {
  const [article, claim] = [one(query.article), one(query.claim)];
  return { ...(isId(article) ? { articleId: article } : {}), ...(isId(claim) ? { claimId: claim } : {}) };
}
