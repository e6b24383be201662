import { z } from "zod";

/** One value that an event changed, in words; empty where there is none. */
export type Change = { name: string; before: string; after: string };

/** Events that give the same things before and after, and that whoever may know of the event may read whole. */
const comparing: readonly string[] = [
  "article.described",
  "article.reviewPolicySet",
  "claim.rewritten",
  "evidence.revised",
  "source.described",
];

const names: Record<string, string> = {
  assessedBy: "who assesses",
  independenceGroup: "comes from",
  interests: "disclosed interests",
  publishedOn: "published",
  quorum: "assessments needed",
  reach: "readers reached",
  reliabilityNote: "reliability",
  secondaryReason: "why not a primary source",
  selectionReason: "why it is checked",
};

/** Numbers of wordings and pieces say where the change stands, not what it is. */
const numbering: readonly string[] = ["revision", "number"];

const payloadShape = z.object({ from: z.record(z.string(), z.unknown()), to: z.record(z.string(), z.unknown()) });

/** What an event changed, value by value; nothing for events that do not say so. */
export function changesIn(type: string, payload: unknown): Change[] {
  if (!comparing.includes(type)) return [];
  const parsed = payloadShape.safeParse(payload);
  if (!parsed.success) return [];
  const { from, to } = parsed.data;
  return [...new Set([...Object.keys(from), ...Object.keys(to)])].flatMap((key) => {
    const [before, after] = [sayValue(from[key]), sayValue(to[key])];
    return before === null || after === null || before === after || numbering.includes(key) ? [] : [{ name: nameOf(key), before, after }];
  });
}

/** A plain value in words; null for what is more than that. */
function sayValue(value: unknown): string | null {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}

const nameOf = (key: string) => names[key] ?? key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
