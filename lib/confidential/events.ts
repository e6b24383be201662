import { z } from "zod";
import { because } from "@/lib/audit/because";
import { eventKind } from "@/lib/audit/event";

const reader = z.object({ memberId: z.string(), member: z.string() });

/**
 * What the log can say about confidential sources: never a word of what is sealed, only a salted commitment to it, and the hash of what it was encrypted to,
 * by source where many were at once. Events from before 29 November 2026 have no such hash.
 */
export const confidentialEvents = {
  "source.sealed": eventKind(
    z.object({ revision: z.number().int(), commitment: z.string(), summary: z.string(), sealedHash: z.string().optional() }),
    (p) => `sealed ${p.revision === 1 ? "what must not be known" : "anew what must not be known"} of a source`,
  ),
  "source.seal-read": eventKind(z.object({ revision: z.number().int() }), () => "read what is sealed of a source"),
  "source.withheld": eventKind(
    z.object({ withholdingId: z.string(), number: z.number().int(), summary: z.string(), reason: z.string() }),
    (p) => `said what readers are told of a source: “${p.summary}”, and why not more: ${p.reason}`,
  ),
  "source.reader-named": eventKind(reader, (p) => `named ${p.member} a reader of what is sealed of a source`),
  "source.reader-removed": eventKind(reader, (p) => `took ${p.member} off the readers of what is sealed of a source`),
  "sources.resealed": eventKind(
    z.object({ resealed: z.number().int(), left: z.number().int(), hashes: z.record(z.string(), z.string()).optional() }),
    (p) => `encrypted what is sealed of ${p.resealed} ${p.resealed === 1 ? "source" : "sources"} with a new key, unread`,
  ),
  "source.seal-erased": eventKind(
    z.object({ reason: z.string() }),
    (p) => `erased what was sealed of a source, unread${because(p.reason)}`,
  ),
} as const;
