import { sayRole } from "@/components/people/role-choices";
import { Button, ButtonLink } from "@/components/ui/button";
import { DocumentLink, TextLink } from "@/components/ui/link";
import { ScaleLabel } from "@/components/ui/scale-label";
import { SkipLink } from "@/components/ui/skip-link";
import { ThemeMenu } from "@/components/ui/theme-menu";
import { Wordmark } from "@/components/ui/wordmark";
import { markAt } from "@/lib/verdicts/marks";

type Newsroom = { slug: string; name: string };
type PublishingNewsroom = Newsroom & { reports: number };

/** The front page: what this is, the way in, and what has been published here. */
export function Landing({
  isSignedIn,
  own,
  published,
  signOut,
}: {
  isSignedIn: boolean;
  own: readonly (Newsroom & { role: string })[];
  published: readonly PublishingNewsroom[];
  signOut: () => Promise<void>;
}) {
  return (
    <div className="mx-auto flex min-h-dvh w-full max-w-5xl flex-col px-4 sm:px-6">
      <SkipLink />
      <header className="flex h-14 items-center justify-between gap-4">
        <Wordmark size="small" />
        <div className="flex items-center gap-2">
          <ThemeMenu />
          {isSignedIn ? (
            <form action={signOut}>
              <Button type="submit" look="quiet">
                Sign out
              </Button>
            </form>
          ) : (
            <ButtonLink href="/sign-in">Sign in</ButtonLink>
          )}
        </div>
      </header>
      <main id="main" tabIndex={-1} className="flex flex-1 flex-col gap-16 pt-[8dvh] pb-24 outline-none">
        <section className="grid items-center gap-12 lg:grid-cols-[3fr_2fr]">
          <div className="flex flex-col gap-6">
            <h1 className="max-w-[18ch] font-serif text-36">Every claim, weighed in the open.</h1>
            <p className="reading text-secondary">
              Assay is a fact-check desk for newsrooms. An article comes in and is taken apart into its claims, each anchored to its own
              words. Reviewers bring evidence and judge apart from one another; an editor settles the verdict; readers get the report, its
              sources and every version of it.
            </p>
            {isSignedIn ? null : (
              <div className="flex flex-wrap gap-2">
                <ButtonLink href="/sign-in" look="primary">
                  Sign in to your newsroom
                </ButtonLink>
              </div>
            )}
          </div>
          <Specimen />
        </section>
        {isSignedIn ? (
          <NewsroomList title="Your newsrooms" newsrooms={own} empty="You belong to no newsroom at the moment. Ask an owner to add you." />
        ) : null}
        {published.length > 0 ? <PublishedList newsrooms={published} /> : null}
      </main>
      <footer className="flex flex-wrap gap-x-6 gap-y-2 border-hairline border-t py-6 text-12 text-secondary">
        <span>Open source under Apache-2.0.</span>
        <span>Runs on one machine with one command.</span>
      </footer>
    </div>
  );
}

function NewsroomList({ title, newsrooms, empty }: { title: string; newsrooms: readonly (Newsroom & { role: string })[]; empty: string }) {
  return (
    <section aria-labelledby="own">
      <h2 id="own" className="mb-2 text-15">
        {title}
      </h2>
      {newsrooms.length === 0 ? <p className="text-secondary">{empty}</p> : null}
      <ul className="border-hairline border-t">
        {newsrooms.map((newsroom) => (
          <li key={newsroom.slug} className="flex items-center justify-between gap-4 border-hairline border-b py-3">
            <TextLink href={`/${newsroom.slug}/articles`} look="quiet" className="font-serif text-18">
              {newsroom.name}
            </TextLink>
            <span className="text-12 text-secondary">{sayRole(newsroom.role)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function PublishedList({ newsrooms }: { newsrooms: readonly PublishingNewsroom[] }) {
  return (
    <section aria-labelledby="published">
      <h2 id="published" className="mb-2 text-15">
        Published here
      </h2>
      <ul className="border-hairline border-t">
        {newsrooms.map((newsroom) => (
          <li key={newsroom.slug} className="flex items-center justify-between gap-4 border-hairline border-b py-3">
            <DocumentLink href={`/newsrooms/${newsroom.slug}`} look="quiet" className="font-serif text-18">
              {newsroom.name}
            </DocumentLink>
            <span className="text-12 text-secondary">{newsroom.reports === 1 ? "1 report" : `${newsroom.reports} reports`}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const specimenLines = [
  { state: "decided", words: "The bridge carried nine thousand cars a day", rating: "True", position: 1 },
  { state: "accepted", words: "cost twice what was promised", rating: "Half true", position: 0.5 },
  { state: "attention", words: "and was paid for by the harbour alone", rating: "False", position: 0 },
] as const;

// A picture made of the real marks, for the eye only: the paragraph beside it says the same.
function Specimen() {
  return (
    <figure aria-hidden="true" className="border-hairline border-l pl-6 max-lg:hidden">
      <p className="reading">
        {specimenLines.map((line) => (
          <span key={line.words}>
            <span className="claim-mark cursor-default" data-state={line.state}>
              {line.words}
            </span>
            {line.position === 0 ? "." : ", "}
          </span>
        ))}
      </p>
      <ul className="mt-6 flex flex-col gap-2 text-13 text-secondary">
        {specimenLines.map((line) => (
          <li key={line.words} className="flex items-center gap-2">
            <ScaleLabel word={line.rating} mark={markAt(line.position)} />
          </li>
        ))}
      </ul>
    </figure>
  );
}
