import type { Metadata } from "next";
import { Sentence } from "@/components/reports/sentence";
import { visitor } from "@/lib/actor";
import { publicPaths } from "@/lib/reports/addresses";
import { claimantsOf } from "@/lib/reports/listed-claims";
import { listListedClaims } from "@/lib/reports/site-queries";
import { speechIn } from "@/lib/reports/speech";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/claimants">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.claimants(workspace), (words) => words.claims.claimants);
}

export default async function ClaimantsPage({ params }: PageProps<"/newsrooms/[workspace]/claimants">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const claimants = claimantsOf(await listListedClaims(visitor, newsroom.id));
  const speech = speechIn(newsroom);
  const { claims: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 className="mb-6 text-28 sm:text-36">{words.claimants}</h1>
        <p className="mb-8 font-sans text-15 text-secondary">
          <Sentence of={words.claimantsAbout(<bdi>{newsroom.name}</bdi>)} />
        </p>
        {claimants.length === 0 ? <p className="text-secondary">{words.noClaimant}</p> : null}
        <ul className="sm:columns-2">
          {claimants.map(({ name, count }) => (
            <li key={name} className="break-inside-avoid py-1">
              <a href={publicPaths.claimant(newsroom.slug, name)} className="text-accent underline decoration-1 underline-offset-2">
                <bdi>{name}</bdi>
              </a>{" "}
              <span className="font-sans text-13 text-secondary">{words.counted(count)}</span>
            </li>
          ))}
        </ul>
      </div>
    </PublicPage>
  );
}
