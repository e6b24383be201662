"use client";
import { useState } from "react";
import { useShortcuts } from "@/components/ui/shortcuts";

/** The keys of one's own work: `j` `k` go along everything that waits, Enter opens, `o` the first. */
export function QueueKeys() {
  const [shortcuts] = useState(() => [
    { keys: "j", does: "Next", run: () => focusRow(1) },
    { keys: "k", does: "Previous", run: () => focusRow(-1) },
    { keys: "o", does: "Open the first", run: () => document.querySelector<HTMLAnchorElement>("[data-queue-link]")?.click() },
  ]);
  useShortcuts("My work", shortcuts);
  return null;
}

function focusRow(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-queue-link]")];
  const here = links.findIndex((link) => link.matches(":focus"));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
