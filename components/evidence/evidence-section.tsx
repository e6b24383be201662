"use client";
import { useState } from "react";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { Button } from "@/components/ui/button";
import { toastDone } from "@/components/ui/toast";
import type { Balance } from "@/lib/evidence/balance";
import type { Permission } from "@/lib/permission";
import { AttachEvidenceForm } from "./attach-evidence-form";
import { EvidenceCard, type Piece } from "./evidence-card";
import { sayBalance } from "./evidence-words";
import { ReviseEvidenceForm } from "./revise-evidence-form";
import type { KnownSource } from "./use-known-sources";

/** The evidence on a claim, in the order it was attached, and the ways to attach, revise and withdraw it. */
export function EvidenceSection({
  claimId,
  evidence,
  balance,
  sources,
  mayAttach,
  draftKey,
  actions,
}: {
  claimId: string;
  evidence: readonly Piece[];
  balance: Balance;
  sources: readonly KnownSource[];
  mayAttach: Permission;
  draftKey: string;
  actions: Pick<ClaimActions, "attachEvidence" | "reviseEvidence" | "withdrawEvidence">;
}) {
  const { note, saved } = useSaved();
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const standing = evidence.filter((piece) => piece.withdrawnAt === null).length;
  const withdraw = (piece: Piece): Reasoned => ({
    title: `Withdraw evidence ${piece.number}`,
    words: "It stays readable, struck through, but no verdict rests on it any more. A settled verdict becomes stale.",
    ...{ verb: "Withdraw", pendingVerb: "Withdrawing…" },
    action: (reason) => actions.withdrawEvidence({ evidenceId: piece.id, reason }),
    onDone: () => {
      saved();
      toastDone(`Evidence ${piece.number} is withdrawn.`);
    },
  });
  return (
    <ClaimSection
      id="evidence"
      name="Evidence"
      aside={
        <>
          {note}
          <span className="tabular">{standing === evidence.length ? standing : `${standing} of ${evidence.length} stand`}</span>
        </>
      }
    >
      {evidence.length === 0 && balance.searches === 0 ? null : (
        <p className="tabular text-13">
          <span className="sr-only">Balance: </span>
          {sayBalance(balance).join(" · ")}
        </p>
      )}
      {evidence.length === 0 ? (
        <p className="text-13 text-secondary">None yet. Attach what supports the claim, and look as hard for what refutes it.</p>
      ) : (
        <ol className="flex flex-col gap-5">
          {evidence.map((piece) => (
            <EvidenceCard key={piece.id} piece={piece}>
              {mayAttach !== true || piece.withdrawnAt !== null ? null : (
                <div className="flex flex-wrap gap-1">
                  <Opening look="quiet" label={`Revise evidence ${piece.number}`} draftKey={`${draftKey}:reviseEvidence:${piece.id}`}>
                    {(close) => (
                      <ReviseEvidenceForm
                        piece={piece}
                        draftKey={draftKey}
                        action={actions.reviseEvidence}
                        onClose={close}
                        onSaved={saved}
                      />
                    )}
                  </Opening>
                  <Button look="quiet" size="small" onPress={() => setReasoned(withdraw(piece))}>
                    Withdraw evidence {piece.number}…
                  </Button>
                </div>
              )}
            </EvidenceCard>
          ))}
        </ol>
      )}
      {mayAttach === true ? (
        <Opening look="plain" label="Attach evidence" keyName="v" draftKey={`${draftKey}:attachEvidence`}>
          {(close) => (
            <AttachEvidenceForm
              claimId={claimId}
              sources={sources}
              draftKey={draftKey}
              action={actions.attachEvidence}
              onClose={close}
              onAttached={(words) => {
                saved();
                toastDone(words);
              }}
            />
          )}
        </Opening>
      ) : (
        <WhyNot>{mayAttach}</WhyNot>
      )}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </ClaimSection>
  );
}
