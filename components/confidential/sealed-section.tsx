"use client";
import { useState } from "react";
import type { z } from "zod";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toastDone, toastFailed } from "@/components/ui/toast";
import type {
  eraseSealedSourceInput,
  SealedFields,
  sealedReaderInput,
  sealSourceInput,
  withholdSourceInput,
} from "@/lib/confidential/schema";
import type { Permission } from "@/lib/permission";
import { describeRefusal, type Result } from "@/lib/result";
import { ErasingSealed } from "./erasing-sealed";
import { SealSourceForm } from "./seal-source-form";
import { SealedReaders } from "./sealed-readers";
import { type Told, Withheld } from "./withheld";

type Named = { memberId: string; name: string; isDisabled: boolean };

/** What the page knows of the sealing: never what is sealed. */
export type Sealing = {
  sourceId: string;
  shown: {
    summary: string;
    revision: number;
    sealedAt: Date;
    sealedBy: string;
    isErased: boolean;
    readers: readonly Named[];
    told: Told | null;
  } | null;
  /** Whom an owner may name. */
  candidates: readonly { memberId: string; name: string }[];
  may: { seal: Permission; read: Permission; nameReader: Permission; removeReader: Permission; erase: Permission; withhold: Permission };
};

/** The commands of the section, bound to the newsroom. */
export type SealedActions = {
  seal: (input: z.input<typeof sealSourceInput>) => Promise<Result<unknown>>;
  read: (input: { sourceId: string }) => Promise<Result<SealedFields & { revision: number }>>;
  withhold: (input: z.input<typeof withholdSourceInput>) => Promise<Result<unknown>>;
  nameReader: (input: z.input<typeof sealedReaderInput>) => Promise<Result<unknown>>;
  removeReader: (input: z.input<typeof sealedReaderInput>) => Promise<Result<unknown>>;
  erase: (input: z.input<typeof eraseSealedSourceInput>) => Promise<Result<unknown>>;
};

/** What is confidential about a source: the summary and the readers for everybody, the rest for those on the list, each reading recorded. */
export function SealedSection({ sealing, actions }: { sealing: Sealing; actions: SealedActions }) {
  const { sourceId, shown, may } = sealing;
  const [opened, setOpened] = useState<(SealedFields & { revision: number }) | null>(null);
  const [isWriting, setIsWriting] = useState(false);
  const [isReading, setIsReading] = useState(false);
  const isThere = shown !== null && !shown.isErased;

  async function read() {
    setIsReading(true);
    await runCommand(async () => {
      const result = await actions.read({ sourceId });
      if (result.ok) setOpened(result.value);
      return result;
    });
    setIsReading(false);
  }

  const close = () => {
    setIsWriting(false);
    setOpened(null);
  };
  if (isWriting)
    return (
      <SealSourceForm
        {...{ sourceId }}
        revision={shown?.revision ?? 0}
        before={{ summary: shown?.summary ?? "", name: "", contact: "", note: "", ...opened }}
        action={actions.seal}
        onClose={close}
      />
    );
  return (
    <div className="flex flex-col gap-4">
      {shown === null ? (
        <p className="text-13 text-secondary">
          Nothing is sealed. Seal what would endanger the source: only the people you name can read it, and each reading is recorded.
        </p>
      ) : (
        <>
          <p dir="auto" className="whitespace-pre-line text-13">
            {shown.summary}
          </p>
          <p className="text-12 text-secondary">
            {shown.isErased ? "What was sealed was erased; it was last sealed by " : "Sealed by "}
            {shown.sealedBy}, <RelativeTime at={shown.sealedAt} />.
          </p>
        </>
      )}
      {opened === null ? null : <OpenedFields fields={opened} />}
      <div className="flex flex-wrap gap-2">
        {isThere && may.read === true ? (
          opened === null ? (
            <Button size="small" isPending={isReading} onPress={read}>
              Read what is sealed
            </Button>
          ) : (
            <Button size="small" onPress={() => setOpened(null)}>
              Hide it again
            </Button>
          )
        ) : null}
        {may.seal === true && (!isThere || opened !== null) ? (
          <Button size="small" look={isThere ? "quiet" : "plain"} onPress={() => setIsWriting(true)}>
            {isThere ? "Change it" : "Seal something"}
          </Button>
        ) : null}
        {isThere && may.erase === true ? <ErasingSealed erase={(reason) => actions.erase({ sourceId, reason })} onErased={close} /> : null}
      </div>
      {isThere && may.read !== true ? <p className="text-12 text-secondary">{may.read}</p> : null}
      {!isThere && may.seal !== true ? <p className="text-12 text-secondary">{may.seal}</p> : null}
      {shown === null ? null : <Withheld {...{ sourceId }} told={shown.told} may={may.withhold} withhold={actions.withhold} />}
      {shown === null ? null : (
        <SealedReaders
          readers={shown.readers}
          candidates={may.nameReader === true ? sealing.candidates : []}
          mayRemove={may.removeReader === true}
          name={async (memberId) => finish(await actions.nameReader({ sourceId, memberId }), "The list of readers is changed.")}
          remove={async (memberId) => finish(await actions.removeReader({ sourceId, memberId }), "The list of readers is changed.")}
        />
      )}
    </div>
  );
}

function finish(result: Result<unknown>, words: string): void {
  if (result.ok) toastDone(words);
  else toastFailed(describeRefusal(result.refusal));
}

function OpenedFields({ fields }: { fields: SealedFields }) {
  const rows = [
    ["Name", fields.name],
    ["Contact", fields.contact],
    ["Note", fields.note],
  ] as const;
  return (
    <dl className="flex flex-col gap-2 rounded-sm border border-hairline px-3 py-2 text-13" data-sealed>
      {rows
        .filter(([, value]) => value !== "")
        .map(([label, value]) => (
          <div key={label}>
            <dt className="text-12 text-secondary">{label}</dt>
            <dd dir="auto" className="whitespace-pre-line break-words">
              {value}
            </dd>
          </div>
        ))}
    </dl>
  );
}
