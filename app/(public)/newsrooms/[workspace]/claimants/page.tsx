import type { Metadata } from "next";
import { visitor } from "@/lib/actor";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { claimantsOf } from "@/lib/reports/listed-claims";
import { listListedClaims } from "@/lib/reports/site-queries";
import { counted } from "@/lib/reports/words";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/claimants">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "Claimants", alternates: alternatesOf(workspace, publicPaths.claimants(workspace)) };
}

export default async function ClaimantsPage({ params }: PageProps<"/newsrooms/[workspace]/claimants">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const claimants = claimantsOf(await listListedClaims(visitor, newsroom.id));
  return (
    <div className="reading-public mx-auto">
      <h1 className="mb-6 text-28 sm:text-36">Claimants</h1>
      <p className="mb-8 font-sans text-15 text-secondary">
        Everybody whose claims <bdi>{newsroom.name}</bdi> checked, by name. Which claims are checked is chosen, so that a number here says
        how often that happened, and nothing of the person.
      </p>
      {claimants.length === 0 ? <p className="text-secondary">No claim of anybody known is published yet.</p> : null}
      <ul className="sm:columns-2">
        {claimants.map(({ name, count }) => (
          <li key={name} className="break-inside-avoid py-1">
            <a href={publicPaths.claimant(newsroom.slug, name)} className="text-accent underline decoration-1 underline-offset-2">
              <bdi>{name}</bdi>
            </a>{" "}
            <span className="font-sans text-13 text-secondary">{counted(count, "claim")}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
