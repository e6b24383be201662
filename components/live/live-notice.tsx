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
    // Over the article it takes no room: the text would be pushed down under whoever is marking it.
    <div
      className={`sticky z-20 ${where === "article" ? "top-3 mx-auto h-0 w-full max-w-measure" : fresh.length === 0 ? "" : "bottom-3 mx-4 my-3"}`}
    >
      <div role="status" className={where === "article" ? "absolute inset-x-0" : ""}>
        {fresh.length === 0 ? null : (
          <p className="flex items-center justify-between gap-3 rounded-md border border-hairline bg-raised py-1.5 ps-3 pe-1.5 text-13 shadow-float">
            {sayChanges(fresh, where)}
            <Button size="small" isPending={isShowing} onPress={() => show(() => router.refresh())}>
              Show
            </Button>
          </p>
        )}
      </div>
    </div>
  );
}
