"use client";
import type { Action } from "@/components/desk/desk-actions";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { Checkbox } from "@/components/ui/checkbox";
import { toastDone } from "@/components/ui/toast";
import { chooseNotificationsInput, type NotificationKind, notificationKinds } from "@/lib/notifications/schema";
import { kindWords } from "./notification-words";

/** What one is told of. */
export function ChooseNotificationsForm({
  chosen,
  action,
}: {
  chosen: Record<NotificationKind, boolean>;
  action: Action<typeof chooseNotificationsInput>;
}) {
  const { form, submit } = useCommandForm({
    schema: chooseNotificationsInput,
    defaultValues: chosen,
    action,
    onSuccess: () => toastDone("Your choice is saved."),
  });
  return (
    <form onSubmit={submit} noValidate method="post" aria-labelledby="chosen" className="flex flex-col items-start gap-3">
      <FormAlert form={form} />
      {notificationKinds.map((kind) => (
        <Field key={kind} form={form} name={kind}>
          {(bound) => <Checkbox label={kindWords[kind]} {...bound} />}
        </Field>
      ))}
      <SubmitButton form={form} size="small" look="plain" pendingLabel="Saving…">
        Save
      </SubmitButton>
    </form>
  );
}
