import { ExportLinks } from "@/components/audit/export-links";
import { LogFilter } from "@/components/audit/filter";
import { LogCheck } from "@/components/audit/log-check";
import { LogHead } from "@/components/audit/log-head";
import { LogLate } from "@/components/audit/log-late";
import { LogStamp } from "@/components/audit/log-stamp";
import { Timeline } from "@/components/audit/timeline";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";
import { getLateness, getLogHead, getNewestLogCheck, getNewestStamp, listEvents } from "@/lib/audit/queries";
import { eventSubjects } from "@/lib/audit/subjects";
import { listStatements } from "@/lib/claims/queries";
import { listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";
import { chosenIn } from "./chosen";

export default async function AuditPage({ params, searchParams }: PageProps<"/[workspace]/audit">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const members = await listMembers(actor);
  const { person, about, from, to, chosen, filter } = chosenIn(query);
  const [{ events, nextBefore }, head, check, late, stamped] = await Promise.all([
    listEvents(actor, filter),
    getLogHead(actor),
    getNewestLogCheck(actor),
    getLateness(actor),
    getNewestStamp(actor),
  ]);
  const statements = await listStatements(
    actor,
    events.map(({ claimId }) => claimId),
  );
  const older = new URLSearchParams([...chosen, ["before", String(nextBefore)]]);
  return (
    <Page width="text">
      <PageHeader title="Audit" description="Everything that was done here, by whom and when. Events are only ever added." />
      {head === null ? null : <LogHead head={head} />}
      <LogLate late={late} />
      <LogCheck slug={workspace} check={check} />
      {stamped === null ? null : <LogStamp stamped={stamped} />}
      <LogFilter
        everything={`/${workspace}/audit`}
        chosen={{ person, about, from, to }}
        people={members.map((member) => ({ value: member.memberId, label: member.name }))}
        subjects={eventSubjects.map((subject) => ({ value: subject, label: `${subject.charAt(0).toUpperCase()}${subject.slice(1)}` }))}
      />
      {events.length === 0 ? (
        <EmptyState title="Nothing matches" action={<ButtonLink href={`/${workspace}/audit`}>Show everything</ButtonLink>}>
          The log holds no such event. Choose somebody, something or another time.
        </EmptyState>
      ) : (
        <Timeline slug={workspace} events={events} statements={statements} />
      )}
      {nextBefore === null ? null : (
        <nav aria-label="Pages of the log" className="no-print mt-6 flex justify-center">
          <ButtonLink href={`/${workspace}/audit?${older}`}>Older events</ButtonLink>
        </nav>
      )}
      <ExportLinks slug={workspace} chosen={chosen} />
    </Page>
  );
}
