"use client";
import { Field } from "@/components/forms/field";
import { FormAlert } from "@/components/forms/form-alert";
import { SubmitButton } from "@/components/forms/submit-button";
import { useCommandForm } from "@/components/forms/use-command-form";
import { roleChoices } from "@/components/people/role-choices";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { RadioGroup } from "@/components/ui/radio-group";
import { TextField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import type { Role } from "@/lib/actor";
import { addMemberInput } from "@/lib/people/schema";
import type { Result } from "@/lib/result";

type NewMember = { name: string; email: string; role: Role; password: string };
type AddMember = (input: NewMember) => Promise<Result<{ memberId: string }>>;

/** The button that opens the form to add a person. */
export function AddMemberDialog({ action }: { action: AddMember }) {
  return (
    <Dialog title="Add a person" trigger={<Button look="primary">Add a person</Button>}>
      {(close) => <AddMemberForm action={action} close={close} />}
    </Dialog>
  );
}

function AddMemberForm({ action, close }: { action: AddMember; close: () => void }) {
  const { form, submit } = useCommandForm({
    schema: addMemberInput,
    defaultValues: { name: "", email: "", role: "reviewer" as Role, password: "" },
    action,
    onSuccess: () => {
      toastDone(`${form.getValues("name")} can sign in now.`);
      close();
    },
  });
  return (
    <form onSubmit={submit} noValidate method="post" className="flex flex-col gap-4">
      <FormAlert form={form} />
      <Field form={form} name="name">
        {(bound) => (
          <TextField label="Name" description="As it appears beside their work, also to readers." autoComplete="off" {...bound} />
        )}
      </Field>
      <Field form={form} name="email">
        {(bound) => (
          <TextField label="E-mail" type="email" autoComplete="off" description="They sign in with it. Only owners see it." {...bound} />
        )}
      </Field>
      <Field form={form} name="role">
        {(bound) => <RadioGroup label="Role" choices={roleChoices} {...bound} />}
      </Field>
      <Field form={form} name="password">
        {(bound) => (
          <TextField
            label="First password"
            autoComplete="off"
            spellCheck={false}
            description="At least 12 characters; a few words are good. Tell it to them yourself: they change it after signing in. Somebody who signs in to another newsroom here already keeps their own."
            {...bound}
          />
        )}
      </Field>
      <div className="flex justify-end gap-2">
        <Button onPress={close}>Cancel</Button>
        <SubmitButton form={form} pendingLabel="Adding…">
          Add
        </SubmitButton>
      </div>
    </form>
  );
}
