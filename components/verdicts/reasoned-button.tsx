"use client";
import { useState } from "react";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";

/** One button that asks for a reason and does one thing with it: stand by an assessment, accept one, re-affirm a verdict. */
export function ReasonedButton({
  label,
  keyName,
  look,
  done,
  ...reasoned
}: Omit<Reasoned, "onDone" | "action"> & {
  label: string;
  keyName?: string;
  look?: "primary" | "plain" | "quiet";
  done: string;
  action: (reason: string) => Promise<Result<unknown>>;
}) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button
        size="small"
        {...(look === undefined ? {} : { look })}
        {...(keyName === undefined ? {} : { "data-key": keyName })}
        onPress={() => setIsAsking(true)}
      >
        {label}
      </Button>
      <ReasonDialog reasoned={isAsking ? { ...reasoned, onDone: () => toastDone(done) } : null} onClose={() => setIsAsking(false)} />
    </>
  );
}
