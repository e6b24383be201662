"use client";
import { useState } from "react";

const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

/** When something of this section was last saved, and what says so: `Saved 12:04`, in the person's own time. */
export function useSaved() {
  const [words, setWords] = useState<string | null>(null);
  return {
    note: <span role="status">{words}</span>,
    saved: () => setWords(`Saved ${clock.format(new Date())}`),
  };
}
