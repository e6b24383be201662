import type { ReactNode } from "react";
import { publicPaths } from "@/lib/reports/addresses";

const linkClass = "text-secondary no-underline underline-offset-4 hover:text-ink hover:underline";

/** The frame of a newsroom's public pages: its name, the way to its rules, and nothing that needs a script. */
export function PublicFrame({
  newsroom,
  children,
}: {
  newsroom: { name: string; slug: string; language: string; people: number; funding: string };
  children: ReactNode;
}) {
  return (
    <div lang={newsroom.language} className="flex min-h-dvh flex-col px-4 sm:px-6">
      <header className="mx-auto flex w-full max-w-4xl flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-hairline border-b py-4">
        <a
          href={publicPaths.newsroom(newsroom.slug)}
          className="font-serif font-strong text-18 no-underline underline-offset-4 hover:underline"
        >
          <bdi>{newsroom.name}</bdi>
        </a>
        <nav aria-label={newsroom.name} className="no-print flex flex-wrap gap-x-5 text-15">
          <a href={publicPaths.newsroom(newsroom.slug)} className={linkClass}>
            Reports
          </a>
          <a href={publicPaths.claims(newsroom.slug)} className={linkClass}>
            Claims
          </a>
          <a href={publicPaths.methodology(newsroom.slug)} className={linkClass}>
            Methodology
          </a>
          <a href={publicPaths.corrections(newsroom.slug)} className={linkClass}>
            Corrections
          </a>
        </nav>
      </header>
      <main id="main" tabIndex={-1} className="w-full flex-1 py-10 outline-none sm:py-14">
        {children}
      </main>
      <footer className="no-print mx-auto flex w-full max-w-4xl flex-wrap justify-between gap-x-8 gap-y-2 border-hairline border-t py-6 text-13 text-secondary">
        <nav aria-label="Who and how" className="flex flex-wrap gap-x-5 gap-y-1 empty:hidden">
          {newsroom.people === 0 ? null : (
            <a href={publicPaths.people(newsroom.slug)} className={linkClass}>
              People
            </a>
          )}
          {newsroom.funding === "" ? null : (
            <a href={publicPaths.funding(newsroom.slug)} className={linkClass}>
              Funding
            </a>
          )}
        </nav>
        <nav aria-label="For programs" className="flex flex-wrap gap-x-5 gap-y-1">
          <a href={publicPaths.atom(newsroom.slug)} className={linkClass}>
            Atom feed
          </a>
          <a href={publicPaths.jsonFeed(newsroom.slug)} className={linkClass}>
            JSON feed
          </a>
          <a href={publicPaths.correctionsAtom(newsroom.slug)} className={linkClass}>
            Corrections feed
          </a>
          <a href={publicPaths.claimReviews(newsroom.slug)} className={linkClass}>
            Claim reviews
          </a>
        </nav>
        <span className="basis-full">Checked and published with Assay, open source.</span>
      </footer>
    </div>
  );
}
