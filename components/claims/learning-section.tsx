"use client";
import { useState, useTransition } from "react";
import type { z } from "zod";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { SettingsSection } from "@/components/people/settings-section";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Notice } from "@/components/ui/notice";
import { sayDay } from "@/components/ui/time-words";
import { toastDone } from "@/components/ui/toast";
import type { LayerShown } from "@/lib/claims/learning-queries";
import type { revertLayerInput, trainLayerInput } from "@/lib/claims/schema";
import type { Permission } from "@/lib/permission";

type Props = {
  /** Newest first. */
  layers: readonly LayerShown[];
  /** The provider's version at work now. */
  version: string;
  may: Permission;
  actions: {
    trainLayer: Action<typeof trainLayerInput, { number: number }>;
    revertLayer: Action<typeof revertLayerInput, { to: number | null }>;
  };
};

/** What the breakdown has learnt from this newsroom, what it was worth on decisions it had not seen, and the way back. */
export function LearningSection({ layers, version, may, actions }: Props) {
  const [isLearning, startLearning] = useTransition();
  const [whyNot, setWhyNot] = useState<string | null>(null);
  const inForce = layers.filter(({ retiredAt }) => retiredAt === null);
  const [present, before] = inForce;
  const presentNumber = present?.number ?? null;
  const back = before === undefined ? "working without a layer" : `layer ${before.number}`;

  function train() {
    setWhyNot(null);
    startLearning(async () => {
      let learnt: number | null = null;
      await runCommand(async () => {
        const result = await actions.trainLayer({ presentNumber });
        if (result.ok) learnt = result.value.number;
        // Too little to learn from is no failure: it is said here, where it can be read in peace.
        if (result.ok || result.refusal.code !== "CONFLICT") return result;
        setWhyNot(result.refusal.reason);
        return { ok: true, value: null };
      });
      if (learnt !== null) toastDone(`Layer ${learnt} is in force.`);
    });
  }

  async function goBack(number: z.input<typeof revertLayerInput>["presentNumber"]) {
    setWhyNot(null);
    if (await runCommand(() => actions.revertLayer({ presentNumber: number }))) toastDone(`Layer ${number} is no longer in force.`);
  }

  return (
    <SettingsSection
      title="Learning from the desk"
      meaning="Each candidate your newsroom accepts, rewords or dismisses says what it takes for a claim. The breakdown can learn from that which sentences to propose. It holds for articles that come in afterwards; readers see nothing of it."
    >
      <p className="text-15">{present === undefined ? nothingLearnt : sayLayer(present)}</p>
      {present === undefined || present.version === version ? null : (
        <Notice tone="caution">
          It was learnt for version {present.version} of the breakdown and rests while version {version} is at work. Learn again.
        </Notice>
      )}
      {present === undefined ? null : <Worth layer={present} />}
      {whyNot === null ? null : (
        <Notice role="status" title="Nothing was learnt">
          {whyNot}
        </Notice>
      )}
      {may === true ? (
        <div className="flex flex-wrap gap-2">
          <Button isPending={isLearning} onPress={train}>
            {isLearning ? "Reading the decisions…" : "Learn from the decisions so far"}
          </Button>
          {present === undefined ? null : (
            <ConfirmDialog
              title={`Go back to ${back}?`}
              confirmLabel="Go back"
              look="primary"
              trigger={<Button look="quiet">Go back to {back}</Button>}
              onConfirm={() => goBack(present.number)}
            >
              Articles that come in from now on are broken down as before layer {present.number}. Candidates already proposed stay as they
              are, and nothing that was decided is lost.
            </ConfirmDialog>
          )}
        </div>
      ) : (
        <p className="text-secondary">{may}</p>
      )}
      <Earlier layers={layers.filter(({ number }) => number !== presentNumber)} />
    </SettingsSection>
  );
}

const nothingLearnt = "Nothing has been learnt yet: scores are the same as in every other newsroom.";

function sayLayer({ number, createdAt, createdBy, decisions, articles }: LayerShown): string {
  const who = createdBy === null ? "from the command line" : `by ${createdBy}`;
  return `Layer ${number} is in force, learnt on ${sayDay(createdAt)} ${who} from ${decisions} decisions on ${articles} articles.`;
}

const share = (value: number) => `${Math.round(value * 100)}%`;

function Worth({ layer: { before, after } }: { layer: LayerShown }) {
  const lines = [
    ["Foretold rightly", share(before.agreement), share(after.agreement)],
    ["F1 of what was taken as a claim", before.f1.toFixed(2), after.f1.toFixed(2)],
    ["Log loss (less is better)", before.logLoss.toFixed(3), after.logLoss.toFixed(3)],
  ] as const;
  return (
    <table className="tabular w-full max-w-md text-13">
      <caption className="mb-1 text-start text-12 text-secondary">Decisions on articles it had not seen while learning</caption>
      <thead>
        <tr className="text-12 text-secondary">
          <td />
          <th scope="col" className="py-1 text-end font-normal">
            before
          </th>
          <th scope="col" className="py-1 text-end font-normal">
            after
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map(([name, was, is]) => (
          <tr key={name} className="border-hairline border-t">
            <th scope="row" className="py-1 text-start font-normal">
              {name}
            </th>
            <td className="text-end">{was}</td>
            <td className="text-end">{is}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Earlier({ layers }: { layers: readonly LayerShown[] }) {
  if (layers.length === 0) return null;
  return (
    <details className="text-13">
      <summary className="cursor-pointer text-secondary">Other layers ({layers.length})</summary>
      <ul className="mt-2 flex flex-col gap-1">
        {layers.map(({ number, createdAt, decisions, before, after, retiredAt }) => (
          <li key={number} className="text-secondary">
            <span className="text-ink">Layer {number}</span>, {sayDay(createdAt)}: {decisions} decisions, {share(before.agreement)} foretold
            before, {share(after.agreement)} after.{" "}
            {retiredAt === null ? "In force before the present one." : `Taken back on ${sayDay(retiredAt)}.`}
          </li>
        ))}
      </ul>
    </details>
  );
}
