const storageKey = "assay-single-keys";
const listeners = new Set<() => void>();

/** Whether keys without a modifier act (WCAG 2.1.4 asks that they can be turned off). Kept in this browser; on until turned off. */
export function areSingleKeysOn(): boolean {
  return localStorage.getItem(storageKey) !== "off";
}

/** Turns single keys on or off for this browser. */
export function setSingleKeys(choice: "on" | "off"): void {
  localStorage.setItem(storageKey, choice);
  for (const listener of listeners) listener();
}

/** Calls back when the choice changes; returns what stops it. */
export function subscribeSingleKeys(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
