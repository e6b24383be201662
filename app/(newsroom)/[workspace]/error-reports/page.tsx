import { ErrorReportItem } from "@/components/reports/error-report-item";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { DocumentLink, TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { route } from "@/components/ui/route";
import { personOf } from "@/lib/actor";
import { listErrorReports } from "@/lib/reports/error-queries";
import { mayAnswerErrorReport } from "@/lib/reports/policy";
import { requireActor } from "@/lib/session";
import { answerErrorReportAction } from "./actions";

export default async function ErrorReportsPage({ params, searchParams }: PageProps<"/[workspace]/error-reports">) {
  const { workspace } = await params;
  const { show, after } = await searchParams;
  const actor = await requireActor(workspace);
  const isAnswered = show === "answered";
  const { errors, nextCursor } = await listErrorReports(actor, {
    isAnswered,
    ...(typeof after === "string" ? { cursor: after } : {}),
  });
  const views = [
    { href: route(`/${workspace}/error-reports`), name: "Waiting", isShown: !isAnswered },
    { href: route(`/${workspace}/error-reports?show=answered`), name: "Answered", isShown: isAnswered },
  ];
  return (
    <Page width="text">
      <PageHeader
        title="Readers’ reports"
        description="What readers say is wrong in what was published. Each answer is public; their words are not."
      />
      <nav aria-label="Readers’ reports" className="mb-6 flex gap-4 border-hairline border-b pb-2 text-15">
        {views.map(({ href, name, isShown }) => (
          <TextLink key={href} href={href} look="quiet" aria-current={isShown ? "page" : undefined} className="aria-[current]:font-strong">
            {name}
          </TextLink>
        ))}
      </nav>
      {errors.length === 0 ? (
        <EmptyState
          title={isAnswered ? "Nothing was answered yet" : "Nothing waits for an answer"}
          action={<DocumentLink href={`/newsrooms/${workspace}`}>See what readers see</DocumentLink>}
        >
          Under every published report and claim readers find “Report an error”. What they send arrives here.
        </EmptyState>
      ) : (
        <ol className="flex flex-col divide-y divide-hairline">
          {errors.map((error) => (
            <ErrorReportItem
              key={error.id}
              newsroom={workspace}
              error={error}
              mayAnswer={mayAnswerErrorReport(actor, { isAnswered })}
              draftKey={`${personOf(actor)}:${error.id}`}
              action={answerErrorReportAction.bind(null, workspace)}
            />
          ))}
        </ol>
      )}
      {nextCursor === null ? null : (
        <p className="mt-6">
          <ButtonLink look="plain" href={`/${workspace}/error-reports?show=${isAnswered ? "answered" : "waiting"}&after=${nextCursor}`}>
            {isAnswered ? "Older answers" : "Later reports"}
          </ButtonLink>
        </p>
      )}
    </Page>
  );
}
