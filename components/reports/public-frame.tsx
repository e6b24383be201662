import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { publicPaths } from "@/lib/reports/addresses";
import type { Speech } from "@/lib/reports/speech";

const linkClass = "text-secondary no-underline underline-offset-4 hover:text-ink hover:underline";

/**
 * The frame of a newsroom's public pages: its name, the way to its rules, and nothing that needs a script. It speaks as the page does; where it
 * has no words in that language, each line runs as its own words do.
 */
export function PublicFrame({
  newsroom,
  speech,
  children,
}: {
  newsroom: { name: string; slug: string; people: number; funding: string };
  speech: Speech;
  children: ReactNode;
}) {
  const { words, language, content, direction } = speech;
  return (
    <div
      // By these two the web server tells the whole document's language (bin/serving/for-readers.mjs).
      data-language={content}
      dir={direction}
      lang={language}
      data-words={language === content ? undefined : "foreign"}
      className="public-page flex min-h-dvh flex-col px-4 sm:px-6"
    >
      <SkipLink words={words.frame.skip} />
      <header className="mx-auto flex w-full max-w-4xl flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-hairline border-b py-4">
        <a
          href={publicPaths.newsroom(newsroom.slug)}
          className="font-serif font-strong text-18 no-underline underline-offset-4 hover:underline"
        >
          <bdi>{newsroom.name}</bdi>
        </a>
        <nav aria-label={newsroom.name} className="no-print flex flex-wrap gap-x-5 text-15">
          <a href={publicPaths.newsroom(newsroom.slug)} className={linkClass}>
            {words.frame.reports}
          </a>
          <a href={publicPaths.claims(newsroom.slug)} className={linkClass}>
            {words.frame.claims}
          </a>
          <a href={publicPaths.methodology(newsroom.slug)} className={linkClass}>
            {words.frame.methodology}
          </a>
          <a href={publicPaths.corrections(newsroom.slug)} className={linkClass}>
            {words.frame.corrections}
          </a>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="w-full flex-1 py-10 outline-none sm:py-14">
        {children}
      </main>
      <footer className="no-print mx-auto flex w-full max-w-4xl flex-wrap justify-between gap-x-8 gap-y-2 border-hairline border-t py-6 text-13 text-secondary">
        <nav aria-label={words.frame.whoAndHow} className="flex flex-wrap gap-x-5 gap-y-1 empty:hidden">
          {newsroom.people === 0 ? null : (
            <a href={publicPaths.people(newsroom.slug)} className={linkClass}>
              {words.frame.people}
            </a>
          )}
          {newsroom.funding === "" ? null : (
            <a href={publicPaths.funding(newsroom.slug)} className={linkClass}>
              {words.frame.funding}
            </a>
          )}
        </nav>
        <nav aria-label={words.frame.forPrograms} className="flex flex-wrap gap-x-5 gap-y-1">
          <a href={publicPaths.atom(newsroom.slug)} className={linkClass}>
            {words.frame.atomFeed}
          </a>
          <a href={publicPaths.jsonFeed(newsroom.slug)} className={linkClass}>
            {words.frame.jsonFeed}
          </a>
          <a href={publicPaths.correctionsAtom(newsroom.slug)} className={linkClass}>
            {words.frame.correctionsFeed}
          </a>
          <a href={publicPaths.claimReviews(newsroom.slug)} className={linkClass}>
            {words.frame.claimReviews}
          </a>
        </nav>
        <span className="basis-full">{words.frame.madeWith}</span>
      </footer>
    </div>
  );
}
