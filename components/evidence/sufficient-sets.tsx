"use client";
import { useState } from "react";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { ReasonDialog, type Reasoned } from "@/components/claims/reason-dialog";
import { useSaved } from "@/components/claims/saved-note";
import type { ClaimActions } from "@/components/desk/desk-actions";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toastDone } from "@/components/ui/toast";
import type { ClaimAtHand } from "@/lib/claims/desk-queries";
import type { Permission } from "@/lib/permission";
import { NameSufficientSetForm } from "./name-sufficient-set-form";
import { type SaidSet, sayLack, saySet, saySufficient } from "./sufficiency-words";

/** Which evidence alone suffices, as people say: several sets may, each by itself. Shown once there is evidence. */
export function SufficientSets({
  hand,
  mayName,
  draftKey,
  actions,
}: {
  hand: Pick<ClaimAtHand, "claim" | "evidence" | "sufficient" | "assessing">;
  mayName: Permission;
  draftKey: string;
  actions: Pick<ClaimActions, "nameSufficientSet" | "withdrawSufficientSet">;
}) {
  const { note, saved } = useSaved();
  const [reasoned, setReasoned] = useState<Reasoned | null>(null);
  const standing = hand.evidence.filter(({ withdrawnAt }) => withdrawnAt === null);
  if (hand.evidence.length === 0) return null;
  const withdraw = (set: SaidSet): Reasoned => ({
    title: `Take back that ${saySet(set)} suffices`,
    words: "What was said stays in the record.",
    ...{ verb: "Take back", pendingVerb: "Taking back…" },
    action: (reason) => actions.withdrawSufficientSet({ setId: set.id, reason }),
    onDone: () => {
      saved();
      toastDone("It is taken back.");
    },
  });
  return (
    <ClaimSection
      id="sufficient"
      name="What suffices"
      aside={
        <>
          {note}
          <span className="tabular">{hand.sufficient.length}</span>
        </>
      }
    >
      {hand.sufficient.length === 0 ? (
        <p className="text-13 text-secondary">
          {hand.assessing.blindReason === null
            ? "Nobody has said yet which evidence alone would do."
            : "You have not said which evidence alone would do. What others said shows with their assessments."}
        </p>
      ) : (
        <>
          {saySufficient(hand.sufficient).map((words) => (
            <p key={words} className="tabular text-13">
              {words}
            </p>
          ))}
          <ol className="flex flex-col gap-4">
            {hand.sufficient.map((set) => (
              <SetItem key={set.id} set={set} onWithdraw={() => setReasoned(withdraw(set))} />
            ))}
          </ol>
        </>
      )}
      {mayName !== true ? (
        <WhyNot>{mayName}</WhyNot>
      ) : standing.length === 0 ? null : (
        <Opening look="plain" label="Say what suffices" draftKey={`${draftKey}:nameSufficientSet`}>
          {(close) => (
            <NameSufficientSetForm
              {...{ draftKey, evidence: standing, claim: hand.claim }}
              action={actions.nameSufficientSet}
              onClose={close}
              onSaved={() => {
                saved();
                toastDone("What suffices is on record.");
              }}
            />
          )}
        </Opening>
      )}
      <ReasonDialog reasoned={reasoned} onClose={() => setReasoned(null)} />
    </ClaimSection>
  );
}

function SetItem({ set, onWithdraw }: { set: SaidSet; onWithdraw: () => void }) {
  return (
    <li className="flex flex-col gap-1">
      <p className="flex flex-wrap items-center gap-2">
        <span className="tabular font-strong text-13">{saySet(set)}</span>
        <Badge tone={set.lacks.length > 0 ? "outline" : set.stance === "supports" ? "success" : "danger"}>
          {set.stance === "supports" ? "Supports it alone" : "Refutes it alone"}
        </Badge>
        {set.lacks.length === 0 ? null : <Badge tone="caution">No longer whole</Badge>}
        <span className="text-12 text-secondary">
          {set.isOwn ? "You" : (set.by ?? "A colleague")}
          {set.createdAt === null ? null : (
            <>
              , <RelativeTime at={set.createdAt} />
            </>
          )}
        </span>
      </p>
      {set.lacks.length === 0 ? null : <p className="text-12 text-secondary">{set.lacks.map(sayLack).join(" ")}</p>}
      <p dir="auto" className="whitespace-pre-line text-13">
        {set.note}
      </p>
      {set.mayWithdraw ? (
        <Button look="quiet" size="small" className="self-start" onPress={onWithdraw}>
          Take back {saySet(set)}…
        </Button>
      ) : null}
    </li>
  );
}
