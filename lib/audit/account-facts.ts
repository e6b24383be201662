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

const toldElsewhere = `
  select u."id"::text as "person", encode(sha256(convert_to(u."email" || ' ' || u."passwordHash", 'UTF8')), 'hex') as "account"
  from "Member" m join "User" u on u."id" = m."userId"
  where m."workspaceId" = $1::uuid and exists (
    select from "Member" o, lateral (
      select e."private" from "AuditEvent" e where e."workspaceId" = o."workspaceId" and e."stream" = 'member:' || o."userId"
        and e."type" in ('member.added', 'member.password-changed') order by e."streamSequence" desc limit 1) newest
    where o."userId" = m."userId" and o."workspaceId" <> m."workspaceId"
      and ((newest."private"->>'payload.account')::jsonb)->>1 = encode(sha256(convert_to(u."email" || ' ' || u."passwordHash", 'UTF8')), 'hex'))`;

const elsewhere = z.object({ person: z.string(), account: z.string() });

/**
 * Somebody of several newsrooms changes their password in one of them, and only its log tells: what the newest event of another of their newsrooms says
 * of how they sign in counts for this one too.
 */
export async function takeAccountsFromElsewhere(
  { query }: LogSnapshot,
  { workspaceId, replay }: { workspaceId: string; replay: Replay },
): Promise<void> {
  for (const row of await query(toldElsewhere, [workspaceId])) {
    const { person, account } = elsewhere.parse(row);
    const place = `User/${person}`;
    const fact = replay.facts.get(place);
    if (fact?.expected.account !== undefined) replay.facts.set(place, { ...fact, expected: { ...fact.expected, account } });
  }
}
