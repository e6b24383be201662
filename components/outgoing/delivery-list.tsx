"use client";
import { runCommand } from "@/components/forms/run-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { sayUtc } from "@/components/ui/time-words";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";
import { deliveryStates, sayType } from "./message-words";

/** One try, as the list shows it. */
export type ShownAttempt = {
  number: number;
  startedAt: Date;
  finishedAt: Date | null;
  durationMs: number | null;
  status: number | null;
  answer: string;
  problem: string;
};

/** One message, as the list shows it. */
export type ShownDelivery = {
  id: string;
  to: string;
  type: string;
  sequence: number;
  body: string;
  state: "waiting" | "delivered" | "dead";
  /** Why it is not on its way though it waits; empty when it is. */
  held: string;
  attempts: number;
  nextAt: Date;
  problem: string;
  createdAt: Date;
  tries: readonly ShownAttempt[];
  mayReplay: boolean;
};

type Replay = (input: { deliveryId: string }) => Promise<Result<unknown>>;

/** What was sent or is to be sent, newest first; each opens to its attempts and its words. */
export function DeliveryList({ deliveries, replay }: { deliveries: readonly ShownDelivery[]; replay: Replay }) {
  return (
    <ul aria-label="Messages" className="flex flex-col">
      {deliveries.map((delivery) => (
        <li key={delivery.id} className="border-hairline border-t last:border-b">
          <Delivery delivery={delivery} replay={replay} />
        </li>
      ))}
    </ul>
  );
}

function sayWaiting({ held, attempts, nextAt }: ShownDelivery): string {
  if (held !== "") return held;
  return attempts === 0 ? "It is about to be sent." : `It is tried again from ${sayUtc(nextAt)} on.`;
}

function Delivery({ delivery, replay }: { delivery: ShownDelivery; replay: Replay }) {
  const { id, to, type, sequence, body, state, problem, createdAt, tries, attempts, mayReplay } = delivery;
  const { label, tone } = deliveryStates[state];
  const again = async () => {
    if (await runCommand(() => replay({ deliveryId: id }))) toastDone("It is sent again.");
  };
  return (
    <details className="py-3">
      <summary className="text-13">
        <Badge tone={tone}>{label}</Badge> <span className="font-strong">{sayType(type)}</span>{" "}
        <span className="wrap-anywhere text-secondary">
          to {to}, <RelativeTime at={createdAt} />
        </span>
      </summary>
      <div className="flex flex-col gap-3 pt-3">
        <p className="text-13">
          {state === "waiting" ? `${sayWaiting(delivery)} ` : ""}
          {problem === "" ? "" : `${problem} `}
          <span className="text-secondary">
            Made from event {sequence}. {attempts === 1 ? "1 attempt." : `${attempts} attempts.`}
          </span>
        </p>
        {tries.length === 0 ? null : <Attempts tries={tries} />}
        {body === "" ? null : (
          <div>
            <p className="mb-1 font-strong text-12 text-secondary">What is sent</p>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard. */}
            <pre tabIndex={0} dir="auto" className="max-h-60 overflow-auto whitespace-pre-wrap rounded-sm bg-sunken p-3 font-mono text-12">
              {body}
            </pre>
          </div>
        )}
        {mayReplay ? (
          <div>
            <Button size="small" onPress={again}>
              Send again
            </Button>
          </div>
        ) : null}
      </div>
    </details>
  );
}

function sayOutcome({ finishedAt, status, problem }: ShownAttempt): string {
  if (finishedAt === null) return "Under way, or broken off: then nobody knows whether it arrived.";
  return problem === "" ? `Taken with ${status ?? "no status"}.` : problem;
}

function Attempts({ tries }: { tries: readonly ShownAttempt[] }) {
  return (
    <ol aria-label="Attempts" className="flex flex-col gap-2">
      {tries.map((one) => (
        <li key={one.number} className="grid gap-x-4 gap-y-1 text-13 sm:grid-cols-[12rem_1fr]">
          <span className="text-secondary">
            {one.number}. <time dateTime={one.startedAt.toISOString()}>{sayUtc(one.startedAt)}</time>
          </span>
          <span className="min-w-0">
            {sayOutcome(one)}
            {one.durationMs === null ? null : <span className="text-secondary"> {one.durationMs} ms.</span>}
            {one.answer === "" ? null : (
              <span dir="auto" className="wrap-anywhere mt-1 block whitespace-pre-wrap border-hairline border-s-2 ps-3 font-mono text-12">
                {one.answer}
              </span>
            )}
          </span>
        </li>
      ))}
    </ol>
  );
}
