"use client";
import { useRouter } from "next/navigation";
import { useWatch } from "react-hook-form";
import type { z } from "zod";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import { setTopicsInput } from "@/lib/articles/schema";
import { topicsIn, topicsMax } from "@/lib/articles/topics";
import type { Result } from "@/lib/result";

type Input = z.input<typeof setTopicsInput>;
const shownMax = 12;

/** Says what an article is about; topics that are in use here are one press away. */
export function TopicsForm({
  articleId,
  topics,
  inUse,
  action,
}: {
  articleId: string;
  topics: readonly string[];
  inUse: readonly string[];
  action: (input: Input) => Promise<Result<{ topics: string[] }>>;
}) {
  const router = useRouter();
  const { form, submit } = useCommandForm<Input, { topics: string[] }>({
    schema: setTopicsInput,
    defaultValues: { articleId, topics: topics.join(", "), seen: [...topics] },
    action,
    onSuccess: (saved) => {
      form.reset({ articleId, topics: saved.topics.join(", "), seen: saved.topics });
      toastDone("Topics saved. The next version of the report has them.");
    },
    onConflict: () => router.refresh(),
  });
  const seen = useWatch({ control: form.control, name: "seen" });
  const written = topicsIn(useWatch({ control: form.control, name: "topics" }) ?? "");
  const offered = written.length >= topicsMax ? [] : inUse.filter((topic) => !written.includes(topic)).slice(0, shownMax);
  const add = (topic: string) => form.setValue("topics", [...written, topic].join(", "), { shouldDirty: true, shouldValidate: true });
  return (
    <form onSubmit={submit} noValidate method="post" aria-label="Topics" className="flex flex-col gap-3">
      <FormAlert form={form} />
      {seen.join("\n") === topics.join("\n") ? null : (
        <Notice tone="caution" title="Somebody saved others meanwhile">
          <p className="mb-2">
            <bdi>{topics.length === 0 ? "No topics" : topics.join(", ")}</bdi>
          </p>
          <Button size="small" onPress={() => form.setValue("seen", [...topics], { shouldDirty: true })}>
            Keep mine
          </Button>
        </Notice>
      )}
      <Field form={form} name="topics">
        {(bound) => (
          <TextField
            label="Topics"
            description="At most five short words, with commas between them. Readers find claims by them."
            autoComplete="off"
            isOptional
            {...bound}
          />
        )}
      </Field>
      {offered.length === 0 ? null : (
        <fieldset className="flex min-w-0 flex-wrap items-center gap-1">
          <legend className="mb-1 text-12 text-secondary">In use here</legend>
          {offered.map((topic) => (
            <Button key={topic} size="small" onPress={() => add(topic)}>
              <span className="sr-only">Add </span>
              <bdi>{topic}</bdi>
            </Button>
          ))}
        </fieldset>
      )}
      <SubmitButton form={form} pendingLabel="Saving…" look="plain" className="self-start">
        Save topics
      </SubmitButton>
    </form>
  );
}
