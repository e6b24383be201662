"use client";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { TextLink } from "@/components/ui/link";
import { route } from "@/components/ui/route";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import { linkTranslationInput, unlinkTranslationInput } from "@/lib/articles/schema";
import type { Result } from "@/lib/result";

type About = { id: string; title: string; language: string };
type Action<Input> = (input: Input) => Promise<Result<unknown>>;

/** Which other articles say the same in other languages: readers of each report are led to the others. */
export function Translations({
  articleId,
  workspace,
  isTranslation,
  members,
  choices,
  actions,
}: {
  articleId: string;
  workspace: string;
  isTranslation: boolean;
  members: readonly (About & { isOriginal: boolean })[];
  choices: readonly About[];
  actions: {
    linkTranslation: Action<z.input<typeof linkTranslationInput>>;
    unlinkTranslation: Action<z.input<typeof unlinkTranslationInput>>;
  };
}) {
  return (
    <section aria-labelledby="translations" className="mt-10 border-hairline border-t pt-6">
      <h2 id="translations" className="font-serif text-18">
        Translations
      </h2>
      <p className="mt-1 text-13 text-secondary">
        Once both are published, readers of a report are led to the same in other languages. One article a language.
      </p>
      {members.length === 0 ? null : (
        <ul className="mt-3 flex flex-col gap-1 text-15">
          {members.map(({ id, title, language, isOriginal }) => (
            <li key={id} className="flex flex-wrap items-baseline gap-x-2">
              <TextLink href={route(`/${workspace}/articles/${id}/details`)} dir="auto" lang={language}>
                {title}
              </TextLink>
              <span className="text-13 text-secondary">
                {language}
                {isOriginal ? ", the original" : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {isTranslation ? <UnlinkTranslationForm articleId={articleId} action={actions.unlinkTranslation} /> : null}
      {members.length === 0 ? <LinkTranslationForm {...{ articleId, choices }} action={actions.linkTranslation} /> : null}
    </section>
  );
}

function LinkTranslationForm({
  articleId,
  choices,
  action,
}: {
  articleId: string;
  choices: readonly About[];
  action: Action<z.input<typeof linkTranslationInput>>;
}) {
  const { form, submit } = useCommandForm<z.input<typeof linkTranslationInput>, unknown>({
    schema: linkTranslationInput,
    defaultValues: { articleId, originalId: "" },
    action,
    onSuccess: () => toastDone("Saved. Readers are led from each to the other."),
  });
  if (choices.length === 0) return <p className="mt-3 text-13 text-secondary">There is no article in another language.</p>;
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Translations" className="mt-3 flex flex-col gap-3">
      <FormAlert form={form} />
      <Field form={form} name="originalId">
        {(bound) => (
          <Select
            label="This is the translation of"
            emptyLabel="Choose…"
            choices={choices.map(({ id, title, language }) => ({ value: id, label: `${title} (${language})` }))}
            {...bound}
          />
        )}
      </Field>
      <SubmitButton form={form} pendingLabel="Saving…" look="plain" className="self-start">
        Link the two
      </SubmitButton>
    </form>
  );
}

function UnlinkTranslationForm({ articleId, action }: { articleId: string; action: Action<z.input<typeof unlinkTranslationInput>> }) {
  const { form, submit } = useCommandForm<z.input<typeof unlinkTranslationInput>, unknown>({
    schema: unlinkTranslationInput,
    defaultValues: { articleId },
    action,
    onSuccess: () => toastDone("Taken back. Readers are led there no more."),
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="mt-3 flex flex-col gap-3">
      <FormAlert form={form} />
      <SubmitButton form={form} pendingLabel="Taking back…" look="plain" className="self-start">
        Take back that this is a translation
      </SubmitButton>
    </form>
  );
}
