import type { Actor } from "@/lib/actor";
import { submitArticle } from "@/lib/articles/submit-article";
import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { dismissCandidate } from "@/lib/claims/dismiss-candidate";
import { database } from "@/lib/database";
import { accepted } from "./newsroom";

const places = ["harbour", "bridge", "station", "library", "market", "school", "hospital", "museum"];

/** The places that articles decided on here are about, one an article, in order. */
export const decidedPlaces: readonly string[] = places;

/** An article in which half of what is proposed quotes somebody and half does not. */
export const halfQuotedText = (place: string, year: number) =>
  [
    `The ${place} cost ${year - 1900} million euros in ${year}. The city closed it for ${year - 1980} days in ${year + 1}.`,
    `The director said the ${place} had lost ${year - 1950} visitors in ${year}. The mayor said that the ${place} had opened in ${year - 30}.`,
    `The council sold ${year - 1990} houses beside the ${place} in ${year}. Mira Holt told the council that ${year - 1940} people had left.`,
  ].join("\n\n");

/** Submits a text as it is, and gives what was proposed of it and how it was broken down. */
export async function submitText(reviewer: Actor, text: string) {
  const details = { title: "A place", selectionReason: "Readers asked.", way: "paste", allowDuplicate: true } as const;
  const { articleId } = accepted(await submitArticle(reviewer, { ...details, text }));
  const { workspaceId } = reviewer;
  const [candidates, snapshot, breakdown] = await Promise.all([
    database.candidate.findMany({ where: { workspaceId, articleId }, orderBy: { start: "asc" } }),
    database.snapshot.findFirstOrThrow({ where: { workspaceId, articleId } }),
    database.breakdown.findFirstOrThrow({ where: { workspaceId, snapshot: { articleId } } }),
  ]);
  return { articleId, candidates, snapshot, breakdown };
}

/** A newsroom that takes plain claims and dismisses whatever is quoted, in as many articles as asked: eight are enough to learn from. */
export async function decideAgainstQuotes(reviewer: Actor, articles: number) {
  for (let number = 0; number < articles; number += 1) {
    const { candidates } = await submitText(reviewer, halfQuotedText(places[number % places.length] ?? "", 2000 + number));
    for (const { id, kind } of candidates) {
      if (kind === "quoted-claim") accepted(await dismissCandidate(reviewer, { candidateId: id, reason: "" }));
      else accepted(await acceptCandidate(reviewer, { candidateId: id }));
    }
  }
}
