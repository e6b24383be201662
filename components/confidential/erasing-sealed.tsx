"use client";
import { useState } from "react";
import { ReasonDialog } from "@/components/claims/reason-dialog";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";

/** Asks why, then erases what is sealed for good. */
export function ErasingSealed({ erase, onErased }: { erase: (reason: string) => Promise<Result<unknown>>; onErased: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const reasoned = {
    title: "Erase what is sealed?",
    words: "Nobody can read it ever again, here or from the record. Copies in backups made before are not touched. The summary stays.",
    verb: "Erase it",
    pendingVerb: "Erasing…",
    action: erase,
    onDone: () => {
      toastDone("What was sealed is erased.");
      onErased();
    },
  };
  return (
    <>
      <Button size="small" look="quiet" onPress={() => setIsAsking(true)}>
        Erase it
      </Button>
      <ReasonDialog reasoned={isAsking ? reasoned : null} onClose={() => setIsAsking(false)} />
    </>
  );
}
