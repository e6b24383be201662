"use client";
import { ChevronDown } from "lucide-react";
import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import { Popover } from "react-aria-components";
import { boxClass, describe, FieldFrame, type FieldProps } from "@/components/ui/field-frame";

/** One thing that was found: what it is called, and what tells it from others of that name. */
export type FoundChoice = { id: string; label: string; detail: string };

/**
 * One of many, found by typing: the words go up, what is found comes down. Arrow keys go through the list, Enter chooses, Escape closes it.
 * What was typed stays when nothing is chosen. `note` stands under the list, or in place of an empty one.
 *
 * Not the kit's own combo box: that hides the rest of the page from screen readers while its list is open, though all of it can still be reached.
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
  const frame = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLInputElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const [at, setAt] = useState<string | null>(null);
  const place = found.findIndex((choice) => choice.id === at);
  const isListed = isOpen && found.length > 0;
  const optionId = (choice: string) => `${id}-${choice}`;

  function open() {
    setAt(null);
    setIsOpen(true);
  }
  function step(by: 1 | -1) {
    if (!isOpen) setIsOpen(true);
    const from = place === -1 && by === -1 ? found.length : place;
    const next = found[(from + by + found.length) % found.length];
    setAt(next?.id ?? null);
    if (next !== undefined) document.getElementById(optionId(next.id))?.scrollIntoView({ block: "nearest" });
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event.key === "ArrowDown" ? 1 : -1);
    else if (!isOpen || (event.key !== "Enter" && event.key !== "Escape")) return;
    else {
      setIsOpen(false);
      if (event.key === "Enter" && place !== -1 && at !== null) onChoose(at);
    }
    // Neither sends the form nor closes what the field stands in.
    event.preventDefault();
    event.stopPropagation();
  }
  return (
    <FieldFrame {...{ id, label, description, error, isOptional }}>
      <div ref={frame} className="relative">
        <input
          {...describe(id, { description, error })}
          ref={box}
          id={id}
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={isListed ? `${id}-list` : undefined}
          aria-activedescendant={isOpen && place !== -1 && at !== null ? optionId(at) : undefined}
          // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed.
          autoFocus={isFocused}
          autoComplete="off"
          dir="auto"
          maxLength={200}
          value={words}
          onChange={(event) => {
            onWords(event.currentTarget.value);
            open();
          }}
          onKeyDown={onKeyDown}
          onBlur={() => setIsOpen(false)}
          className={`${boxClass} h-8 pr-8`}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`${isOpen ? "Close" : "Open"} the list: ${label}`}
          // The focus stays with the words, so that the arrow keys go on from there.
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => {
            box.current?.focus();
            if (isOpen) setIsOpen(false);
            else open();
          }}
          className="absolute top-0 right-0 flex h-8 w-8 cursor-pointer items-center justify-center rounded-sm text-secondary"
        >
          <ChevronDown aria-hidden size={16} />
        </button>
      </div>
      <Said words={isOpen ? sayFound(found.length, note) : ""} />
      <Popover
        triggerRef={frame}
        isNonModal
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        offset={4}
        className="floats z-50 w-(--trigger-width) overflow-hidden rounded-md border border-hairline bg-raised shadow-float"
      >
        <div role="presentation" onPointerDown={(event) => event.preventDefault()}>
          <div {...(isListed ? { id: `${id}-list`, role: "listbox", "aria-label": label } : {})} className={listClass}>
            {found.map((choice) => (
              // biome-ignore lint/a11y/useFocusableInteractive lint/a11y/useKeyWithClickEvents: the focus and the keys are the field's.
              <div
                key={choice.id}
                id={optionId(choice.id)}
                role="option"
                aria-selected={choice.id === at}
                onPointerMove={() => setAt(choice.id)}
                onClick={() => {
                  setIsOpen(false);
                  onChoose(choice.id);
                }}
                className="flex min-h-8 cursor-pointer flex-col justify-center rounded-sm px-2 py-1 text-13 aria-selected:bg-selected"
              >
                <bdi className="line-clamp-2">{choice.label}</bdi>
                {choice.detail === "" ? null : <bdi className="truncate text-12 text-secondary">{choice.detail}</bdi>}
              </div>
            ))}
          </div>
          {note === "" ? null : (
            <p className={`px-3 py-2 text-secondary ${found.length === 0 ? "text-13" : "border-hairline border-t text-12"}`}>{note}</p>
          )}
        </div>
      </Popover>
    </FieldFrame>
  );
}

const listClass = "max-h-[40dvh] overflow-y-auto p-1 empty:hidden";
const pauseMs = 500;

/** Says how many there are once the typing pauses; the list itself is told of as one goes through it. */
function Said({ words }: { words: string }) {
  const [said, setSaid] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setSaid(words), pauseMs);
    return () => clearTimeout(timer);
  }, [words]);
  return (
    <span role="status" className="sr-only">
      {said}
    </span>
  );
}

function sayFound(count: number, note: string): string {
  const counted = count === 0 ? "" : count === 1 ? "One found." : `${count} found.`;
  return [counted, note].filter((part) => part !== "").join(" ");
}
