"use client";
import { useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { toastDone } from "@/components/ui/toast";
import type { Result } from "@/lib/result";

const stances = [
  { id: "supports", label: "It supports the claim" },
  { id: "refutes", label: "It refutes the claim" },
  { id: "context", label: "It gives context" },
] as const;

/** What an imported fact-check may do to a claim. */
export type FactCheckStance = (typeof stances)[number]["id"];

/** Attaches an imported fact-check to the claim at hand: one choice, what it does to the claim, and it is evidence. */
export function AttachFactCheck({ attach }: { attach: (stance: FactCheckStance) => Promise<Result<{ number: number }>> }) {
  const [isPending, setIsPending] = useState(false);
  async function act(stance: FactCheckStance) {
    setIsPending(true);
    await runCommand(async () => {
      const result = await attach(stance);
      if (result.ok) toastDone(`It is evidence ${result.value.number} now.`);
      return result;
    });
    setIsPending(false);
  }
  return (
    <Menu
      label="What it does to the claim"
      trigger={
        <Button size="small" look="quiet" isPending={isPending}>
          Attach as evidence
        </Button>
      }
      entries={stances.map(({ id, label }) => ({ id, label, onAction: () => void act(id) }))}
    />
  );
}
