"use client";
import { type KeyboardEvent, type SyntheticEvent, useId, useState } from "react";
import type { FieldValues, Path, PathValue } from "react-hook-form";
import { Field } from "@/components/forms/field";
import type { CommandForm } from "@/components/forms/use-command-form";
import { TextArea } from "@/components/ui/text-field";
import { type Asked, findPeople, readAsked } from "./find-people";

/** Where a comment is written. An @ offers the newsroom's people: arrow keys choose, Enter or Tab puts the name in, Escape closes the list. */
export function CommentField<Input extends FieldValues>({
  form,
  name,
  label,
  isLabelHidden,
  description,
  people,
}: {
  form: CommandForm<Input>;
  name: Path<Input>;
  label: string;
  isLabelHidden?: boolean;
  description?: string | undefined;
  people: readonly { memberId: string; name: string }[];
}) {
  const listId = useId();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [active, setActive] = useState(0);
  const offered = asked === null ? [] : findPeople(people, asked.letters);
  const isOpen = offered.length > 0;
  const chosen = offered[Math.min(active, offered.length - 1)];

  function look({ currentTarget: area }: SyntheticEvent<HTMLTextAreaElement>) {
    const next = area.selectionStart === area.selectionEnd ? readAsked(area.value, area.selectionStart) : null;
    if (next?.at !== asked?.at || next?.letters !== asked?.letters) setActive(0);
    setAsked(next);
  }

  function put(area: HTMLTextAreaElement, person: { name: string }) {
    if (asked === null) return;
    const before = `${area.value.slice(0, asked.at)}@${person.name} `;
    const after = area.value.slice(asked.at + 1 + asked.letters.length);
    form.setValue(name, (before + after.replace(/^ /, "")) as PathValue<Input, Path<Input>>, { shouldDirty: true });
    area.focus();
    area.setSelectionRange(before.length, before.length);
    setAsked(null);
  }

  function onKeyDown(event: KeyboardEvent<HTMLTextAreaElement>) {
    const area = event.currentTarget;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      area.form?.requestSubmit();
      return;
    }
    if (!isOpen || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setActive((now) => (Math.min(now, offered.length - 1) + step + offered.length) % offered.length);
    else if ((event.key === "Enter" || event.key === "Tab") && chosen !== undefined) put(area, chosen);
    else if (event.key === "Escape") setAsked(null);
    else return;
    event.preventDefault();
  }

  return (
    <div className="relative">
      <Field form={form} name={name}>
        {(bound) => (
          <TextArea
            {...bound}
            {...{ label, isLabelHidden, description, onKeyDown }}
            rows={3}
            dir="auto"
            aria-autocomplete="list"
            aria-controls={isOpen ? listId : undefined}
            aria-activedescendant={isOpen && chosen !== undefined ? `${listId}-${chosen.memberId}` : undefined}
            onInput={look}
            onSelect={look}
            onBlur={(event) => {
              setAsked(null);
              void bound.onBlur(event);
            }}
          />
        )}
      </Field>
      {isOpen ? (
        <div
          id={listId}
          role="listbox"
          aria-label="People"
          className="absolute start-0 top-full z-30 mt-1 w-64 max-w-full rounded-md border border-hairline bg-raised p-1 shadow-float"
        >
          {offered.map((person) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the text field keeps the focus and its arrow keys and Enter do the same.
            // biome-ignore lint/a11y/useFocusableInteractive: the same; the field points at the active one.
            <div
              key={person.memberId}
              id={`${listId}-${person.memberId}`}
              role="option"
              aria-selected={person === chosen}
              className={`flex min-h-8 cursor-pointer items-center rounded-sm px-2 text-13 ${person === chosen ? "bg-selected" : ""}`}
              // Pressing must not take the focus from the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={(event) => {
                const area = event.currentTarget.closest(".relative")?.querySelector("textarea");
                if (area) put(area, person);
              }}
            >
              {person.name}
            </div>
          ))}
        </div>
      ) : null}
      <p role="status" className="sr-only">
        {isOpen
          ? `${offered.length} ${offered.length === 1 ? "person" : "people"} to name. Arrow keys choose, Enter puts the name in.`
          : ""}
      </p>
    </div>
  );
}
