"use client";
import { ChevronDown } from "lucide-react";
import { useId } from "react";
import { Button, ComboBox, Input, ListBox, ListBoxItem, Popover } from "react-aria-components";
import { boxClass, describe, FieldFrame, type FieldProps } from "@/components/ui/field-frame";

/** One thing that was found: what it is called, and what tells it from others of that name. */
export type FoundChoice = { id: string; label: string; detail: string };

/**
 * One of many, found by typing: the words go up, what is found comes down. Arrow keys go through the list, Enter chooses, Escape closes it.
 * What was typed stays when nothing is chosen. `note` stands under the list, or in place of an empty one.
 */
export function SearchChoice({
  label,
  description,
  error,
  isOptional,
  isFocused,
  words,
  found,
  note,
  onWords,
  onChoose,
}: FieldProps & {
  words: string;
  found: readonly FoundChoice[];
  note: string;
  /** Takes the focus when it is drawn. */
  isFocused: boolean;
  onWords: (words: string) => void;
  onChoose: (id: string) => void;
}) {
  const id = useId();
  return (
    <FieldFrame {...{ id, label, description, error, isOptional }}>
      <ComboBox
        {...describe(id, { description, error })}
        id={id}
        aria-label={label}
        items={found}
        inputValue={words}
        onInputChange={onWords}
        value={null}
        onChange={(chosen) => {
          if (chosen !== null) onChoose(String(chosen));
        }}
        isInvalid={error !== undefined}
        autoFocus={isFocused}
        allowsCustomValue
        allowsEmptyCollection
        className="relative"
      >
        <Input autoComplete="off" dir="auto" maxLength={200} className={`${boxClass} h-8 pr-8`} />
        <Button className="absolute top-0 right-0 flex h-8 w-8 cursor-pointer items-center justify-center rounded-sm text-secondary">
          <ChevronDown aria-hidden size={16} />
        </Button>
        <Popover className="floats z-50 w-(--trigger-width) overflow-hidden rounded-md border border-hairline bg-raised shadow-float">
          <ListBox<FoundChoice>
            aria-label={label}
            className="max-h-[40dvh] overflow-y-auto p-1 outline-none"
            renderEmptyState={() => <p className="px-2 py-3 text-13 text-secondary">{note}</p>}
          >
            {(choice) => (
              <ListBoxItem
                textValue={choice.label}
                className="flex min-h-8 cursor-pointer flex-col justify-center rounded-sm px-2 py-1 text-13 outline-none data-focused:bg-selected"
              >
                <bdi className="line-clamp-2">{choice.label}</bdi>
                {choice.detail === "" ? null : <bdi className="truncate text-12 text-secondary">{choice.detail}</bdi>}
              </ListBoxItem>
            )}
          </ListBox>
          {found.length === 0 || note === "" ? null : <p className="border-hairline border-t px-3 py-2 text-12 text-secondary">{note}</p>}
        </Popover>
      </ComboBox>
    </FieldFrame>
  );
}
