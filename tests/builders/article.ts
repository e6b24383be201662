import type { z } from "zod";
import type { Actor } from "@/lib/actor";
import type { submitArticleInput } from "@/lib/articles/schema";
import { submitArticle } from "@/lib/articles/submit-article";
import { accepted } from "@/tests/builders/newsroom";

type SubmitArticleInput = z.input<typeof submitArticleInput>;

/** A short article of our own, with claims, a heading, a list, an opinion and one sentence that stands twice. */
export const articleText = [
  "Harbour fees doubled, and nobody was asked",
  "The port authority doubled its fees in March 2026. Small boats now pay 480 euros a year. This is a disgrace.",
  "What the authority says",
  "“We lost two million euros last year,” said Mira Holt, the authority’s director. Small boats now pay 480 euros a year.",
  "- The fee was last raised in 2011.\n- 312 boats left the harbour in April.",
].join("\n\n");

let submitted = 0;

/** Input that `submitArticle` accepts; each call's text is different. */
export function aSubmission(changes: Partial<SubmitArticleInput> = {}): SubmitArticleInput {
  submitted += 1;
  return {
    way: "paste",
    text: `${articleText}\n\nEdition ${submitted} of this paper.`,
    title: `Harbour fees doubled (${submitted})`,
    selectionReason: "The fees are before the council next week.",
    ...changes,
  };
}

/** Submits an article through the command. Returns its id. */
export async function anArticle(actor: Actor, changes: Partial<SubmitArticleInput> = {}): Promise<string> {
  return accepted(await submitArticle(actor, aSubmission(changes))).articleId;
}
