import type { ReactNode } from "react";
import { SkipLink } from "@/components/ui/skip-link";
import { english } from "@/lib/reports/messages/english";
import type { Speech } from "@/lib/reports/speech";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

function Nothing({ title, children, href, lead }: { title: string; children: ReactNode; href: string; lead: string }) {
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">{title}</h1>
      <p className="mt-4">{children}</p>
      <p className="mt-8 font-sans text-15">
        <a href={href} className={linkClass}>
          {lead}
        </a>
      </p>
    </article>
  );
}

/** What stands at a public address of a newsroom where nothing was ever published. */
export function NothingHere({ newsroomHref, speech }: { newsroomHref: string; speech: Speech }) {
  const { site: words } = speech.words;
  return (
    <Nothing title={words.nothingTitle} href={newsroomHref} lead={words.everything}>
      {words.nothing}
    </Nothing>
  );
}

/** What stands at the public addresses of a newsroom that is not there: the same frame, with nobody's name. */
export function NoNewsroom() {
  return (
    <div className="flex min-h-dvh flex-col px-4 sm:px-6">
      <SkipLink />
      <header className="mx-auto w-full max-w-4xl border-hairline border-b py-4">
        <a href="/" className="font-serif font-strong text-18 no-underline underline-offset-4 hover:underline">
          Assay
        </a>
      </header>
      <main id="main" tabIndex={-1} className="w-full flex-1 py-10 outline-none sm:py-14">
        <Nothing title={english.site.nothingTitle} href="/" lead="Every newsroom that publishes here">
          No newsroom publishes at this address. It may be mistyped.
        </Nothing>
      </main>
    </div>
  );
}
