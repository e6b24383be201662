import { z } from "zod";
import { roles } from "@/lib/actor";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";
import { openedClaims } from "@/lib/claims/opened-claims";

const role = z.enum(roles);

/** `accountHash` of the person; absent in events of before 29 November 2026. */
const account = z.string().nullable().optional();

/** What the log can say about a newsroom and its people. */
export const peopleEvents = {
  "workspace.founded": eventKind(
    z.object({
      ...{ slug: z.string(), name: z.string(), owner: z.string() },
      /** Absent in events from before it was said. */
      language: z.string().optional(),
    }),
    (p) => `founded the newsroom ${p.name}`,
  ),
  "workspace.described": eventKind(
    z.object({
      name: z.string(),
      quorum: z.number().int(),
      /** Absent in events from before this could be set. */
      urgentQuorum: z.number().int().nullable().optional(),
      methodology: z.string(),
      correctionsPolicy: z.string(),
      funding: z.string(),
      language: z.string(),
      opened: openedClaims,
    }),
    (p) =>
      `changed the newsroom's settings (${p.quorum} independent assessments needed${p.urgentQuorum == null ? "" : `, ${p.urgentQuorum} for urgent claims`})`,
  ),
  "member.added": eventKind(z.object({ name: z.string(), role, account }), (p) => `added ${p.name} as ${p.role}`),
  "member.role-changed": eventKind(
    z.object({ name: z.string(), from: role, to: role }),
    (p) => `changed ${p.name} from ${p.from} to ${p.to}`,
  ),
  "member.languages-set": eventKind(z.object({ name: z.string(), languages: z.array(z.string()) }), (p) =>
    p.languages.length === 0 ? `set that ${p.name} may be given any language` : `set that ${p.name} reads ${p.languages.join(", ")}`,
  ),
  "member.profile-set": eventKind(
    z.object({
      ...{ name: z.string(), position: z.string(), biography: z.string(), interests: z.string(), contact: z.string() },
      isProfileShown: z.boolean(),
    }),
    (p) => (p.isProfileShown ? `set what readers are told of ${p.name}` : `set that readers are told nothing of ${p.name}`),
  ),
  "workspace.hours-set": eventKind(
    z.object({ timeZone: z.string(), workDays: z.array(z.number().int()), workStartsAt: z.number().int(), workEndsAt: z.number().int() }),
    (p) => `set when the newsroom works: ${p.workStartsAt} to ${p.workEndsAt} o’clock in ${p.timeZone}, ${p.workDays.length} days a week`,
  ),
  "member.disabled": eventKind(z.object({ name: z.string(), reason: z.string() }), (p) => `disabled ${p.name}${because(p.reason)}`),
  "member.enabled": eventKind(z.object({ name: z.string() }), (p) => `enabled ${p.name} again`),
  "member.signed-out": eventKind(z.object({ name: z.string(), sessions: z.number().int() }), (p) => `signed ${p.name} out everywhere`),
  "member.password-changed": eventKind(z.object({ name: z.string(), account }), (p) => `changed the password of ${p.name}`),
} as const;
