import type { Metadata } from "next";
import { ChangeList } from "@/components/reports/change-list";
import { AnsweredErrors } from "@/components/reports/error-reports";
import { Prose } from "@/components/reports/prose";
import { Section } from "@/components/reports/report-view";
import { visitor } from "@/lib/actor";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { type ChangesWanted, listChanges } from "@/lib/reports/change-queries";
import { listAnsweredErrors } from "@/lib/reports/error-queries";
import { cursorIn, readNewsroom } from "../read";

const choiceClass = "text-accent underline decoration-1 underline-offset-2 aria-[current]:text-ink aria-[current]:no-underline";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/corrections">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "Corrections", alternates: alternatesOf(workspace, publicPaths.corrections(workspace)) };
}

export default async function CorrectionsPage({ params, searchParams }: PageProps<"/newsrooms/[workspace]/corrections">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { after, changed } = await searchParams;
  const of: ChangesWanted = changed === "rating" ? "ratings" : "all";
  const { changes, nextCursor } = await listChanges(visitor, { workspaceId: newsroom.id, of, ...cursorIn(after) });
  const here = publicPaths.corrections(newsroom.slug);
  const errors = await listAnsweredErrors(visitor, newsroom.id);
  return (
    <div className="reading-public mx-auto">
      <h1 className="mb-6 text-28 sm:text-36">Corrections</h1>
      {newsroom.correctionsPolicy === "" ? (
        <p className="text-secondary">The newsroom has not written its corrections policy yet, and cannot publish before it has.</p>
      ) : (
        <Prose text={newsroom.correctionsPolicy} />
      )}
      <Section title="Changes after publication">
        <nav aria-label="Which changes" className="mb-6 flex flex-wrap gap-x-5 gap-y-1 font-sans text-15">
          <a href={here} aria-current={of === "all" ? "page" : undefined} className={choiceClass}>
            Every change
          </a>
          <a href={publicPaths.ratingChanges(newsroom.slug)} aria-current={of === "ratings" ? "page" : undefined} className={choiceClass}>
            Where a verdict changed
          </a>
          <a
            href={of === "all" ? publicPaths.correctionsAtom(newsroom.slug) : publicPaths.ratingChangesAtom(newsroom.slug)}
            className={choiceClass}
          >
            As a feed
          </a>
        </nav>
        {changes.length > 0 || nextCursor !== null ? null : (
          <p className="text-secondary">
            {of === "all" ? "No report was changed after it was published." : "No verdict was changed after it was published."}
          </p>
        )}
        <ChangeList changes={changes} newsroom={newsroom.slug} />
        {nextCursor === null ? null : (
          <p className="mt-8 font-sans text-15">
            <a
              href={`?${of === "ratings" ? "changed=rating&" : ""}after=${nextCursor}`}
              rel="next"
              className="text-accent underline underline-offset-2"
            >
              Older changes
            </a>
          </p>
        )}
      </Section>
      <Section title="What readers reported">
        <AnsweredErrors {...errors} newsroom={newsroom.slug} />
      </Section>
    </div>
  );
}
