import type { ComponentProps } from "react";
import { DateField, TextField } from "@/components/ui/text-field";

type Bound = Omit<ComponentProps<typeof TextField>, "label">;

/** Who wrote a work, for whatever form says where something comes from. */
export function AuthorField(bound: Bound) {
  return <TextField label="Author" isOptional autoComplete="off" {...bound} />;
}

/** The day a work came out. */
export function PublishedOnField(bound: Omit<ComponentProps<typeof DateField>, "label">) {
  return <DateField label="Published on" isOptional {...bound} />;
}

/** The language of a work, by its code. */
export function LanguageField(bound: Bound) {
  return <TextField label="Language code" isOptional placeholder="en, de, pt-BR" autoCapitalize="none" {...bound} />;
}
