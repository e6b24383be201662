"use client";
import { useSyncExternalStore } from "react";
import { discardDraft, keptIn, subscribeDrafts } from "@/components/forms/use-draft";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";

/**
 * What somebody wrote in a form that they can no longer send, because the thing was settled, withdrawn or their role changed meanwhile: shown
 * beside what stands now, until they discard it. Nothing when nothing was written.
 */
export function KeptWords({ draftKey, field, title }: { draftKey: string; field: string; title: string }) {
  const words = useSyncExternalStore(
    subscribeDrafts,
    () => keptIn(draftKey, field),
    () => null,
  );
  if (words === null) return null;
  return (
    <Notice tone="caution" title={title}>
      <blockquote dir="auto" className="my-2 max-h-60 overflow-y-auto whitespace-pre-wrap border-hairline border-s-2 ps-3">
        {words}
      </blockquote>
      <Button size="small" onPress={() => discardDraft(draftKey)}>
        Discard it
      </Button>
    </Notice>
  );
}
