"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { DateField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";
import type {
  assignClaimsInput,
  handOutClaimsInput,
  prioritiseClaimsInput,
  rankClaimsInput,
  recoverWorkInput,
  unassignClaimsInput,
} from "@/lib/claims/schema";
import type { WorkCard } from "@/lib/claims/work-queries";
import { priorityWords } from "./priority-words";

/** What the board does to claims. */
export type BoardActions = {
  assignClaims: Action<typeof assignClaimsInput>;
  unassignClaims: Action<typeof unassignClaimsInput>;
  prioritiseClaims: Action<typeof prioritiseClaimsInput>;
  rankClaims: Action<typeof rankClaimsInput, { count: number; before: { claimId: string; priority: number }[] }>;
  handOutClaims: Action<typeof handOutClaimsInput, { count: number; unreadCount: number }>;
  recoverWork: Action<typeof recoverWorkInput, { takenBack: { claimId: string; assigneeId: string }[] }>;
};

/** What can be done to the chosen claims at once; each can be undone from the message that follows. */
export function BoardBar({
  chosen,
  colleagues,
  canManage,
  actions,
  onDone,
}: {
  chosen: readonly WorkCard[];
  /** Whom claims can be given to: everybody for an editor, oneself for others. */
  colleagues: readonly Colleague[];
  canManage: boolean;
  actions: BoardActions;
  onDone: () => void;
}) {
  const [assigneeId, setAssigneeId] = useState(canManage ? "" : (colleagues[0]?.memberId ?? ""));
  const [dueOn, setDueOn] = useState("");
  const claimIds = chosen.map(({ id }) => id);
  const sayCount = chosen.length === 1 ? "1 claim" : `${chosen.length} claims`;

  async function assign() {
    const had = new Set(chosen.filter(({ people }) => people.some(({ id }) => id === assigneeId)).map(({ id }) => id));
    const given = claimIds.filter((id) => !had.has(id));
    if (!(await runCommand(() => actions.assignClaims({ claimIds, assigneeId, dueOn })))) return;
    onDone();
    const undo = async () => {
      if (await runCommand(() => actions.unassignClaims({ claimIds: given, assigneeId }))) toastDone("Taken back.");
    };
    toastDone(`${sayCount} assigned.`, given.length === 0 ? {} : { undo });
  }

  /** What puts claims back to the priorities they had. */
  const restoring = (before: readonly { claimId: string; priority: number }[]) => async () => {
    for (const priority of [0, 1, 2]) {
      const ids = before.filter((one) => one.priority === priority).map(({ claimId }) => claimId);
      if (ids.length > 0 && !(await runCommand(() => actions.prioritiseClaims({ claimIds: ids, priority })))) return;
    }
    toastDone("As it was.");
  };

  async function prioritise(priority: number) {
    const before = chosen.filter((one) => one.priority !== priority).map((one) => ({ claimId: one.id, priority: one.priority }));
    if (!(await runCommand(() => actions.prioritiseClaims({ claimIds, priority })))) return;
    onDone();
    toastDone(`${sayCount} changed.`, { undo: restoring(before) });
  }

  async function rank() {
    let before: readonly { claimId: string; priority: number }[] = [];
    const isDone = await runCommand(async () => {
      const result = await actions.rankClaims({ claimIds });
      if (result.ok) before = result.value.before;
      return result;
    });
    if (!isDone) return;
    onDone();
    toastDone(before.length === 1 ? "1 claim changed." : `${before.length} claims changed.`, { undo: restoring(before) });
  }

  return (
    <section
      aria-label="Chosen claims"
      className="sticky bottom-0 z-20 mt-4 flex flex-wrap items-end gap-3 border-hairline border-t bg-paper py-3"
    >
      <p aria-live="polite" className="self-center font-strong text-13">
        {sayCount} chosen
      </p>
      <Select
        label="Give to"
        emptyLabel="Choose somebody"
        value={assigneeId}
        onChange={(event) => setAssigneeId(event.target.value)}
        choices={colleagues.map(({ memberId, name }) => ({ value: memberId, label: name }))}
        className="w-52"
      />
      <DateField label="Due" isOptional value={dueOn} onChange={(event) => setDueOn(event.target.value)} className="w-40" />
      <Button look="primary" isDisabled={assigneeId === ""} onPress={assign}>
        Assign
      </Button>
      {canManage
        ? priorityWords.map((word, priority) => (
            <Button key={word} onPress={() => prioritise(priority)}>
              {word}
            </Button>
          ))
        : null}
      {canManage ? <Button onPress={rank}>By worth and reach</Button> : null}
      <Button look="quiet" onPress={onDone}>
        Choose none
      </Button>
    </section>
  );
}
