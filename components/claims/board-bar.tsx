"use client";
import { useState } from "react";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { DateField } from "@/components/ui/text-field";
import { toastDone } from "@/components/ui/toast";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";
import type { assignClaimsInput, handOutClaimsInput, prioritiseClaimsInput, unassignClaimsInput } from "@/lib/claims/schema";
import type { WorkCard } from "@/lib/claims/work-queries";
import { priorityWords } from "./priority-words";

/** What the board does to claims. */
export type BoardActions = {
  assignClaims: Action<typeof assignClaimsInput>;
  unassignClaims: Action<typeof unassignClaimsInput>;
  prioritiseClaims: Action<typeof prioritiseClaimsInput>;
  handOutClaims: Action<typeof handOutClaimsInput, { count: number }>;
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

  async function prioritise(priority: number) {
    const before = [0, 1, 2].map((level) => ({
      priority: level,
      claimIds: chosen.filter((one) => one.priority === level && level !== priority).map(({ id }) => id),
    }));
    if (!(await runCommand(() => actions.prioritiseClaims({ claimIds, priority })))) return;
    onDone();
    const undo = async () => {
      const changed = before.filter((one) => one.claimIds.length > 0);
      for (const one of changed) if (!(await runCommand(() => actions.prioritiseClaims(one)))) return;
      toastDone("As it was.");
    };
    toastDone(`${sayCount} changed.`, { undo });
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
      <Button look="quiet" onPress={onDone}>
        Choose none
      </Button>
    </section>
  );
}
