"use client";
import { useState } from "react";
import { useShortcuts } from "@/components/ui/shortcuts";
import { toastFailed } from "@/components/ui/toast";

/** Presses the button of this key, as a mouse would: a key can never do more than the page offers. */
export function pressKeyed(key: string, whenMissing: () => void): void {
  const button = document.querySelector<HTMLElement>(`[data-key="${key}"]`);
  if (button === null) whenMissing();
  else button.click();
}

/** The keys that open a form on one claim, with what they do and what to say when they cannot. */
export const claimKeys = [
  { keys: "e", does: "Edit the statement", whenMissing: "There is no statement here that you may edit." },
  { keys: "v", does: "Attach evidence", whenMissing: "Evidence cannot be attached here." },
  { keys: "r", does: "Rate the claim", whenMissing: "You cannot assess this claim now." },
  { keys: "d", does: "Settle the verdict", whenMissing: "You cannot settle this claim now." },
  { keys: "y", does: "Stand by an assessment, or re-affirm a verdict", whenMissing: "There is nothing to stand by here." },
  { keys: "b", does: "Send the assessments back", whenMissing: "The assessments cannot be sent back now." },
  { keys: "t", does: "Comment", whenMissing: "There is nothing here that you may comment on." },
  { keys: "m", does: "Ask for another assessment", whenMissing: "No other assessment can be asked for now." },
] as const;

export type ClaimKey = (typeof claimKeys)[number];

/** The keys of a claim's own page. */
export function useClaimKeys(): void {
  const [shortcuts] = useState(() =>
    claimKeys.map(({ keys, does, whenMissing }) => ({ keys, does, run: () => pressKeyed(keys, () => toastFailed(whenMissing)) })),
  );
  useShortcuts("Claim", shortcuts);
}
