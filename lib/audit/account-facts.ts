import { z } from "zod";
import type { Replay, Said, Sayings } from "./fact";
import type { LogSnapshot } from "./log-snapshot";

/** Not said by events of before 29 November 2026, nor of people without a password. */
const told = z.object({ account: z.string().nullable().optional() });

/** What events say of how people sign in. */
export const accountSayings: Sayings = Object.fromEntries(
  ["member.added", "member.password-changed"].map((type) => [
    type,
    ({ payload, subject }): Said => ({
      table: "User",
      row: String(subject.memberId),
      expected: { account: told.parse(payload).account ?? undefined },
    }),
  ]),
);

/** The newest event of a member's newsroom that says how they sign in. */
const newestOf = (member: string) => `
  select e."private", e."bytes", e."recordedAt" from "AuditEvent" e where e."workspaceId" = ${member}."workspaceId" and e."stream" = 'member:' || ${member}."userId"
    and e."type" in ('member.added', 'member.password-changed') order by e."streamSequence" desc limit 1`;

const toldElsewhere = `
  select told."person", max(told."account") as "account" from (
    select u."id"::text as "person", case when right(there."private"->>'payload.account', 67) = '"' || now."account" || '"]' then now."account" end as "account",
      position('"account":{"commitment":"'::bytea in there."bytes") > 0 and not there."private" ? 'payload.account' and there."recordedAt" >= here."recordedAt" as "isErased"
    from "Member" m join "User" u on u."id" = m."userId" join "Member" o on o."userId" = m."userId" and o."workspaceId" <> m."workspaceId",
      lateral (select encode(sha256(convert_to(u."email" || ' ' || u."passwordHash", 'UTF8')), 'hex') as "account") now,
      lateral (${newestOf("m")}) here, lateral (${newestOf("o")}) there
    where m."workspaceId" = $1::uuid) told
  where told."account" is not null or told."isErased" group by told."person"`;

const elsewhere = z.object({ person: z.string(), account: z.string().nullable() });

/**
 * Somebody of several newsrooms changes their password in one of them, and only its log tells: what the newest event of another of their newsrooms says
 * of how they sign in counts for this one too. Where that was erased since, nobody knows any more.
 */
export async function takeAccountsFromElsewhere(
  { query }: LogSnapshot,
  { workspaceId, replay }: { workspaceId: string; replay: Replay },
): Promise<void> {
  for (const row of await query(toldElsewhere, [workspaceId])) {
    const { person, account } = elsewhere.parse(row);
    const place = `User/${person}`;
    const fact = replay.facts.get(place);
    if (fact?.expected.account !== undefined)
      replay.facts.set(place, { ...fact, expected: { ...fact.expected, account: account ?? undefined } });
  }
}
