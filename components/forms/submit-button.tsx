"use client";
import type { ReactNode } from "react";
import { type FieldValues, useFormState } from "react-hook-form";
import type { CommandForm } from "@/components/forms/use-command-form";
import { Button } from "@/components/ui/button";
import type { ButtonLook } from "@/components/ui/button-look";

/** The button that sends the form: says so while it is under way, and cannot be pressed twice. */
export function SubmitButton<Input extends FieldValues>({
  form,
  children,
  pendingLabel,
  look = "primary",
  size,
  isDisabled = false,
  className = "",
}: ButtonLook & {
  form: CommandForm<Input>;
  children: ReactNode;
  /** "Saving…", "Publishing…". */
  pendingLabel: string;
  isDisabled?: boolean;
  className?: string;
}) {
  const { isSubmitting } = useFormState({ control: form.control });
  return (
    <Button type="submit" look={look} size={size} isPending={isSubmitting} isDisabled={isDisabled} className={className}>
      {isSubmitting ? pendingLabel : children}
    </Button>
  );
}
