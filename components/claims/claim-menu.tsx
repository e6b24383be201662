"use client";
import { Ellipsis } from "lucide-react";
import { useState } from "react";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { copyLink } from "@/components/ui/copy-link";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, type MenuEntry } from "@/components/ui/menu";
import { toastDone } from "@/components/ui/toast";
import type { ClaimPermissions } from "@/lib/claims/claim-permissions";
import { ReasonDialog, type Reasoned } from "./reason-dialog";

/** What moves a claim along its life beside the work on it: hold, resume, dismiss, restore, reopen. Only what may be done is offered. */
export function ClaimMenu({
  claimId,
  claimHref,
  lineageHref,
  may,
  actions,
}: {
  claimId: string;
  /** Where the claim opens at its words. */
  claimHref: string;
  lineageHref: string;
  may: ClaimPermissions;
  actions: ClaimActions;
}) {
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const run = (action: () => Promise<Awaited<ReturnType<ClaimActions["resumeClaim"]>>>, done: string) => async () => {
    if (await runCommand(action)) toastDone(done);
  };
  const ask = (words: Omit<Reasoned, "onDone"> & { done: string; undo?: () => Promise<void> }) => () =>
    setReasoned({ ...words, onDone: () => toastDone(words.done, words.undo === undefined ? {} : { undo: words.undo }) });

  const entries: MenuEntry[] = [
    { id: "copyLink", label: "Copy link to this claim", onAction: () => void copyLink(claimHref, "Link to this claim copied.") },
    { id: "lineage", label: may.splitClaim === true ? "Split, merge, duplicate…" : "Lineage", href: lineageHref },
  ];
  if (may.holdClaim === true) {
    entries.push({
      id: "holdClaim",
      label: "Put on hold…",
      onAction: ask({
        title: "Put the claim on hold",
        words: "Work on it stops until somebody resumes it. Nothing is lost.",
        ...{ verb: "Put on hold", pendingVerb: "Saving…", done: "The claim is on hold." },
        action: (reason) => actions.holdClaim({ claimId, reason }),
      }),
    });
  }
  if (may.resumeClaim === true) {
    entries.push({
      id: "resumeClaim",
      label: "Resume",
      onAction: run(() => actions.resumeClaim({ claimId }), "Work on the claim goes on."),
    });
  }
  if (may.reopenClaim === true) {
    entries.push({
      id: "reopenClaim",
      label: "Reopen…",
      onAction: ask({
        title: "Reopen the claim",
        words: "Its verdict becomes stale until it is settled anew. What was published stays as it was.",
        ...{ verb: "Reopen", pendingVerb: "Reopening…", done: "The claim is open again." },
        action: (reason) => actions.reopenClaim({ claimId, reason }),
      }),
    });
  }
  if (may.declareConflict === true) {
    entries.push({
      id: "declareConflict",
      label: "Declare a conflict of interest…",
      onAction: ask({
        title: "Declare a conflict of interest",
        words: "You keep out of this claim’s verdict from now on. An assessment of yours is withdrawn. Only another editor can end this.",
        ...{ verb: "Declare", pendingVerb: "Saving…", done: "Your conflict of interest is recorded.", longLabel: "What the conflict is" },
        action: (reason) => actions.declareConflict({ claimId, reason }),
      }),
    });
  }
  if (may.withdrawClaim === true) {
    entries.push({
      id: "withdrawClaim",
      label: "Withdraw…",
      isDangerous: true,
      onAction: ask({
        title: "Withdraw the claim",
        words: "It leaves the review and will not be published. An editor can put it back at any time.",
        ...{ verb: "Withdraw", pendingVerb: "Withdrawing…", done: "The claim is withdrawn." },
        undo: run(() => actions.restoreClaim({ claimId }), "The claim is back where it stood."),
        action: (reason) => actions.withdrawClaim({ claimId, reason }),
      }),
    });
  }
  if (may.restoreClaim === true) {
    entries.push({
      id: "restoreClaim",
      label: "Put back",
      onAction: run(() => actions.restoreClaim({ claimId }), "The claim is back in review."),
    });
  }
  if (may.dismissClaim === true) {
    entries.push({
      id: "dismissClaim",
      label: "Dismiss…",
      isDangerous: true,
      onAction: ask({
        title: "Dismiss the claim",
        words: "It leaves the review and the report. It can be put back at any time.",
        ...{ verb: "Dismiss", pendingVerb: "Dismissing…", done: "The claim is dismissed." },
        undo: run(() => actions.restoreClaim({ claimId }), "The claim is back in review."),
        action: (reason) => actions.dismissClaim({ claimId, reason }),
      }),
    });
  }
  return (
    <>
      {entries.length === 0 ? null : (
        <Menu label="Claim actions" trigger={<IconButton icon={Ellipsis} label="Claim actions" size="small" />} entries={entries} />
      )}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </>
  );
}
