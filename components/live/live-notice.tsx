"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { sayChanges } from "./change-words";
import { type Change, listenLive } from "./live-source";

/** What is watched: one claim, or what of an article stands on its desk. */
type Watched = { claimId: string } | { articleId: string };

function concerns(watched: Watched, change: Change): boolean {
  if ("claimId" in watched) return change.claimId === watched.claimId;
  // What is said and judged of one claim shows there; the desk lists claims, and what is said about the words.
  return change.articleId === watched.articleId && (change.claimId === null || change.type.startsWith("claim."));
}

/**
 * Says that somebody else changed what is on the screen, and shows it when asked: nothing moves under what one reads or writes. `seen` is the
 * newest event that the page has drawn.
 */
export function LiveNotice({ watched, seen, userId }: { watched: Watched; seen: number; userId: string }) {
  const router = useRouter();
  const [heard, setHeard] = useState<readonly Change[]>([]);
  const [isShowing, show] = useTransition();
  const key = "claimId" in watched ? watched.claimId : watched.articleId;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key is what is watched.
  useEffect(
    () =>
      listenLive({
        change: (change) => {
          if (change.actorId !== userId && concerns(watched, change)) setHeard((before) => [...before, change]);
        },
      }),
    [key, userId],
  );
  const fresh = heard.filter(({ sequence }) => sequence > seen);
  const where = "claimId" in watched ? "claim" : "article";
  return (
    <div
      role="status"
      className={fresh.length === 0 ? "" : `sticky z-20 my-3 ${where === "claim" ? "bottom-3 mx-4" : "top-3 mx-auto max-w-measure"}`}
    >
      {fresh.length === 0 ? null : (
        <p className="flex items-center justify-between gap-3 rounded-md border border-hairline bg-raised py-1.5 pr-1.5 pl-3 text-13 shadow-float">
          {sayChanges(fresh, where)}
          <Button size="small" isPending={isShowing} onPress={() => show(() => router.refresh())}>
            Show
          </Button>
        </p>
      )}
    </div>
  );
}
