import type { Metadata } from "next";
import { PeopleList } from "@/components/reports/people-list";
import { Sentence } from "@/components/reports/sentence";
import { visitor } from "@/lib/actor";
import { listNamedPeople } from "@/lib/people/queries";
import { publicPaths } from "@/lib/reports/addresses";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { readNewsroom, readSpeech } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/people">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.people(workspace), (words) => words.frame.people);
}

export default async function PeoplePage({ params }: PageProps<"/newsrooms/[workspace]/people">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const people = await listNamedPeople(visitor, newsroom.id);
  const speech = await readSpeech(newsroom.slug);
  const { frame, site: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 className="mb-6 text-28 sm:text-36">{frame.people}</h1>
        <p className="mb-8 font-sans text-15 text-secondary">
          {people.length === 0 ? words.noPeople : <Sentence of={words.peopleAbout(<bdi>{newsroom.name}</bdi>)} />}
        </p>
        {people.length === 0 ? null : <PeopleList people={people} speech={speech} />}
      </div>
    </PublicPage>
  );
}
