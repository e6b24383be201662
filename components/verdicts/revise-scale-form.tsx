"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useFieldArray, useFormState } from "react-hook-form";
import { DraftNote } from "@/components/forms/draft-note";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { useDraft } from "@/components/forms/use-draft";
import { SettingsSection } from "@/components/people/settings-section";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";
import { palette, shapes } from "@/lib/verdicts/marks";
import { reviseScaleInput } from "@/lib/verdicts/scale-schema";
import { ScaleLabelFields } from "./scale-label-fields";
import { ScaleLanguages } from "./scale-languages";
import { ScalePreview } from "./scale-preview";
import type { ScaleForm, ScaleInput, ScaleStart } from "./scale-values";

const drafted = ["name", "reason", "languages", "ratings"] as const;
const labelsMax = shapes.length;

/** Edits the newsroom's scale and saves it as a new version. */
export function ReviseScaleForm({
  presentVersion,
  starts,
  staleCount,
  draftKey,
  action,
}: {
  presentVersion: number;
  /** What can be started from; the first is the version in force. */
  starts: readonly [ScaleStart, ...ScaleStart[]];
  /** How many settled verdicts a new version makes stale. */
  staleCount: number;
  draftKey: string;
  action: (input: ScaleInput) => Promise<Result<{ number: number; staleVerdicts: number }>>;
}) {
  const router = useRouter();
  const [seenVersion, setSeenVersion] = useState(presentVersion);
  const { form, submit } = useCommandForm<ScaleInput, { number: number; staleVerdicts: number }>({
    schema: reviseScaleInput,
    defaultValues: { seenVersion: presentVersion, reason: "", ...starts[0].values },
    action: (input) => action({ ...input, seenVersion }),
    onSuccess: ({ number, staleVerdicts }) => {
      draft.forget();
      form.reset({ ...form.getValues(), reason: "", seenVersion: number });
      setSeenVersion(number);
      toastDone(`Version ${number} is in force.${staleVerdicts === 0 ? "" : ` ${sayStale(staleVerdicts)} now stale.`}`);
    },
    onConflict: () => router.refresh(),
  });
  const draft = useDraft(form, { key: draftKey, fields: drafted });
  const { isDirty } = useFormState({ control: form.control });
  const isBehind = presentVersion > seenVersion;
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Rating scale">
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <DraftNote isRestored={draft.isRestored} onDiscard={draft.discard} />
        <FormAlert form={form} />
        {isBehind ? (
          <Notice tone="caution" title={`Version ${presentVersion} is in force since you opened this`}>
            <p>It is shown above. What you wrote is kept.</p>
            <Button
              size="small"
              className="mt-2"
              onPress={() => {
                setSeenVersion(presentVersion);
                form.clearErrors("root");
              }}
            >
              I have looked at it
            </Button>
          </Notice>
        ) : null}
      </div>
      <StartFrom form={form} starts={starts} />
      <SettingsSection title="Name" meaning="Readers see it in exports, with the version.">
        <Field form={form} name="name">
          {(bound) => <TextField label="Name of the scale" {...bound} />}
        </Field>
      </SettingsSection>
      <SettingsSection
        title="Translations"
        meaning="A report on an article in one of these languages shows the verdict in it, on the page and in the markup."
      >
        <ScaleLanguages form={form} />
      </SettingsSection>
      <section className="border-hairline border-t py-8">
        <h2 className="text-15">Labels</h2>
        <p className="mt-1 mb-4 max-w-[76ch] text-secondary">
          The truest first. Alt with ↑ or ↓ moves a label. Every label needs its own shape, and colours that stand out in both themes.
        </p>
        <Labels form={form} />
      </section>
      <SettingsSection
        title="How it will look"
        meaning="In both themes. The figure is the contrast with the closest background: at least 4.5."
      >
        <ScalePreview form={form} />
      </SettingsSection>
      <SettingsSection
        title="Save as a new version"
        meaning="Verdicts keep the version they were given on. Those settled and not yet published become stale: an editor re-affirms them or settles them anew. What is published stays as it is."
      >
        <Field form={form} name="reason">
          {(bound) => <TextField label="Why it changes" description="Stays in the record." {...bound} />}
        </Field>
        <p className="text-13">{staleCount === 0 ? "No verdict becomes stale." : `${sayStale(staleCount)} becoming stale.`}</p>
        <div className="flex items-center gap-3">
          <SubmitButton form={form} pendingLabel="Saving…" isDisabled={!isDirty || isBehind}>
            Save as version {Math.max(presentVersion, seenVersion) + 1}
          </SubmitButton>
          <span role="status" className="text-12 text-secondary">
            {isDirty ? "Not saved yet" : ""}
          </span>
        </div>
      </SettingsSection>
    </form>
  );
}

function sayStale(count: number): string {
  return count === 1 ? "1 settled verdict is" : `${count} settled verdicts are`;
}

function StartFrom({ form, starts }: { form: ScaleForm; starts: readonly ScaleStart[] }) {
  const [id, setId] = useState(starts[0]?.id ?? "");
  const chosen = starts.find((start) => start.id === id);
  return (
    <SettingsSection
      title="Start from"
      meaning="A ready-made scale, or one of your versions. It replaces what stands in the form below; nothing is saved yet."
    >
      <div className="flex flex-wrap items-end gap-2">
        <Select
          label="Scale"
          className="min-w-60"
          choices={starts.map((start) => ({ value: start.id, label: start.label }))}
          value={id}
          onChange={({ target }) => setId(target.value)}
        />
        <Button
          onPress={() => {
            if (chosen === undefined) return;
            for (const field of ["name", "languages", "ratings"] as const) {
              form.setValue(field, structuredClone(chosen.values[field]), { shouldDirty: true });
            }
            form.clearErrors();
          }}
        >
          Fill in the form
        </Button>
      </div>
      {chosen === undefined ? null : <p className="text-13 text-secondary">{chosen.about}</p>}
    </SettingsSection>
  );
}

function Labels({ form }: { form: ScaleForm }) {
  const { fields, append, move, remove } = useFieldArray({ control: form.control, name: "ratings" });
  const { errors } = useFormState({ control: form.control });
  const list = useRef<HTMLDivElement>(null);
  const [said, setSaid] = useState("");
  const problem = errors.ratings?.message ?? errors.ratings?.root?.message;
  function moveTo(from: number, to: number) {
    if (to < 0 || to >= fields.length) return;
    const label = form.getValues(`ratings.${from}.label`);
    // Moving a group takes it out of the page for a moment, and the focus with it.
    const focused = document.activeElement;
    const at =
      focused === null
        ? -1
        : [...(list.current?.children[from]?.querySelectorAll("input, textarea, select, button") ?? [])].indexOf(focused);
    move(from, to);
    setSaid(`${label} is now ${to + 1} of ${fields.length}.`);
    requestAnimationFrame(() => {
      const group = list.current?.children[to];
      const again = [...(group?.querySelectorAll<HTMLElement>("input, textarea, select, button") ?? [])];
      const wanted = again[at];
      if (wanted !== undefined && !wanted.hasAttribute("disabled")) wanted.focus();
      else group?.querySelector<HTMLElement>("button:not([disabled])")?.focus();
    });
  }
  const unused = () => shapes.find((shape) => !form.getValues("ratings").some((one) => one.shape === shape)) ?? "disc";
  return (
    <>
      <div ref={list}>
        {fields.map((field, place) => (
          <ScaleLabelFields
            key={field.id}
            form={form}
            place={place}
            count={fields.length}
            onMove={(to) => moveTo(place, to)}
            onRemove={() => {
              setSaid(`${form.getValues(`ratings.${place}.label`)} is removed.`);
              remove(place);
            }}
          />
        ))}
      </div>
      <p role="status" className="sr-only">
        {said}
      </p>
      {problem === undefined ? null : <p className="mb-3 text-12 text-danger">▲ {problem}</p>}
      <div className="border-hairline border-t pt-4">
        <Button
          isDisabled={fields.length >= labelsMax}
          onPress={() =>
            append({
              ...{ key: "", label: "", meaning: "", place: "off", shape: unused(), averitec: "", fever: "", translations: {} },
              ...{ colourLight: palette.stone.light, colourDark: palette.stone.dark },
            })
          }
        >
          Add a label
        </Button>
      </div>
    </>
  );
}
