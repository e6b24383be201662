import type { Metadata } from "next";
import { Prose } from "@/components/reports/prose";
import { publicPaths } from "@/lib/reports/addresses";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { readNewsroom, readSpeech } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/funding">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.funding(workspace), (words) => words.frame.funding);
}

export default async function FundingPage({ params }: PageProps<"/newsrooms/[workspace]/funding">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const speech = await readSpeech(newsroom.slug);
  const { site: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 className="mb-6 text-28 sm:text-36">{words.whoPays}</h1>
        {newsroom.funding === "" ? <p className="text-secondary">{words.noFunding}</p> : <Prose text={newsroom.funding} speech={speech} />}
      </div>
    </PublicPage>
  );
}
