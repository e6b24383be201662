"use client";
import { useState } from "react";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { toastDone } from "@/components/ui/toast";
import type { BoardActions } from "./board-bar";

const dueChoices = [
  { value: "4", label: "In 4 working hours" },
  { value: "8", label: "In 8 working hours" },
  { value: "24", label: "In 24 working hours" },
  { value: "40", label: "In 40 working hours" },
];

/** Gives out what nobody has, and takes back what lies still. */
export function HandOutBar({
  stalled,
  actions,
}: {
  /** How many assignments lie still. */
  stalled: number;
  actions: Pick<BoardActions, "handOutClaims" | "recoverWork" | "assignClaims">;
}) {
  const [hours, setHours] = useState("");

  async function handOut() {
    let words = "";
    const isDone = await runCommand(async () => {
      const result = await actions.handOutClaims({ dueInHours: hours === "" ? null : Number(hours) });
      if (result.ok) {
        const { count, unreadCount } = result.value;
        const waiting =
          unreadCount === 1 ? " One claim waits: nobody reads its language." : ` ${unreadCount} claims wait: nobody reads their language.`;
        words = `${count === 1 ? "One assignment is" : `${count} assignments are`} made.${unreadCount === 0 ? "" : waiting}`;
      }
      return result;
    });
    if (isDone) toastDone(words);
  }

  async function recover() {
    let takenBack: readonly { claimId: string; assigneeId: string }[] = [];
    const isDone = await runCommand(async () => {
      const result = await actions.recoverWork({});
      if (result.ok) takenBack = result.value.takenBack;
      return result;
    });
    if (!isDone) return;
    const undo = async () => {
      for (const assigneeId of new Set(takenBack.map((one) => one.assigneeId))) {
        const claimIds = takenBack.filter((one) => one.assigneeId === assigneeId).map(({ claimId }) => claimId);
        if (!(await runCommand(() => actions.assignClaims({ claimIds, assigneeId })))) return;
      }
      toastDone("Given again, without the day they were due.");
    };
    toastDone(takenBack.length === 1 ? "One assignment is taken back." : `${takenBack.length} assignments are taken back.`, { undo });
  }

  return (
    <div className="no-print mb-6 flex flex-wrap items-end gap-3">
      <Button onPress={handOut}>Hand out what nobody has</Button>
      <Select
        label="Handed out to be done"
        emptyLabel="At no set time"
        className="w-48"
        value={hours}
        onChange={({ target }) => setHours(target.value)}
        choices={dueChoices}
      />
      {stalled === 0 ? null : (
        <Button onPress={recover}>Take back {stalled === 1 ? "1 assignment" : `${stalled} assignments`} that lie still</Button>
      )}
    </div>
  );
}
