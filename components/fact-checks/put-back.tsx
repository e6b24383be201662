"use client";
import { useState } from "react";
import type { z } from "zod";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { toastDone } from "@/components/ui/toast";
import type { reinstateFactChecksInput } from "@/lib/fact-checks/schema";
import type { Result } from "@/lib/result";

type Counts = { reinstated: number; cameAgain: number; restingEvidence: number };

/** Puts fact-checks back that were taken back. */
export type Reinstate = (input: z.input<typeof reinstateFactChecksInput>) => Promise<Result<Counts>>;

/** Puts one fact-check back that was taken back, or all that were taken back with it. */
export function PutBack({ factCheck, reinstate }: { factCheck: { id: string; isOfStep: boolean }; reinstate: Reinstate }) {
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const putBack = (scope: "one" | "step") =>
    setReasoned({
      title: scope === "one" ? "Put this fact-check back?" : "Put back all that were taken back with it?",
      words: `${scope === "one" ? "It is" : "They are"} found and offered again. The record keeps that ${scope === "one" ? "it was" : "they were"} taken back, and why.`,
      verb: "Put back",
      pendingVerb: "Putting back…",
      action: async (reason) => {
        const result = await reinstate({ factCheckId: factCheck.id, scope, reason });
        if (result.ok) toastDone(sayPutBack(result.value));
        return result;
      },
      onDone: () => undefined,
    });
  return (
    <div>
      {factCheck.isOfStep ? (
        <Menu
          label="What to put back"
          trigger={
            <Button size="small" look="quiet">
              Put back
            </Button>
          }
          entries={[
            { id: "one", label: "This one", onAction: () => putBack("one") },
            { id: "step", label: "All that were taken back with it", onAction: () => putBack("step") },
          ]}
        />
      ) : (
        <Button size="small" look="quiet" onPress={() => putBack("one")}>
          Put back
        </Button>
      )}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </div>
  );
}

function sayPutBack({ reinstated, cameAgain }: Counts): string {
  const what = reinstated === 1 ? "It is put back." : `${reinstated} fact-checks are put back.`;
  if (cameAgain === 0) return what;
  return `${what} ${cameAgain === 1 ? "One came in again meanwhile and stays taken back." : `${cameAgain} came in again meanwhile and stay taken back.`}`;
}
