import { z } from "zod";
import { inWords } from "@/lib/articles/limits";
import { line, optionalLine, optionalUrl } from "@/lib/text";
import { factCheckBytesMax } from "./fact-check";

/** Input of `importFactChecks`: a web address, or a file as base64 with its name. */
export const importFactChecksInput = z
  .object({
    /** Whether what was taken back comes in again; else it is left out. */
    bringsTakenBack: z.boolean().default(false),
    url: optionalUrl(),
    fileName: optionalLine(255),
    file: z
      .string()
      .max(Math.ceil(factCheckBytesMax / 3) * 4 + 4, `At most ${inWords(factCheckBytesMax, "bytes")} are accepted.`)
      .refine((text) => /^[A-Za-z0-9+/]*={0,2}$/.test(text), "The file did not arrive whole. Choose it again.")
      .transform((text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0))),
  })
  .superRefine(({ url, file }, context) => {
    if (url === null && file.length === 0)
      context.addIssue({ code: "custom", path: ["url"], message: "Give an address, or choose a file." });
    if (url !== null && file.length > 0)
      context.addIssue({ code: "custom", path: ["url"], message: "Give an address or a file, not both." });
  });

/** Input of `attachFactCheck`: what an imported fact-check does to a claim. */
export const attachFactCheckInput = z.object({
  claimId: z.uuid("Choose a claim."),
  factCheckId: z.uuid("Choose a fact-check."),
  stance: z.enum(["supports", "refutes", "context"], "Say whether it supports, refutes or gives context."),
});

/** Input of `reinstateFactChecks`: one fact-check, or all that were taken back in the same step. */
export const reinstateFactChecksInput = z.object({
  factCheckId: z.uuid("Choose a fact-check."),
  scope: z.enum(["one", "step"]),
  reason: line(500, "Say why in a few words."),
});

/** Input of `withdrawFactChecks`: one fact-check, or all that came in with it. */
export const withdrawFactChecksInput = z.object({
  factCheckId: z.uuid("Choose a fact-check."),
  scope: z.enum(["one", "import"]),
  reason: line(500, "Say why in a few words."),
});
