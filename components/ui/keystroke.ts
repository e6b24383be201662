/** What of a keyboard event matters for shortcuts. */
export type Stroke = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

const printableMax = 1;

/**
 * A key press as it is written in shortcuts: `j`, `?`, `shift+j`, `mod+k` (Ctrl or Cmd), `mod+shift+enter`, `escape`, `arrowdown`.
 * Signs such as `?` carry their own Shift. Null for a modifier alone.
 */
export function strokeOf({ key, ctrlKey, metaKey, altKey, shiftKey }: Stroke): string | null {
  if (["Control", "Meta", "Alt", "Shift", "CapsLock", "Dead", "Process", "Unidentified"].includes(key)) return null;
  const name = key === " " ? "space" : key.toLowerCase();
  const isSign = [...key].length === printableMax && key.toLowerCase() === key.toUpperCase();
  const parts = [ctrlKey || metaKey ? "mod" : null, altKey ? "alt" : null, shiftKey && !isSign ? "shift" : null, name];
  return parts.filter((part) => part !== null).join("+");
}

/** What a stroke means after the strokes before it: run one of `known`, wait for more, or nothing. */
export function matchStrokes(known: readonly string[], before: string, stroke: string): { run: string } | { wait: string } | null {
  const whole = before === "" ? stroke : `${before} ${stroke}`;
  if (known.includes(whole)) return { run: whole };
  if (known.some((keys) => keys.startsWith(`${whole} `))) return { wait: whole };
  return before === "" ? null : matchStrokes(known, "", stroke);
}
