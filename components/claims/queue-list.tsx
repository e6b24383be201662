"use client";
import { useRouter } from "next/navigation";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Menu } from "@/components/ui/menu";
import { toastDone } from "@/components/ui/toast";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";
import type { assignClaimsInput, handOverClaimsInput, unassignClaimsInput } from "@/lib/claims/schema";
import type { QueueEntry } from "@/lib/claims/work-queries";
import { DueNote } from "./due-note";
import { sayPriority } from "./priority-words";

const reasonWords = { sentBack: "Sent back to you", assigned: "To assess" } as const;

/** One's own work, the next thing first. Giving a claim back can be undone. */
export function QueueList({
  workspace,
  entries,
  userId,
  colleagues,
  nowMs,
  actions,
}: {
  workspace: string;
  entries: readonly QueueEntry[];
  userId: string;
  /** To whom claims can be handed over. */
  colleagues: readonly Colleague[];
  nowMs: number;
  actions: {
    assignClaims: Action<typeof assignClaimsInput>;
    unassignClaims: Action<typeof unassignClaimsInput>;
    handOverClaims: Action<typeof handOverClaimsInput>;
  };
}) {
  const router = useRouter();

  async function giveBack(claimId: string) {
    if (!(await runCommand(() => actions.unassignClaims({ claimIds: [claimId], assigneeId: userId })))) return;
    const undo = async () => {
      if (await runCommand(() => actions.assignClaims({ claimIds: [claimId], assigneeId: userId }))) router.refresh();
    };
    toastDone("The claim is given back.", { undo });
  }

  async function handOver(claimId: string, { memberId, name }: Colleague) {
    if (!(await runCommand(() => actions.handOverClaims({ claimIds: [claimId], fromId: userId, assigneeId: memberId })))) return;
    // What is somebody else's now cannot be taken from them: whoever has it can hand it back.
    toastDone(`The claim is handed over to ${name}.`);
  }

  return (
    <ol aria-label="My work" className="border-hairline border-t">
      {entries.map((entry) => (
        <li key={entry.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-hairline border-b py-3">
          <div className="min-w-0 flex-1 basis-64">
            <TextLink
              look="quiet"
              href={`/${workspace}/claims/${entry.id}`}
              data-queue-link=""
              dir="auto"
              lang={entry.article.language}
              className="font-reading font-serif text-15"
            >
              {entry.statement}
            </TextLink>
            <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-secondary">
              <Badge tone={entry.reason === "sentBack" ? "caution" : "accent"}>{reasonWords[entry.reason]}</Badge>
              {entry.priority === 0 ? null : <span className="font-strong text-ink">{sayPriority(entry.priority)}</span>}
              <DueNote dueAt={entry.dueAt} nowMs={nowMs} />
              <span dir="auto">{entry.article.title}</span>
            </p>
          </div>
          {entry.reason === "assigned" ? (
            <span className="flex gap-2">
              {colleagues.length === 0 ? null : (
                <Menu
                  label={`Hand over: ${entry.statement}`}
                  trigger={
                    <Button size="small" look="quiet" aria-label={`Hand over: ${entry.statement}`}>
                      Hand over…
                    </Button>
                  }
                  entries={colleagues.map((colleague) => ({
                    id: colleague.memberId,
                    label: colleague.name,
                    onAction: () => void handOver(entry.id, colleague),
                  }))}
                />
              )}
              <Button size="small" onPress={() => giveBack(entry.id)} aria-label={`Give back: ${entry.statement}`}>
                Give back
              </Button>
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  );
}
