"use client";
import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";

const lookEveryMs = 1_500;

/** Asks for another capture, and shows how it goes until it is finished. */
export function RequestCaptureButton({
  isUnderWay,
  isFirst,
  action,
}: {
  isUnderWay: boolean;
  isFirst: boolean;
  action: () => Promise<Result<unknown>>;
}) {
  const router = useRouter();
  const [isPending, setIsPending] = useState(false);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => router.refresh(), lookEveryMs);
    return () => clearInterval(timer);
  }, [isUnderWay, router]);
  async function request() {
    setIsPending(true);
    if (await runCommand(action)) toastDone("The capture is asked for. It is made in the background.");
    setIsPending(false);
  }
  if (isUnderWay)
    return (
      <p className="text-13 text-secondary" role="status">
        A capture is under way; this page follows it.
      </p>
    );
  return (
    <Button look={isFirst ? "primary" : "plain"} isPending={isPending} onPress={request}>
      {isFirst ? "Capture it" : "Capture it again"}
    </Button>
  );
}
