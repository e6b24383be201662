import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { AgreementFilterForm } from "@/components/verdicts/agreement-filter-form";
import { MeasurePlot, MonthPlot, PairMatrix, ReviewerPlot } from "@/components/verdicts/agreement-plots";
import { requireActor } from "@/lib/session";
import { readAgreementFilter, writeAgreementFilter } from "@/lib/verdicts/agreement-filter";
import { getAgreement, listAgreementChoices } from "@/lib/verdicts/agreement-queries";

const linkClass = "rounded-sm text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-10">
      <h2 className="mb-2 font-serif text-22">{title}</h2>
      {children}
    </section>
  );
}

/** How far independent assessments agree, from settled claims only. */
export default async function AgreementPage({ params, searchParams }: PageProps<"/[workspace]/agreement">) {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const filter = readAgreementFilter(await searchParams);
  const [agreement, { articles, people }] = await Promise.all([getAgreement(actor, filter), listAgreementChoices(actor)]);
  if (agreement === null) notFound();
  const { twiceCount, claimCount, measures, ratings, pairs, months, reviewers, overturned, isCut, versions } = agreement;
  const kept = writeAgreementFilter(filter);
  const behind = (figure: Record<string, string>) => route(`/${workspace}/agreement/claims?${new URLSearchParams({ ...kept, ...figure })}`);
  const exported = (as: Record<string, string>) => `/${workspace}/agreement/export?${new URLSearchParams({ ...kept, ...as })}`;
  return (
    <Page>
      <PageHeader
        title="Agreement"
        description={`First, independent assessments of settled claims: ${twiceCount} of ${claimCount} have two or more.${isCut ? " Only the newest 5,000 are counted." : ""}`}
      />
      {claimCount === 0 && Object.keys(filter).length === 0 ? null : <AgreementFilterForm {...{ filter, articles, people, versions }} />}
      {twiceCount === 0 ? (
        <EmptyState title="Nothing to compare yet">
          Once a claim with two independent assessments is settled, their agreement shows here.
        </EmptyState>
      ) : (
        <>
          <Part title="How far assessments agree">
            <MeasurePlot measures={measures} />
            <details className="mt-4 text-13">
              <summary>How it is reckoned</summary>
              <dl className="mt-3 grid max-w-[80ch] gap-3">
                {measures.map(({ name, formula, source }) => (
                  <div key={name}>
                    <dt className="font-strong">{name}</dt>
                    <dd>
                      <span className="block">{formula}.</span>
                      <span className="text-secondary">{source}.</span>
                    </dd>
                  </div>
                ))}
              </dl>
              <p className="mt-3 max-w-[80ch] text-secondary">
                Intervals are 95 % percentile bootstrap intervals over claims, 1,000 draws from a fixed seed. Labels count by their key
                through the versions of the scale, with the value they have on the version chosen or the one in force.
              </p>
            </details>
            <p className="no-print mt-3 flex flex-wrap gap-x-4 gap-y-1 text-13">
              <TextLink href={behind({})}>The claims behind it</TextLink>
              <a className={linkClass} href={exported({})} download>
                Assessments as CSV
              </a>
              <a className={linkClass} href={exported({ as: "figures" })} download>
                Figures as JSON
              </a>
            </p>
          </Part>
          <Part title="Which labels meet">
            <PairMatrix {...{ ratings, pairs }} hrefOf={(one, other) => behind({ pair: `${one}~${other}` })} />
          </Part>
          <Part title="Month by month">
            <MonthPlot months={months} hrefOf={(month) => behind({ month })} />
          </Part>
          <Part title="Assessments and verdicts">
            <p className="mb-3 text-15">
              {overturned === null ? "None" : `${Math.round(overturned * 100)} %`} of the assessments had another label than the verdict.{" "}
              {overturned === null || overturned === 0 ? null : (
                <TextLink href={behind({ differs: "1" })}>The claims where one had</TextLink>
              )}
            </p>
            {reviewers === null ? null : <ReviewerPlot reviewers={reviewers} hrefOf={(reviewer) => behind({ reviewer })} />}
          </Part>
        </>
      )}
    </Page>
  );
}
