/** A list that mounted components add to and others read: keys for the shortcut sheet, commands for the palette. */
export type Registry<Entry> = {
  /** Adds entries and returns what removes them. Entries added last come first. */
  add: (entries: readonly Entry[]) => () => void;
  read: () => readonly Entry[];
  subscribe: (changed: () => void) => () => void;
};

/** An empty registry. One lives in each browser page; the server never adds to it. */
export function createRegistry<Entry>(): Registry<Entry> {
  let groups: readonly (readonly Entry[])[] = [];
  let flat: readonly Entry[] = [];
  const listeners = new Set<() => void>();
  function set(next: readonly (readonly Entry[])[]) {
    groups = next;
    flat = groups.flat();
    for (const listener of listeners) listener();
  }
  return {
    add(entries) {
      set([entries, ...groups]);
      return () => set(groups.filter((group) => group !== entries));
    },
    read: () => flat,
    subscribe(changed) {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
  };
}
