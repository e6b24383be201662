import { z } from "zod";
import { eventKind } from "@/lib/audit/event";

const evidence = z.object({
  number: z.number().int(),
  source: z.string(),
  url: z.string().nullable(),
  quote: z.string(),
  locator: z.string(),
  stance: z.enum(["supports", "refutes", "context"]),
  directness: z.enum(["primary", "secondary"]),
  note: z.string(),
});

const verbs = { supports: "supporting", refutes: "refuting", context: "giving context to" } as const;

/** What the log can say about sources and evidence. */
export const evidenceEvents = {
  "source.added": eventKind(
    z.object({ title: z.string(), kind: z.string(), url: z.string().nullable(), publisher: z.string().nullable() }),
    (p) => `added the source ${p.title}`,
  ),
  "evidence.attached": eventKind(
    z.object({ evidenceId: z.string(), sourceId: z.string(), evidence, staleVerdict: z.number().int().nullable() }),
    (p) => `attached evidence ${p.evidence.number} from ${p.evidence.source}, ${verbs[p.evidence.stance]} the claim`,
  ),
  "evidence.revised": eventKind(
    z.object({ evidenceId: z.string(), from: evidence, to: evidence, staleVerdict: z.number().int().nullable() }),
    (p) => `revised evidence ${p.to.number}`,
  ),
  "evidence.withdrawn": eventKind(
    z.object({ evidenceId: z.string(), number: z.number().int(), reason: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `withdrew evidence ${p.number}, because ${p.reason}`,
  ),
} as const;
