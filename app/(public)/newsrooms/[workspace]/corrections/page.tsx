import type { Metadata } from "next";
import { ChangeList } from "@/components/reports/change-list";
import { AnsweredErrors } from "@/components/reports/error-reports";
import { Prose } from "@/components/reports/prose";
import { Section } from "@/components/reports/report-view";
import { visitor } from "@/lib/actor";
import { alternatesOf, publicPaths } from "@/lib/reports/addresses";
import { listAnsweredErrors } from "@/lib/reports/error-queries";
import { listChanges } from "@/lib/reports/queries";
import { cursorIn, readNewsroom } from "../read";

export async function generateMetadata({ params }: PageProps<"/newsrooms/[workspace]/corrections">): Promise<Metadata> {
  const { workspace } = await params;
  return { title: "Corrections", alternates: alternatesOf(workspace, publicPaths.corrections(workspace)) };
}

export default async function CorrectionsPage({ params, searchParams }: PageProps<"/newsrooms/[workspace]/corrections">) {
  const newsroom = await readNewsroom((await params).workspace);
  if (newsroom === null) return null;
  const { changes, nextCursor } = await listChanges(visitor, { workspaceId: newsroom.id, ...cursorIn((await searchParams).after) });
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
        {changes.length === 0 ? <p className="text-secondary">No report was changed after it was published.</p> : null}
        <ChangeList changes={changes} newsroom={newsroom.slug} />
        {nextCursor === null ? null : (
          <p className="mt-8 font-sans text-15">
            <a href={`?after=${nextCursor}`} rel="next" className="text-accent underline underline-offset-2">
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
