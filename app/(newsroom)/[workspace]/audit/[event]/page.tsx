import { notFound } from "next/navigation";
import { EventDetails } from "@/components/audit/event-details";
import { TextLink } from "@/components/ui/link";
import { Page, PageHeader } from "@/components/ui/page";
import { getEvent } from "@/lib/audit/queries";
import { listStatements } from "@/lib/claims/queries";
import { requireActor } from "@/lib/session";

export default async function EventPage({ params }: PageProps<"/[workspace]/audit/[event]">) {
  const { workspace, event: sequence } = await params;
  const actor = await requireActor(workspace);
  const event = /^\d{1,15}$/.test(sequence) ? await getEvent(actor, Number(sequence)) : null;
  if (event === null) notFound();
  const statements = await listStatements(actor, [event.claimId]);
  return (
    <Page width="text">
      <PageHeader title={`Event ${event.sequence}`} description={<TextLink href={`/${workspace}/audit`}>Back to the log</TextLink>} />
      <EventDetails slug={workspace} event={event} statement={statements.get(event.claimId ?? "") ?? null} />
    </Page>
  );
}
