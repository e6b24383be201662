import type { Metadata } from "next";
import { ChangeList } from "@/components/reports/change-list";
import { AnsweredErrors } from "@/components/reports/error-reports";
import { Prose } from "@/components/reports/prose";
import { Section } from "@/components/reports/section";
import { visitor } from "@/lib/actor";
import { publicPaths } from "@/lib/reports/addresses";
import { type ChangesWanted, listChanges } from "@/lib/reports/change-queries";
import { listAnsweredErrors } from "@/lib/reports/error-queries";
import { speechIn } from "@/lib/reports/speech";
import { headOf } from "../own-page";
import { PublicPage } from "../public-page";
import { cursorIn, readNewsroom } from "../read";

const choiceClass = "text-accent underline decoration-1 underline-offset-2 aria-[current]:text-ink aria-[current]:no-underline";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/corrections">): Promise<Metadata> {
  const { workspace } = await params;
  return headOf(workspace, publicPaths.corrections(workspace), (words) => words.frame.corrections);
}

export default async function CorrectionsPage({ params, searchParams }: PageProps<"/newsrooms/[workspace]/corrections">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { after, changed } = await searchParams;
  const of: ChangesWanted = changed === "rating" ? "ratings" : "all";
  const { changes, nextCursor } = await listChanges(visitor, { workspaceId: newsroom.id, of, ...cursorIn(after) });
  const here = publicPaths.corrections(newsroom.slug);
  const errors = await listAnsweredErrors(visitor, newsroom.id);
  const speech = speechIn(newsroom);
  const { frame, corrections: words } = speech.words;
  return (
    <PublicPage workspace={newsroom.slug} speech={speech}>
      <div className="reading-public mx-auto">
        <h1 className="mb-6 text-28 sm:text-36">{frame.corrections}</h1>
        {newsroom.correctionsPolicy === "" ? (
          <p className="text-secondary">{words.noPolicy}</p>
        ) : (
          <Prose text={newsroom.correctionsPolicy} speech={speech} />
        )}
        <Section title={words.changes}>
          <nav aria-label={words.which} className="mb-6 flex flex-wrap gap-x-5 gap-y-1 font-sans text-15">
            <a href={here} aria-current={of === "all" ? "page" : undefined} className={choiceClass}>
              {words.every}
            </a>
            <a href={publicPaths.ratingChanges(newsroom.slug)} aria-current={of === "ratings" ? "page" : undefined} className={choiceClass}>
              {words.whereMoved}
            </a>
            <a
              href={of === "all" ? publicPaths.correctionsAtom(newsroom.slug) : publicPaths.ratingChangesAtom(newsroom.slug)}
              className={choiceClass}
            >
              {words.asFeed}
            </a>
          </nav>
          {changes.length > 0 || nextCursor !== null ? null : (
            <p className="text-secondary">{of === "all" ? words.none : words.noneMoved}</p>
          )}
          <ChangeList changes={changes} newsroom={newsroom.slug} speech={speech} />
          {nextCursor === null ? null : (
            <p className="mt-8 font-sans text-15">
              <a
                href={`?${of === "ratings" ? "changed=rating&" : ""}after=${nextCursor}`}
                rel="next"
                className="text-accent underline underline-offset-2"
              >
                {words.older}
              </a>
            </p>
          )}
        </Section>
        <Section title={words.readers}>
          <AnsweredErrors {...errors} newsroom={newsroom.slug} speech={speech} />
        </Section>
      </div>
    </PublicPage>
  );
}
