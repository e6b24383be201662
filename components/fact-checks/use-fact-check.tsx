"use client";
import { useState } from "react";
import type { z } from "zod";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Menu } from "@/components/ui/menu";
import { toastDone } from "@/components/ui/toast";
import type { attachFactCheckInput, withdrawFactChecksInput } from "@/lib/fact-checks/schema";
import type { Result } from "@/lib/result";
import { AttachToClaimForm } from "./attach-to-claim-form";

/** What can be done with an imported fact-check, and the claims it can be attached to. */
export type FactCheckUses = {
  factCheck: { id: string; claim: string; importId: string | null; origin: string };
  claims: readonly { id: string; statement: string }[];
  mayWithdraw: boolean;
  attach: (input: z.input<typeof attachFactCheckInput>) => Promise<Result<{ number: number }>>;
  withdraw: (input: z.input<typeof withdrawFactChecksInput>) => Promise<Result<{ withdrawn: number; restingEvidence: number }>>;
};

/** The buttons beside one imported fact-check: attach it to a claim, or take it or its whole import back. */
export function UseFactCheck({ factCheck, claims, mayWithdraw, attach, withdraw }: FactCheckUses) {
  const [isAttaching, setIsAttaching] = useState(false);
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const takeBack = (scope: "one" | "import") =>
    setReasoned({
      title: scope === "one" ? "Take this fact-check back?" : "Take the whole import back?",
      words: `${scope === "one" ? "It is" : `All that came in with it from ${factCheck.origin} are`} found and offered no more. Claims that rest on it keep their evidence, with a note.`,
      verb: "Take back",
      pendingVerb: "Taking back…",
      action: async (reason) => {
        const result = await withdraw({ factCheckId: factCheck.id, scope, reason });
        if (result.ok) toastDone(sayTakenBack(result.value));
        return result;
      },
      onDone: () => undefined,
    });
  return (
    <div className="flex flex-wrap gap-2">
      {claims.length === 0 ? null : (
        <>
          <Button size="small" look="quiet" onPress={() => setIsAttaching(true)}>
            Attach to a claim
          </Button>
          <Dialog title="Attach it to a claim" isOpen={isAttaching} onOpenChange={setIsAttaching}>
            {(close) => <AttachToClaimForm {...{ factCheck, claims }} action={attach} onClose={close} />}
          </Dialog>
        </>
      )}
      {mayWithdraw ? (
        <Menu
          label="What to take back"
          trigger={
            <Button size="small" look="quiet">
              Take back
            </Button>
          }
          entries={[
            { id: "one", label: "This one", isDangerous: true, onAction: () => takeBack("one") },
            ...(factCheck.importId === null
              ? []
              : [{ id: "import", label: "All that came in with it", isDangerous: true, onAction: () => takeBack("import") }]),
          ]}
        />
      ) : null}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </div>
  );
}

function sayTakenBack({ withdrawn, restingEvidence }: { withdrawn: number; restingEvidence: number }): string {
  const what = withdrawn === 1 ? "It is taken back." : `${withdrawn} fact-checks are taken back.`;
  if (restingEvidence === 0) return what;
  return `${what} ${restingEvidence === 1 ? "One piece of evidence rests on it and says so." : `${restingEvidence} pieces of evidence rest on it and say so.`}`;
}
