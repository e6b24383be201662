"use client";
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from "react";
import { Checkbox } from "@/components/ui/checkbox";
import { Dialog } from "@/components/ui/dialog";
import { Keys } from "@/components/ui/kbd";
import { matchStrokes, strokeOf } from "@/components/ui/keystroke";
import { createRegistry } from "@/components/ui/registry";
import { areSingleKeysOn, setSingleKeys, subscribeSingleKeys } from "@/components/ui/single-keys";

/** One key, what it does in words for the sheet, and the doing. `keys` is `j`, `mod+k`, or `g a` (one after the other). */
export type Shortcut = { keys: string; does: string; run: () => void };

const registry = createRegistry<Shortcut & { section: string }>();
const nothing: readonly (Shortcut & { section: string })[] = [];
const sequenceMs = 1_200;

/**
 * Makes keys work, and lists them under `section` on the sheet, while the component is mounted. Silent while somebody types, while a
 * dialog or menu is open, and (for keys without Ctrl or Cmd) when the person turned single keys off.
 */
export function useShortcuts(section: string, shortcuts: readonly Shortcut[]): void {
  useEffect(() => registry.add(shortcuts.map((shortcut) => ({ ...shortcut, section }))), [section, shortcuts]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable) return true;
  if (target instanceof HTMLInputElement) return !["checkbox", "radio", "button", "submit", "range"].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

// A message in the corner is an alert dialog too, but one that does not stand in the way.
function isOverlaid(): boolean {
  return document.querySelector('[role="dialog"], [role="alertdialog"]:not([aria-modal="false"]), [role="menu"]') !== null;
}

/** Whether a page is on its way: nothing of it is here yet, or what stands in for it says that it is busy. */
function isLoading(): boolean {
  const main = document.querySelector("#main");
  return main === null || main.querySelector('[aria-busy="true"]') !== null;
}

function useListening() {
  const [before, setBefore] = useState("");
  // A key that means nothing yet while a page loads. It is pressed when the page knows it, unless the person does something else first.
  const early = useRef<string | null>(null);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    early.current = null;
    if (event.defaultPrevented || event.isComposing) return;
    const stroke = strokeOf(event);
    if (stroke === null) return;
    const isFree = stroke.startsWith("mod+");
    if (isOverlaid() || (!isFree && (isTyping(event.target) || !areSingleKeysOn()))) return;
    const known = registry.read();
    const match = matchStrokes(
      known.map((shortcut) => shortcut.keys),
      before,
      stroke,
    );
    setBefore(match !== null && "wait" in match ? match.wait : "");
    if (match === null && isLoading()) early.current = stroke;
    if (match === null || !("run" in match)) return;
    event.preventDefault();
    known.find((shortcut) => shortcut.keys === match.run)?.run();
  });
  const pressEarly = useEffectEvent(() => {
    const shortcut = early.current === null ? undefined : registry.read().find(({ keys }) => keys === early.current);
    if (shortcut === undefined || isOverlaid() || isTyping(document.activeElement)) return;
    early.current = null;
    shortcut.run();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    const forget = () => {
      early.current = null;
    };
    document.addEventListener("keydown", listen);
    document.addEventListener("pointerdown", forget);
    // What makes a key known is drawn, but not all of it has taken effect.
    const unsubscribe = registry.subscribe(() => setTimeout(pressEarly));
    return () => {
      document.removeEventListener("keydown", listen);
      document.removeEventListener("pointerdown", forget);
      unsubscribe();
    };
  }, []);
  useEffect(() => {
    if (before === "") return;
    const timer = setTimeout(() => setBefore(""), sequenceMs);
    return () => clearTimeout(timer);
  }, [before]);
}

/** Listens for all shortcuts and shows the sheet on `?`. Stands once, in the layout. */
export function ShortcutSheet() {
  const [isOpen, setIsOpen] = useState(false);
  const isOn = useSyncExternalStore(subscribeSingleKeys, areSingleKeysOn, () => true);
  useListening();
  const [own] = useState(() => [{ keys: "?", does: "Show this sheet", run: () => setIsOpen(true) }]);
  useShortcuts("Everywhere", own);
  return (
    <Dialog title="Keyboard shortcuts" width="wide" isOpen={isOpen} onOpenChange={setIsOpen}>
      <ShortcutList />
      <div className="mt-2 border-hairline border-t pt-4">
        <Checkbox
          label="Single-key shortcuts"
          description="Turn them off if speech input or a stuck key sets them off. Shortcuts with Ctrl or Cmd stay."
          checked={isOn}
          onChange={(event) => setSingleKeys(event.target.checked ? "on" : "off")}
        />
      </div>
    </Dialog>
  );
}

/** Reads the keys only while the sheet is open: pages make their keys anew each time they are drawn. */
function ShortcutList() {
  const shortcuts = useSyncExternalStore(registry.subscribe, registry.read, () => nothing);
  const sections = [...new Set(shortcuts.map((shortcut) => shortcut.section))];
  return (
    <div className="gap-8 sm:columns-2">
      {sections.map((section) => (
        <section key={section} className="mb-4 break-inside-avoid">
          <h3 className="mb-1 text-12 text-secondary">{section}</h3>
          <dl>
            {shortcuts
              .filter((shortcut) => shortcut.section === section)
              .map((shortcut) => (
                <div
                  key={shortcut.keys}
                  className="flex items-baseline justify-between gap-4 border-hairline border-b py-1 last:border-b-0"
                >
                  <dt className="text-13">{shortcut.does}</dt>
                  <dd className="shrink-0">
                    <Keys keys={shortcut.keys} />
                  </dd>
                </div>
              ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

/** Opens the sheet from a button or a menu, as the key would. */
export function openShortcutSheet(): void {
  registry
    .read()
    .find((shortcut) => shortcut.keys === "?")
    ?.run();
}
