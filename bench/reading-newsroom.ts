import { acceptCandidate } from "@/lib/claims/accept-candidate";
import { listCandidates } from "@/lib/claims/queries";
import { accepted } from "@/tests/builders/newsroom";
import { articleOf } from "./desk-newsroom";
import { aBenchNewsroom, type BenchNewsroom, markStretch } from "./newsroom";

/** What the reading view has to carry, by the issue that asked for it: `accepted` claims as the machine proposed them, `marked` ones by hand across those. */
export const size = { words: 50_000, claims: 2_000, accepted: 1_600, marked: 400 } as const;

/** Every fourth of the claims marked by hand reaches into the next sentence; the others are parts of one. All overlap a claim or candidate. */
function stretchIn(text: string, { start, end }: { start: number; end: number }, number: number): { start: number; end: number } {
  const middle = text.indexOf(" ", start + Math.floor((end - start) / 2)) + 1;
  if (number % 4 !== 0) return { start: middle, end };
  const into = text.indexOf(" ", Math.min(end + 20, text.length));
  return { start: middle, end: into < 0 ? end : into };
}

/** A newsroom whose one article is as long as a short book, full of claims; answers them in the order of the text. */
export async function aLongRead(slug = "long-read"): Promise<{ newsroom: BenchNewsroom; claimIds: string[]; candidates: number }> {
  const newsroom = await aBenchNewsroom(slug, articleOf(size.words));
  const candidates = await listCandidates(newsroom.reviewer, newsroom.snapshotId);
  if (candidates.length < size.accepted) throw new Error(`Only ${candidates.length} sentences were proposed.`);
  const places: { start: number; claimId: string }[] = [];
  // Spread over the whole text, so that every screen of it has some.
  const every = candidates.length / size.accepted;
  for (let number = 0; number < size.accepted; number += 1) {
    const candidate = candidates[Math.floor(number * every)];
    if (candidate === undefined) throw new Error("The candidates ran out.");
    const { claimId } = accepted(await acceptCandidate(newsroom.reviewer, { candidateId: candidate.id }));
    places.push({ start: candidate.start, claimId });
  }
  const apart = candidates.length / size.marked;
  for (let number = 0; number < size.marked; number += 1) {
    const candidate = candidates[Math.floor(number * apart)];
    if (candidate === undefined) throw new Error("The candidates ran out.");
    const { start, end } = stretchIn(newsroom.text, candidate, number);
    places.push({ start, claimId: await markStretch(newsroom, start, end) });
  }
  const claimIds = places.toSorted((a, b) => a.start - b.start).map(({ claimId }) => claimId);
  return { newsroom, claimIds, candidates: candidates.length - size.accepted };
}
