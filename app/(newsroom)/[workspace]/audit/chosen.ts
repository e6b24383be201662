import type { HistoryFilter } from "@/lib/audit/queries";
import { eventSubjects, typesAbout } from "@/lib/audit/subjects";

type Query = Record<string, string | string[] | undefined>;

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Which events an address of the log asks for; what is not a known person, noun or number chooses nothing. */
export function chosenIn(query: Query): { person: string; about: string; before: number | undefined; filter: HistoryFilter } {
  const person = uuid.test(one(query.who)) ? one(query.who) : "";
  const about = eventSubjects.find((subject) => subject === one(query.about)) ?? "";
  const before = /^\d{1,15}$/.test(one(query.before)) ? Number(query.before) : undefined;
  const filter = {
    ...(person === "" ? {} : { actorId: person }),
    ...(about === "" ? {} : { types: typesAbout(about) }),
    ...(before === undefined ? {} : { before }),
  };
  return { person, about, before, filter };
}
