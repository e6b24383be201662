"use client";
import { useEffect, useState } from "react";
import type { sourceKinds } from "@/lib/evidence/schema";

/** A source the newsroom used before. */
export type KnownSource = { id: string; kind: (typeof sourceKinds)[number]; title: string; publisher: string | null; url: string | null };

type Answer = { asked: string; sources: readonly KnownSource[]; hasMore: boolean };

// Whoever types quickly asks once.
const settlingMs = 250;

/**
 * The newsroom's sources that hold the words, or the one of an id: asked of the server once the question stays the same. `null` asks nothing.
 * While the next answer is on its way, the last one stands.
 */
export function useKnownSources(workspace: string, question: { search: string } | { source: string } | null) {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [failed, setFailed] = useState<string | null>(null);
  const asked = question === null ? null : new URLSearchParams(Object.entries(question)).toString();
  useEffect(() => {
    if (asked === null) return;
    const stop = new AbortController();
    const look = async () => {
      try {
        const response = await fetch(`/${workspace}/sources/choices?${asked}`, { signal: stop.signal });
        if (!response.ok) throw new Error(`The list of sources answered ${response.status}.`);
        const { sources, hasMore }: Omit<Answer, "asked"> = await response.json();
        setAnswer({ asked, sources, hasMore });
        setFailed(null);
      } catch (error) {
        if (stop.signal.aborted) return;
        console.error(error);
        setFailed(asked);
      }
    };
    const timer = setTimeout(() => void look(), settlingMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [workspace, asked]);
  const state = asked === null || answer?.asked === asked ? "found" : failed === asked ? "failed" : "looking";
  return { state, sources: answer?.sources ?? [], hasMore: answer?.hasMore ?? false } as const;
}

/** The source that is chosen, looked up where only its id is known: a draft from before remembers no more. `remember` keeps one that was found. */
export function useChosenSource(workspace: string, chosenId: string | null, newest: readonly KnownSource[]) {
  const [found, remember] = useState<KnownSource | null>(null);
  const near = found?.id === chosenId ? found : newest.find(({ id }) => id === chosenId);
  const { state, sources } = useKnownSources(workspace, chosenId === null || near !== undefined ? null : { source: chosenId });
  return { chosen: near ?? sources.find(({ id }) => id === chosenId) ?? null, isUnread: state === "failed", remember };
}
