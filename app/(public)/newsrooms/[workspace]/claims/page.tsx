import type { Metadata } from "next";
import { z } from "zod";
import { ClaimFinder } from "@/components/reports/claim-finder";
import { ClaimantNote, ClaimList } from "@/components/reports/claim-list";
import { visitor } from "@/lib/actor";
import { topicLengthMax } from "@/lib/articles/topics";
import { publicPaths } from "@/lib/reports/addresses";
import { claimantsOf, findListed, ratingsOf, topicsOf, yearsOf } from "@/lib/reports/listed-claims";
import { listListedClaims } from "@/lib/reports/site-queries";
import { speechIn } from "@/lib/reports/speech";
import { asOneRun } from "@/lib/reports/wrap";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { readNewsroom } from "../read";

type Props = PageProps<"/newsrooms/[workspace]/claims">;

const pageLength = 20;
const one = (lengthMax: number) => z.string().trim().min(1).max(lengthMax).nullable().catch(null);
const address = z.object({
  words: z.string().trim().max(200).catch(""),
  rating: one(200),
  claimant: one(300),
  topic: one(topicLengthMax),
  year: z
    .string()
    .regex(/^\d{4}$/)
    .nullable()
    .catch(null),
  page: z.coerce.number().int().min(1).max(10_000).catch(1),
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { workspace } = await params;
  const { claimant } = address.parse(await searchParams);
  const path = claimant === null ? publicPaths.claims(workspace) : publicPaths.claimant(workspace, claimant);
  return headOf(workspace, path, (words) => (claimant === null ? words.frame.claims : words.claims.by(asOneRun(claimant))));
}

export default async function ClaimsPage({ params, searchParams }: Props) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { page, ...wanted } = address.parse(await searchParams);
  const all = await listListedClaims(visitor, newsroom.id);
  const speech = speechIn(newsroom);
  const found = findListed(all, wanted, speech);
  const shown = found.slice((page - 1) * pageLength, page * pageLength);
  const ofClaimant = wanted.claimant === null ? null : found;
  const pageHref = (number: number) => {
    const kept = Object.entries({ ...wanted, page: String(number) }).flatMap(([name, value]) =>
      value === null || value === "" ? [] : [[name, value]],
    );
    return `?${new URLSearchParams(kept)}`;
  };
  const { frame, claims: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 dir="auto" className="mb-6 text-28 sm:text-36">
          {wanted.claimant === null ? frame.claims : words.by(wanted.claimant)}
        </h1>
        {ofClaimant === null || ofClaimant.length === 0 || wanted.claimant === null ? null : (
          <ClaimantNote claimant={wanted.claimant} newsroom={newsroom} ratings={ratingsOf(ofClaimant)} speech={speech} />
        )}
        {all.length === 0 ? null : (
          <ClaimFinder
            wanted={wanted}
            ratings={ratingsOf(all)}
            claimants={claimantsOf(all)}
            topics={topicsOf(all)}
            years={yearsOf(all, speech)}
            speech={speech}
          />
        )}
        <p role="status" className="mb-4 font-sans text-15 text-secondary">
          {all.length === 0 ? words.none : found.length === 0 ? words.noneLikeThat : words.found(found.length)}{" "}
          {all.length === 0 ? null : (
            <a href={publicPaths.claimants(newsroom.slug)} className="text-accent underline decoration-1 underline-offset-2">
              {words.everybody}
            </a>
          )}
        </p>
        {shown.length === 0 ? null : <ClaimList claims={shown} newsroom={newsroom.slug} speech={speech} />}
        {found.length <= pageLength ? null : (
          <nav aria-label={words.pages} className="mt-8 flex gap-6 font-sans text-15">
            {page === 1 ? null : (
              <a href={pageHref(page - 1)} rel="prev" className="text-accent underline underline-offset-2">
                {words.newer}
              </a>
            )}
            {page * pageLength >= found.length ? null : (
              <a href={pageHref(page + 1)} rel="next" className="text-accent underline underline-offset-2">
                {words.older}
              </a>
            )}
          </nav>
        )}
      </div>
    </PublicPage>
  );
}
