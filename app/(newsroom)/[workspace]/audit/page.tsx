import type { Metadata } from "next";
import { LogFilter } from "@/components/audit/filter";
import { LogHead } from "@/components/audit/log-head";
import { Timeline } from "@/components/audit/timeline";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Page, PageHeader } from "@/components/ui/page";

import { getLogHead, listEvents } from "@/lib/audit/queries";
import { eventSubjects, typesAbout } from "@/lib/audit/subjects";
import { listMembers } from "@/lib/people/queries";
import { requireActor } from "@/lib/session";

export const metadata: Metadata = { title: "Audit" };

const one = (value: string | string[] | undefined) => (typeof value === "string" ? value : "");

export default async function AuditPage({ params, searchParams }: PageProps<"/[workspace]/audit">) {
  const { workspace } = await params;
  const query = await searchParams;
  const actor = await requireActor(workspace);
  const members = await listMembers(actor);
  const person = members.find((member) => member.memberId === one(query.who))?.memberId ?? "";
  const about = eventSubjects.find((subject) => subject === one(query.about)) ?? "";
  const before = /^\d{1,15}$/.test(one(query.before)) ? Number(query.before) : undefined;
  const [{ events, nextBefore }, head] = await Promise.all([
    listEvents(actor, {
      ...(person === "" ? {} : { actorId: person }),
      ...(about === "" ? {} : { types: typesAbout(about) }),
      ...(before === undefined ? {} : { before }),
    }),
    getLogHead(actor),
  ]);
  const older = new URLSearchParams({
    ...(person === "" ? {} : { who: person }),
    ...(about === "" ? {} : { about }),
    before: String(nextBefore),
  });
  return (
    <Page width="text">
      <PageHeader title="Audit" description="Everything that was done here, by whom and when. Events are only ever added." />
      {head === null ? null : <LogHead head={head} />}
      <LogFilter
        slug={workspace}
        chosen={{ person, about }}
        people={members.map((member) => ({ value: member.memberId, label: member.name }))}
        subjects={eventSubjects.map((subject) => ({ value: subject, label: `${subject.charAt(0).toUpperCase()}${subject.slice(1)}` }))}
      />
      {events.length === 0 ? (
        <EmptyState title="Nothing matches" action={<ButtonLink href={`/${workspace}/audit`}>Show everything</ButtonLink>}>
          The log holds no such event. Choose somebody or something else.
        </EmptyState>
      ) : (
        <Timeline slug={workspace} events={events} />
      )}
      {nextBefore === null ? null : (
        <nav aria-label="Pages of the log" className="no-print mt-6 flex justify-center">
          <ButtonLink href={`/${workspace}/audit?${older}`}>Older events</ButtonLink>
        </nav>
      )}
    </Page>
  );
}
