import { FactCheckList } from "@/components/fact-checks/fact-check-list";
import { ImportFactChecksForm } from "@/components/fact-checks/import-fact-checks-form";
import { StandingLinks } from "@/components/fact-checks/standing-links";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { SearchField } from "@/components/ui/search-field";
import { listClaims } from "@/lib/claims/queries";
import { claimStates } from "@/lib/claims/workflow";
import { mayAttachFactCheck, mayImportFactChecks, mayReinstateFactChecks, mayWithdrawFactChecks } from "@/lib/fact-checks/policy";
import { countTakenBack, listFactChecksPage } from "@/lib/fact-checks/queries";
import { isId } from "@/lib/is-id";
import { requireActor } from "@/lib/session";
import { attachFactCheckAction, importFactChecksAction, reinstateFactChecksAction, withdrawFactChecksAction } from "./actions";

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");
/** The newest claims that one can be attached to from here; older ones offer it themselves, under “Seen before”. */
const claimsMax = 100;

/** Fact-checks of others that were imported, and the way to import more. */
export default async function FactChecksPage({ params, searchParams }: PageProps<"/[workspace]/sources/fact-checks">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const query = await searchParams;
  const words = one(query.search).trim().slice(0, 200);
  const after = isId(one(query.after)) ? one(query.after) : null;
  const standing = one(query.standing) === "taken-back" ? "takenBack" : "inUse";
  const [{ factChecks, nextAfter }, takenBackCount] = await Promise.all([
    listFactChecksPage(actor, { words, after, standing }),
    countTakenBack(actor),
  ]);
  const base = `/${workspace}/sources/fact-checks`;
  const kept = { ...(words === "" ? {} : { search: words }), ...(standing === "inUse" ? {} : { standing: "taken-back" }) };
  const may = mayImportFactChecks(actor);
  const claims = (await listClaims(actor, { states: claimStates, lengthMax: claimsMax })).claims.filter(
    ({ state }) => mayAttachFactCheck(actor, { state, isTakenBack: false }) === true,
  );
  const uses = {
    claims: claims.map(({ id, statement }) => ({ id, statement })),
    mayReinstate: mayReinstateFactChecks(actor, { isTakenBack: true }) === true,
    mayWithdraw: mayWithdrawFactChecks(actor, { isTakenBack: false }) === true,
    attach: attachFactCheckAction.bind(null, workspace),
    reinstate: reinstateFactChecksAction.bind(null, workspace),
    withdraw: withdrawFactChecksAction.bind(null, workspace),
  };
  return (
    <Page>
      <p className="mb-2 text-13 text-secondary">
        <TextLink look="meta" href={`/${workspace}/sources`}>
          Sources
        </TextLink>
      </p>
      <PageHeader
        title="Fact-checks of others"
        description="What other publishers found, as their markup states it. It is shown beside claims that say the same, and is theirs, not ours."
      />
      <div className="grid grid-cols-1 gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <section aria-label="Imported" className="min-w-0">
          {takenBackCount === 0 && standing === "inUse" ? null : (
            <StandingLinks workspace={workspace} standing={standing} takenBackCount={takenBackCount} />
          )}
          <SearchField
            base={base}
            kept={standing === "inUse" ? {} : { standing: "taken-back" }}
            search={words}
            label="Search fact-checks"
            placeholder="Claim, claimant or publisher"
          />
          <FactCheckList {...{ workspace, factChecks, words, standing, uses }} />
          {nextAfter === null ? null : (
            <p className="mt-6">
              <TextLink href={route(`/${workspace}/sources/fact-checks?${new URLSearchParams({ ...kept, after: nextAfter })}`)}>
                Earlier imports
              </TextLink>
            </p>
          )}
        </section>
        <section aria-labelledby="import">
          <h2 id="import" className="mb-4 text-15">
            Import
          </h2>
          {may === true ? (
            <ImportFactChecksForm
              mayBringTakenBack={takenBackCount > 0 && mayImportFactChecks(actor, { bringsTakenBack: true }) === true}
              action={importFactChecksAction.bind(null, workspace)}
            />
          ) : (
            <p className="text-13 text-secondary">{may}</p>
          )}
        </section>
      </div>
    </Page>
  );
}
