import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";
import { MeasurePlot, MonthPlot, PairMatrix, ReviewerPlot } from "@/components/verdicts/agreement-plots";
import { requireActor } from "@/lib/session";
import { getAgreement } from "@/lib/verdicts/agreement-queries";

export const metadata: Metadata = { title: "Agreement" };

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="mb-10">
      <h2 className="mb-2 font-serif text-22">{title}</h2>
      {children}
    </section>
  );
}

/** How far independent assessments agree, from settled claims only. */
export default async function AgreementPage({ params }: PageProps<"/[workspace]/agreement">) {
  const { workspace } = await params;
  const agreement = await getAgreement(await requireActor(workspace));
  if (agreement === null) notFound();
  const { twiceCount, claimCount, measures, ratings, pairs, months, reviewers, overturned, isCut } = agreement;
  return (
    <Page>
      <PageHeader
        title="Agreement"
        description={`First, independent assessments of settled claims: ${twiceCount} of ${claimCount} have two or more.${isCut ? " Only the newest 5,000 are counted." : ""}`}
      />
      {twiceCount === 0 ? (
        <EmptyState title="Nothing to compare yet">
          Once a claim with two independent assessments is settled, their agreement shows here.
        </EmptyState>
      ) : (
        <>
          <Part title="How far assessments agree">
            <MeasurePlot measures={measures} />
          </Part>
          <Part title="Which labels meet">
            <PairMatrix {...{ ratings, pairs }} />
          </Part>
          <Part title="Month by month">
            <MonthPlot months={months} />
          </Part>
          <Part title="Assessments and verdicts">
            <p className="mb-3 text-15">
              {overturned === null ? "None" : `${Math.round(overturned * 100)} %`} of the assessments had another label than the verdict.
            </p>
            {reviewers === null ? null : <ReviewerPlot reviewers={reviewers} />}
          </Part>
        </>
      )}
    </Page>
  );
}
