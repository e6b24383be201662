import { SourceList } from "@/components/evidence/source-list";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { SearchField } from "@/components/ui/search-field";
import { getNewestFixityCheck, listSourcesPage } from "@/lib/evidence/capture-queries";
import { isId } from "@/lib/is-id";
import { requireActor } from "@/lib/session";

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

/** Every source the newsroom has used, with whether a copy is kept. */
export default async function SourcesPage({ params, searchParams }: PageProps<"/[workspace]/sources">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const query = await searchParams;
  const words = one(query.search).trim().slice(0, 200);
  const after = isId(one(query.after)) ? one(query.after) : null;
  const [{ sources, nextAfter }, fixity] = await Promise.all([listSourcesPage(actor, { words, after }), getNewestFixityCheck(actor)]);
  const base = `/${workspace}/sources`;
  return (
    <Page>
      <PageHeader
        title="Sources"
        description="The works that evidence comes from. A copy of each page is kept as it was, so that a verdict can be checked when the page is gone."
        actions={<TextLink href={route(`/${workspace}/sources/fact-checks`)}>Fact-checks of others</TextLink>}
      />
      <SearchField base={base} search={words} label="Search sources" placeholder="Title, publisher, author or address" />
      <SourceList workspace={workspace} sources={sources} words={words} />
      {nextAfter === null ? null : (
        <p className="mt-6">
          <TextLink
            href={route(`/${workspace}/sources?${new URLSearchParams({ ...(words === "" ? {} : { search: words }), after: nextAfter })}`)}
          >
            Older sources
          </TextLink>
        </p>
      )}
      {fixity === null ? null : (
        <p className="mt-8 text-12 text-secondary">
          All {fixity.files} kept files were read again on {fixity.checkedAt.toISOString().slice(0, 10)}:{" "}
          {fixity._count.faults === 0 ? "every one is intact." : `${fixity._count.faults} damaged or missing.`}
        </p>
      )}
    </Page>
  );
}
