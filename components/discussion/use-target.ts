"use client";
import { useEffect } from "react";

/** Brings the comment that the address names into sight and gives it the focus, once it is drawn; anew when the address names another. */
export function useTarget(targetId: string | null): void {
  useEffect(() => {
    if (targetId === null) return;
    const comment = document.getElementById(`comment-${targetId}`);
    comment?.scrollIntoView({ block: "center" });
    comment?.focus({ preventScroll: true });
  }, [targetId]);
}
