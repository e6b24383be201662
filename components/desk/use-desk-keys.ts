"use client";
import { type ClaimKey, claimKeys } from "@/components/claims/use-claim-keys";
import { usePaletteCommands } from "@/components/ui/command-palette";
import { type Shortcut, useShortcuts } from "@/components/ui/shortcuts";

type Doings = {
  step: (kind: "claim" | "candidate", direction: 1 | -1) => void;
  accept: () => void;
  dismiss: () => void;
  search: () => void;
  /** Presses a key of the claim at hand. */
  pressAtHand: (key: ClaimKey) => void;
};

// The palette gives the focus back while it closes; what is done after must be able to move it on.
const closingMs = 150;

/** The keys of the desk, and the same by name in the palette. */
export function useDeskKeys({ step, accept, dismiss, search, pressAtHand }: Doings): void {
  const shortcuts: Shortcut[] = [
    { keys: "j", does: "Next claim", run: () => step("claim", 1) },
    { keys: "k", does: "Previous claim", run: () => step("claim", -1) },
    { keys: "n", does: "Next candidate", run: () => step("candidate", 1) },
    { keys: "p", does: "Previous candidate", run: () => step("candidate", -1) },
    { keys: "a", does: "Accept the candidate", run: accept },
    { keys: "x", does: "Dismiss the candidate", run: dismiss },
    ...claimKeys.map((key) => ({ keys: key.keys, does: key.does, run: () => pressAtHand(key) })),
    { keys: "/", does: "Search claims and candidates", run: search },
  ];
  useShortcuts("Desk", shortcuts);
  usePaletteCommands(
    shortcuts.map(({ keys, does, run }) => ({
      id: `desk-${keys}`,
      label: does,
      section: "Desk",
      keys,
      run: () => setTimeout(run, closingMs),
    })),
  );
}
