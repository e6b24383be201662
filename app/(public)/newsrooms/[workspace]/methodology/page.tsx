import type { Metadata } from "next";
import { Prose } from "@/components/reports/prose";
import { Section } from "@/components/reports/report-view";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/methodology">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "Methodology", alternates: alternatesOf(workspace, publicPaths.methodology(workspace)) };
}

export default async function MethodologyPage({ params }: PageProps<"/newsrooms/[workspace]/methodology">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  return (
    <div className="reading-public mx-auto">
      <h1 className="mb-6 text-28 sm:text-36">Methodology</h1>
      {newsroom.methodology === "" ? (
        <p className="text-secondary">The newsroom has not written its methodology yet, and cannot publish before it has.</p>
      ) : (
        <Prose text={newsroom.methodology} />
      )}
      <Section title="What the software enforces">
        <p>
          {newsroom.quorum === 1 ? "One person assesses" : `At least ${newsroom.quorum} people assess`} each claim, none of them seeing what
          the others think before their own assessment is in. An editor who assessed none of a report’s claims publishes it. Every published
          version is kept.
        </p>
      </Section>
      {newsroom.funding === "" ? null : (
        <p className="mt-8 font-sans text-15">
          <a href={publicPaths.funding(newsroom.slug)} className="text-accent underline decoration-1 underline-offset-2">
            Who pays for it
          </a>
        </p>
      )}
    </div>
  );
}
