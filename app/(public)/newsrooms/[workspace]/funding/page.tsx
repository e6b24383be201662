import type { Metadata } from "next";
import { Prose } from "@/components/reports/prose";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/funding">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "Funding", alternates: alternatesOf(workspace, publicPaths.funding(workspace)) };
}

export default async function FundingPage({ params }: PageProps<"/newsrooms/[workspace]/funding">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  return (
    <div className="reading-public mx-auto">
      <h1 className="mb-6 text-28 sm:text-36">Who pays for it</h1>
      {newsroom.funding === "" ? (
        <p className="text-secondary">The newsroom has not written who pays for its work.</p>
      ) : (
        <Prose text={newsroom.funding} />
      )}
    </div>
  );
}
