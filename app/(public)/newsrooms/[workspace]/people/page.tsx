import type { Metadata } from "next";
import { PeopleList } from "@/components/reports/people-list";
import { visitor } from "@/lib/actor";
import { listNamedPeople } from "@/lib/people/queries";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/people">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "People", alternates: alternatesOf(workspace, publicPaths.people(workspace)) };
}

export default async function PeoplePage({ params }: PageProps<"/newsrooms/[workspace]/people">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const people = await listNamedPeople(visitor, newsroom.id);
  return (
    <div className="reading-public mx-auto">
      <h1 className="mb-6 text-28 sm:text-36">People</h1>
      <p className="mb-8 font-sans text-15 text-secondary">
        {people.length === 0 ? (
          "Nobody who checks claims here has agreed to be named yet."
        ) : (
          <>
            Who checks claims for <bdi>{newsroom.name}</bdi>, in their own words. Only those stand here who agreed to it.
          </>
        )}
      </p>
      {people.length === 0 ? null : <PeopleList people={people} />}
    </div>
  );
}
