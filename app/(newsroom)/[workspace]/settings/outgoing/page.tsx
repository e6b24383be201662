import { notFound } from "next/navigation";
import { AddWebhook } from "@/components/outgoing/add-webhook";
import { DeliveryList, type ShownDelivery } from "@/components/outgoing/delivery-list";
import { type ShownWebhook, WebhookList } from "@/components/outgoing/webhook-list";
import { EmptyState } from "@/components/ui/empty-state";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { Page, PageHeader } from "@/components/ui/page";
import { PageTime } from "@/components/ui/relative-time";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { environment } from "@/lib/environment";
import { mayAddWebhook, mayReplayDelivery, maySeeWebhooks } from "@/lib/outgoing/policy";
import { type ListedDelivery, type ListedWebhook, listDeliveries, listWebhooks } from "@/lib/outgoing/queries";
import { attemptsMax } from "@/lib/outgoing/retries";
import { messageTypes } from "@/lib/outgoing/schema";
import { requireActor } from "@/lib/session";
import {
  addWebhookAction,
  changeWebhookAction,
  pauseWebhookAction,
  removeWebhookAction,
  replayDeliveryAction,
  resumeWebhookAction,
  rotateWebhookSecretAction,
} from "./actions";

function shownWebhook({ secretBeforeUntil, types, ...webhook }: ListedWebhook, at: Date): ShownWebhook {
  const known = messageTypes.filter((type) => types.includes(type));
  return { ...webhook, types: known, bothUntil: secretBeforeUntil !== null && secretBeforeUntil > at ? secretBeforeUntil : null };
}

function shownDelivery(actor: Actor, { targetState, channel: _, targetId: __, ...delivery }: ListedDelivery): ShownDelivery {
  const held =
    targetState === "paused"
      ? "It waits while the address is paused."
      : targetState === "gone"
        ? "It waits: the address said that it is gone."
        : "";
  const isWanted = targetState !== null && targetState !== "removed";
  const judged = { isWaiting: delivery.state === "waiting", isTakenDown: delivery.body === "", isWanted };
  return { ...delivery, held, mayReplay: mayReplayDelivery(actor, judged) === true };
}

export default async function OutgoingPage({ params, searchParams }: PageProps<"/[workspace]/settings/outgoing">) {
  const { workspace: slug } = await params;
  const actor = await requireActor(slug);
  if (maySeeWebhooks(actor) !== true) notFound();
  const { before } = await searchParams;
  const [webhooks, { deliveries, nextCursor }] = await Promise.all([
    listWebhooks(actor),
    listDeliveries(actor, { cursor: typeof before === "string" ? before : undefined }),
  ]);
  const mayAdd = mayAddWebhook(actor, { hasKey: environment.sealKey !== null });
  const { mail, mailProblem } = environment;
  const at = now();
  return (
    <Page>
      <PageHeader
        title="Outgoing messages"
        description={
          <>
            What is published is told to other systems by signed messages (Standard Webhooks), and to some people by e-mail. Part of the{" "}
            <TextLink href={`/${slug}/settings`}>settings</TextLink>.
          </>
        }
        actions={mayAdd === true ? <AddWebhook action={addWebhookAction.bind(null, slug)} /> : undefined}
      />
      <PageTime writtenAt={at}>
        {mayAdd === true ? null : <Notice tone="caution">{mayAdd}</Notice>}
        <section aria-labelledby="addresses" className="mb-12">
          <h2 id="addresses" className="mb-3 text-18">
            Addresses
          </h2>
          {webhooks.length === 0 ? (
            <p className="text-15 text-secondary">No other system is told of anything.</p>
          ) : (
            <WebhookList
              webhooks={webhooks.map((webhook) => shownWebhook(webhook, at))}
              actions={{
                change: changeWebhookAction.bind(null, slug),
                pause: pauseWebhookAction.bind(null, slug),
                resume: resumeWebhookAction.bind(null, slug),
                rotate: rotateWebhookSecretAction.bind(null, slug),
                remove: removeWebhookAction.bind(null, slug),
              }}
            />
          )}
        </section>
        <section aria-labelledby="mail" className="mb-12">
          <h2 id="mail" className="mb-1 text-18">
            E-mail
          </h2>
          {mailProblem === null ? null : (
            <div className="my-3">
              <Notice tone="caution" title="No mail is sent">
                {mailProblem} Whoever runs this server can put it right; what is published meanwhile is not sent later.
              </Notice>
            </div>
          )}
          <p className="max-w-[76ch] text-pretty text-15 text-secondary">
            {mail === null
              ? "Mail is not set up on this server, so none is sent or kept to be sent. Whoever runs it sets ASSAY_SMTP_URL and ASSAY_MAIL_FROM."
              : `Sent from ${mail.from} when a version is published, corrected or retracted: to whoever submitted the article, to claimants who agreed, and to readers who reported an error and left their address. Each mail lets them end it.`}
          </p>
        </section>
        <section aria-labelledby="messages">
          <h2 id="messages" className="text-18">
            Messages
          </h2>
          <p className="mt-1 mb-3 max-w-[76ch] text-pretty text-13 text-secondary">
            Each is tried up to {attemptsMax} times over three days, then given up. Sent again, it has the same words and the same id, by
            which the other system knows what it has already.
          </p>
          {deliveries.length === 0 ? (
            <EmptyState title="No messages" level={3}>
              Once something is published, what was sent to whom, and what they answered, is listed here.
            </EmptyState>
          ) : (
            <DeliveryList
              deliveries={deliveries.map((delivery) => shownDelivery(actor, delivery))}
              replay={replayDeliveryAction.bind(null, slug)}
            />
          )}
          {nextCursor === null ? null : (
            <p className="mt-4 text-13">
              <TextLink href={`/${slug}/settings/outgoing?before=${nextCursor}`}>Earlier messages</TextLink>
            </p>
          )}
        </section>
      </PageTime>
    </Page>
  );
}
