"use client";
import { useState } from "react";
import type { z } from "zod";
import { runCommand } from "@/components/forms/run-command";
import { Badge, type Tone } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayUtc } from "@/components/ui/time-words";
import { toastDone, toastFailed } from "@/components/ui/toast";
import type { changeWebhookInput, MessageType } from "@/lib/outgoing/schema";
import { describeRefusal, type Result } from "@/lib/result";
import { ChangeWebhookForm } from "./change-webhook";
import { messageTypeWords } from "./message-words";
import { SecretShown } from "./secret-shown";

/** An address as the list shows it. */
export type ShownWebhook = {
  id: string;
  url: string;
  types: readonly MessageType[];
  state: "active" | "paused" | "gone" | "removed";
  /** Until when the secret before signs, too; null when it does not. */
  bothUntil: Date | null;
  createdAt: Date;
  addedBy: string;
  waiting: number;
  delivered: number;
  dead: number;
};

type OfOne = { endpointId: string };

/** The commands of the list, bound to the newsroom. */
export type WebhookActions = {
  change: (input: z.input<typeof changeWebhookInput>) => Promise<Result<unknown>>;
  pause: (input: OfOne) => Promise<Result<unknown>>;
  resume: (input: OfOne) => Promise<Result<unknown>>;
  rotate: (input: OfOne) => Promise<Result<{ secret: string; bothUntil: string }>>;
  remove: (input: OfOne) => Promise<Result<unknown>>;
};

const states: Record<ShownWebhook["state"], { label: string; tone: Tone }> = {
  active: { label: "Active", tone: "success" },
  paused: { label: "Paused", tone: "caution" },
  gone: { label: "Stopped", tone: "danger" },
  removed: { label: "Removed", tone: "plain" },
};

/** The addresses that are told of what is published, with what can be done to each. */
export function WebhookList({ webhooks, actions }: { webhooks: readonly ShownWebhook[]; actions: WebhookActions }) {
  return (
    <ul className="flex flex-col gap-4">
      {webhooks.map((webhook) => (
        <li key={webhook.id}>
          <Webhook webhook={webhook} actions={actions} />
        </li>
      ))}
    </ul>
  );
}

function Webhook({ webhook, actions }: { webhook: ShownWebhook; actions: WebhookActions }) {
  const { id: endpointId, url, types, state, bothUntil, waiting, delivered, dead } = webhook;
  const [isChanging, setIsChanging] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const { host } = new URL(url);
  const act = async (action: (input: OfOne) => Promise<Result<unknown>>, words: string) => {
    if (await runCommand(() => action({ endpointId }))) toastDone(words);
  };
  const rotate = async () => {
    const result = await actions.rotate({ endpointId });
    if (result.ok) setSecret(result.value.secret);
    else toastFailed(describeRefusal(result.refusal));
  };
  return (
    <article aria-label={host} className="flex flex-col gap-3 rounded-md border border-hairline p-4">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <p className="wrap-anywhere min-w-0 font-mono text-13">{url}</p>
        <Badge tone={states[state].tone}>{states[state].label}</Badge>
      </div>
      {state === "gone" ? (
        <Notice tone="danger">It answered that it is gone for good (410), so nothing is sent. What waits is kept until you go on.</Notice>
      ) : null}
      <ul className="list-disc ps-5 text-13">
        {types.map((type) => (
          <li key={type}>{messageTypeWords[type]}</li>
        ))}
      </ul>
      <p className="text-13 text-secondary">
        {delivered} delivered, {waiting} waiting, {dead} given up. Added by {webhook.addedBy}, <RelativeTime at={webhook.createdAt} />.
        {bothUntil === null ? null : ` Signed with the earlier secret, too, until ${sayUtc(bothUntil)}.`}
      </p>
      <div className="flex flex-wrap gap-2">
        {state === "active" ? (
          <Button size="small" onPress={() => act(actions.pause, `Nothing is sent to ${host} for now.`)}>
            Pause
          </Button>
        ) : (
          <Button size="small" look="primary" onPress={() => act(actions.resume, `${host} is told again.`)}>
            Go on
          </Button>
        )}
        <Button size="small" onPress={() => setIsChanging(true)}>
          Change…
        </Button>
        <ConfirmDialog
          title="Make a new secret?"
          confirmLabel="Make it"
          look="primary"
          trigger={<Button size="small">New secret…</Button>}
          onConfirm={rotate}
        >
          For a day messages are signed with both, so that the other system has time to change. It is told by you, not by this desk.
        </ConfirmDialog>
        <ConfirmDialog
          title={`Tell ${host} nothing any more?`}
          confirmLabel="Remove it"
          trigger={
            <Button size="small" look="quiet">
              Remove…
            </Button>
          }
          onConfirm={() => act(actions.remove, `${host} is removed.`)}
        >
          Its secret is destroyed, and what waits for it is not sent. What was sent stays in the list.
        </ConfirmDialog>
      </div>
      <Dialog title={`What ${host} is told of`} isOpen={isChanging} onOpenChange={setIsChanging}>
        {(close) => <ChangeWebhookForm saved={{ endpointId, types: [...types] }} action={actions.change} close={close} />}
      </Dialog>
      <Dialog title={`New secret for ${host}`} isOpen={secret !== null} onOpenChange={() => setSecret(null)}>
        {(close) => (
          <SecretShown secret={secret ?? ""} close={close}>
            For a day the one before signs, too.
          </SecretShown>
        )}
      </Dialog>
    </article>
  );
}
