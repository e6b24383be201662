"use client";
import type { Route } from "next";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import type { Marking } from "@/components/claims/mark-claim-form";
import { showPane } from "@/components/ui/pane-tabs";
import { toastDone } from "@/components/ui/toast";
import type { TextRange } from "@/lib/articles/graphemes";

/** The words being commented on, and the ways in and out of that. `letGo` lets go of what was at hand before. */
export function useCommenting(snapshot: { id: string; text: string }, letGo: () => void) {
  const router = useRouter();
  const path = usePathname();
  const [passage, setPassage] = useState<Marking | null>(null);
  return {
    passage,
    comment({ start, end }: TextRange) {
      setPassage({ snapshotId: snapshot.id, start, end, exact: snapshot.text.slice(start, end) });
      showPane("claim");
    },
    stopCommenting: () => setPassage(null),
    /** After words were commented on: their discussion comes to hand. */
    commented({ threadId, commentId }: { threadId: string; commentId: string }) {
      setPassage(null);
      letGo();
      document.getSelection()?.removeAllRanges();
      toastDone("Your comment is there.");
      router.replace(`${path}?thread=${threadId}&comment=${commentId}` as Route, { scroll: false });
    },
  };
}
