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

const outcomes = { answered: "an answer", declined: "a refusal to answer", noAnswer: "no answer" } as const;

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
  "search.recorded": eventKind(
    z.object({ searchId: z.string(), question: z.string(), places: z.string(), isFound: z.boolean(), note: z.string() }),
    (p) => `looked for counter-evidence and found ${p.isFound ? "some" : "none"}`,
  ),
  "contact.logged": eventKind(
    z.object({
      contactId: z.string(),
      channel: z.string(),
      contactedOn: z.string(),
      question: z.string(),
      deadlineOn: z.string().nullable(),
    }),
    () => "asked the claimant for a reply",
  ),
  "contact.answered": eventKind(
    z.object({
      contactId: z.string(),
      outcome: z.enum(["answered", "declined", "noAnswer"]),
      answer: z.string(),
      isPublishable: z.boolean(),
    }),
    (p) => `recorded ${outcomes[p.outcome]} from the claimant`,
  ),
  "evidence.withdrawn": eventKind(
    z.object({ evidenceId: z.string(), number: z.number().int(), reason: z.string(), staleVerdict: z.number().int().nullable() }),
    (p) => `withdrew evidence ${p.number}, because ${p.reason}`,
  ),
} as const;
