"use client";
import { useEffect, useState } from "react";

// Somebody going quickly from candidate to candidate asks for none of them.
const settlingMs = 350;

/** What an address of ours answers as JSON, asked for once what is at hand stays there; `again` is another attempt after a failure. */
export function useLookedUp<Answer>(address: string): { found: Answer | "looking" | "failed"; again: () => void } {
  const [found, setFound] = useState<Answer | "looking" | "failed">("looking");
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asking again is another attempt.
  useEffect(() => {
    const stop = new AbortController();
    const timer = setTimeout(
      () => void look<Answer>(address, stop.signal).then((answer) => stop.signal.aborted || setFound(answer)),
      settlingMs,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [address, attempt]);
  return { found, again: () => setAttempt((count) => count + 1) };
}

async function look<Answer>(address: string, signal: AbortSignal): Promise<Answer | "failed"> {
  try {
    const response = await fetch(address, { signal });
    if (!response.ok) return "failed";
    const body: Answer = await response.json();
    return body;
  } catch (error) {
    if (!signal.aborted) console.error(error);
    return "failed";
  }
}
