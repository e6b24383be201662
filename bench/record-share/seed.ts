import { cloneDatabase, withConnection } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { report } from "../figures";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "../newsroom";

/** Where to measure: a server, and how to point the application at one of its databases. */
export type Place = { server: string; use: (url: string) => Promise<string> };

/**
 * How many write at once, each in a newsroom of its own, and how many transactions each of them commits a round. Before the clock starts each
 * warms up: code is compiled, statements are prepared, and pages that a checkpoint has just written are in the log once more.
 */
export const loads = [
  { writers: 1, warmUpEach: 120, each: 240 },
  { writers: 8, warmUpEach: 24, each: 120 },
  { writers: 32, warmUpEach: 12, each: 60 },
] as const;
const writersMax = 32;
export const assessmentsPerClaim = 6;
export const rounds = Number(process.env.ASSAY_BENCH_ROUNDS ?? "7");

/** Whether all writers write in one newsroom, and wait for each other there, instead of each in one of their own (ASSAY_BENCH_NEWSROOMS=one). */
export const isTogether = process.env.ASSAY_BENCH_NEWSROOMS === "one";

const sentence = (number: number) => `In year ${1900 + number} the harbour handled ${number * 37} tonnes of grain.`;
const articleText = Array.from({ length: isTogether ? 720 : 120 }, (_, number) => sentence(number)).join("\n\n");

/** A newsroom with as many claims as its writer will assess; a claim with hundreds of assessments would be another piece of work. */
export type Writer = { newsroom: BenchNewsroom; claimIds: string[]; count: number };

async function aWriter(number: number, others: readonly Writer[]): Promise<Writer> {
  const joined = isTogether ? others[0] : undefined;
  const newsroom = joined?.newsroom ?? (await aBenchNewsroom(`writer-${number}`, articleText));
  const marked = joined === undefined ? 0 : others.reduce((sum, { claimIds }) => sum + claimIds.length, 0);
  const count = Math.max(...loads.filter(({ writers }) => writers > number).map(({ warmUpEach, each }) => warmUpEach + each));
  const claimIds: string[] = [];
  for (let claim = marked; claim < marked + count / assessmentsPerClaim; claim += 1)
    claimIds.push(await markStretch(newsroom, claim * 50, claim * 50 + 60));
  return { newsroom, claimIds, count };
}

/** A database to copy, and those who will write in the copies. */
export type Seeded = Place & { name: string; writers: readonly Writer[] };

/** Makes the newsrooms that will be written in. The database knows the sizes of its tables, as one that has run for a minute does. */
export async function seedWriters(place: Place): Promise<Seeded> {
  const url = await place.use(await cloneDatabase(place.server, "bench_record"));
  const writers: Writer[] = [];
  for (let number = 0; number < writersMax; number += 1) writers.push(await aWriter(number, writers));
  await disconnectDatabase();
  await withConnection(url, (client) => client.query("vacuum analyze"));
  return { ...place, name: new URL(url).pathname.slice(1), writers };
}

/**
 * What a transaction is compared with. `locked` is the same command in a product that keeps no log: one writer at a time in a newsroom, and the
 * acting member as they are now, in one statement as with the log. `bare` has not even that lock, so that what a policy saw may be gone at the write.
 */
export const sides = ["logged", "locked", "bare"] as const;
export type Side = (typeof sides)[number];

const readMember = (lock: string) => `
  create function lock_newsroom(workspace uuid, person uuid) returns table ("name" text, "role" text, "isDisabled" boolean) language plpgsql as $$
  begin
    ${lock}
    return query select m."name", m."role"::text, m."disabledAt" is not null from "Member" m where m."workspaceId" = workspace and m."userId" = person;
  end $$`;

/** Makes a copy one that asks for no log: commands lock the newsroom instead, or nothing, and no table asks for an event. */
export async function withoutLog(url: string, side: Exclude<Side, "logged">): Promise<void> {
  await withConnection(url, async (client) => {
    const { rows } = await client.query<{ t: string }>(`select tgrelid::regclass::text as t from pg_trigger where tgname = 'is_audited'`);
    for (const { t } of rows) await client.query(`alter table ${t} disable trigger is_audited`);
    const lock = 'perform 1 from "Workspace" w where w."id" = workspace for no key update;';
    await client.query(readMember(side === "locked" ? lock : ""));
  });
}

export const sayWriters = (count: number) =>
  count === 1 ? "1 writer" : `${count} writers, ${isTogether ? "all in one newsroom" : "each in a newsroom of its own"}`;

/** Says what each side reached, by its median, and the log's share of each peer. */
export function reportShares(who: string, { share, middle }: { share: (peer: Side) => number; middle: (side: Side) => string }): void {
  report({ what: `${who}: with the log`, figure: middle("logged") });
  report({ what: `${who}: without it, with a lock on the newsroom`, figure: middle("locked") });
  report({ what: `${who}: share`, figure: share("locked").toFixed(2), goal: { text: "≥ 0.80", isMet: share("locked") >= 0.8 } });
  report({ what: `${who}: without even that lock, and the log's share of it`, figure: `${middle("bare")} · ${share("bare").toFixed(2)}` });
}
