import type { Metadata } from "next";
import { Prose } from "@/components/reports/prose";
import { Section } from "@/components/reports/section";
import { publicPaths } from "@/lib/reports/addresses";
import { speechIn } from "@/lib/reports/speech";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/methodology">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.methodology(workspace), (words) => words.frame.methodology);
}

export default async function MethodologyPage({ params }: PageProps<"/newsrooms/[workspace]/methodology">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const speech = speechIn(newsroom);
  const { frame, site: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 className="mb-6 text-28 sm:text-36">{frame.methodology}</h1>
        {newsroom.methodology === "" ? (
          <p className="text-secondary">{words.noMethodology}</p>
        ) : (
          <Prose text={newsroom.methodology} speech={speech} />
        )}
        <Section title={words.enforces}>
          <p>{words.enforced(newsroom.quorum)}</p>
        </Section>
        {newsroom.funding === "" ? null : (
          <p className="mt-8 font-sans text-15">
            <a href={publicPaths.funding(newsroom.slug)} className="text-accent underline decoration-1 underline-offset-2">
              {words.whoPays}
            </a>
          </p>
        )}
      </div>
    </PublicPage>
  );
}
