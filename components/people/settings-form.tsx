"use client";
import { useRouter } from "next/navigation";
import { useFormState, useWatch } from "react-hook-form";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { numberOrNone } from "@/components/forms/number-or-none";
import { SubmitButton } from "@/components/forms/submit-button";
import { type CommandForm, useCommandForm } from "@/components/forms/use-command-form";
import { SettingsSection } from "@/components/people/settings-section";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextArea, TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { describeWorkspaceInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

/** What the form edits, as it is saved now. */
export type Settings = Required<z.input<typeof describeWorkspaceInput>>;

const names = {
  name: "Name",
  language: "Language",
  quorum: "Independent assessments",
  urgentQuorum: "For urgent claims",
  methodology: "How you check",
  correctionsPolicy: "How you correct",
  funding: "Who pays",
} as const;

/** The newsroom's settings; each part says what it means for readers. */
export function SettingsForm({
  saved,
  action,
}: {
  saved: Settings;
  action: (input: z.input<typeof describeWorkspaceInput>) => Promise<Result<{ revision: number }>>;
}) {
  const router = useRouter();
  const { form, submit } = useCommandForm<z.input<typeof describeWorkspaceInput>, { revision: number }>({
    schema: describeWorkspaceInput,
    defaultValues: saved,
    action,
    onSuccess: ({ revision }) => {
      form.reset({ ...form.getValues(), revision });
      toastDone("Settings saved.");
    },
    onConflict: () => router.refresh(),
  });
  const { isDirty, errors } = useFormState({ control: form.control });
  const urgentError = errors.urgentQuorum?.message;
  return (
    <form onSubmit={submit} noValidate method="post">
      <div className="mb-4 flex flex-col gap-4 empty:hidden">
        <FormAlert form={form} />
        <SavedMeanwhile form={form} saved={saved} />
      </div>
      <SettingsSection
        title="Newsroom"
        meaning="The name stands above every report. The language tells browsers and search engines how to read your pages aloud and sort them."
      >
        <Field form={form} name="name">
          {(bound) => <TextField label={names.name} {...bound} />}
        </Field>
        <Field form={form} name="language">
          {(bound) => <TextField label={names.language} description="A code, such as en, de or pt-BR." width="short" {...bound} />}
        </Field>
      </SettingsSection>
      <SettingsSection
        title="Before a verdict"
        meaning="Readers are told how many people judged a claim without seeing each other's work. Fewer is faster; more is harder to doubt."
      >
        <Field form={form} name="quorum">
          {(bound) => (
            <TextField
              label={names.quorum}
              type="number"
              min={1}
              max={9}
              width="short"
              description="Needed before an editor can settle a claim. Verdicts already settled stay."
              {...bound}
            />
          )}
        </Field>
        <TextField
          label={names.urgentQuorum}
          description="Claims that an editor marked urgent need this many. Left empty, as many as the others."
          isOptional
          type="number"
          min={1}
          max={9}
          width="short"
          {...form.register("urgentQuorum", numberOrNone)}
          {...(urgentError === undefined ? {} : { error: urgentError })}
        />
      </SettingsSection>
      <SettingsSection
        title="Your methodology"
        meaning="A public page. A report cannot be published while it is empty: readers must be able to see how you work."
      >
        <Field form={form} name="methodology">
          {(bound) => (
            <TextArea
              label={names.methodology}
              face="serif"
              description="How you choose claims, find evidence and weigh it."
              rows={6}
              {...bound}
            />
          )}
        </Field>
      </SettingsSection>
      <SettingsSection
        title="Corrections"
        meaning="A public page beside the list of everything you corrected. A report cannot be published while it is empty."
      >
        <Field form={form} name="correctionsPolicy">
          {(bound) => (
            <TextArea
              label={names.correctionsPolicy}
              face="serif"
              description="How readers report a mistake, and what you do then."
              {...bound}
            />
          )}
        </Field>
      </SettingsSection>
      <SettingsSection
        title="Funding"
        meaning="A public page, linked at the foot of every other. Readers weigh a check by who paid for it."
      >
        <Field form={form} name="funding">
          {(bound) => <TextArea label={names.funding} face="serif" description="Owners, donors, and anyone with a say." {...bound} />}
        </Field>
      </SettingsSection>
      <div className="sticky bottom-0 -mx-4 mt-8 flex items-center justify-end gap-3 border-hairline border-t bg-paper px-4 py-3">
        <span role="status" className="text-12 text-secondary">
          {isDirty ? "Not saved yet" : ""}
        </span>
        <SubmitButton form={form} pendingLabel="Saving…" isDisabled={!isDirty}>
          Save settings
        </SubmitButton>
      </div>
    </form>
  );
}

// Two people edited: show what the other saved beside what is typed here, and let this person choose.
function SavedMeanwhile({ form, saved }: { form: CommandForm<z.input<typeof describeWorkspaceInput>>; saved: Settings }) {
  const values = useWatch({ control: form.control });
  if (values.revision === saved.revision) return null;
  const differing = (Object.keys(names) as (keyof typeof names)[]).filter(
    (name) => String(values[name] ?? "") !== String(saved[name] ?? ""),
  );
  return (
    <Notice tone="caution" title="What is saved now differs from what you wrote">
      <dl className="my-2 flex flex-col gap-2">
        {differing.map((name) => (
          <div key={name}>
            <dt className="font-strong">{names[name]}, as saved now</dt>
            <dd className="max-h-40 overflow-y-auto whitespace-pre-wrap">{String(saved[name] ?? "") || "(empty)"}</dd>
          </div>
        ))}
      </dl>
      <div className="flex gap-2">
        <Button size="small" onPress={() => form.setValue("revision", saved.revision, { shouldDirty: true })}>
          Keep mine
        </Button>
        <Button size="small" onPress={() => form.reset(saved)}>
          Take theirs
        </Button>
      </div>
    </Notice>
  );
}
