"use client";
import type { Action } from "@/components/desk/desk-actions";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { RelativeTime } from "@/components/ui/relative-time";
import { toastDone } from "@/components/ui/toast";
import type { Lineage } from "@/lib/claims/lineage-queries";
import type { undoLineageInput } from "@/lib/claims/schema";

type Line = Lineage["lines"][number];

/** What was done to a claim's family, step by step in words, with the way to take a step back. */
export function LineageSteps({
  lineage,
  mayUndo,
  undoLineage,
}: {
  lineage: Lineage;
  /** Ids of the steps that the person may take back, as far as their role goes. */
  mayUndo: readonly string[];
  undoLineage: Action<typeof undoLineageInput>;
}) {
  const statements = new Map(lineage.claims.map(({ id, statement }) => [id, statement]));
  const steps = [...new Map(lineage.lines.map((line) => [line.stepId, line])).values()];
  const say = (ids: readonly string[]) =>
    [...new Set(ids)].map((id) => `“${statements.get(id) ?? "a claim not shown here"}”`).join(" and ");
  return (
    <ol aria-label="Steps" className="flex flex-col">
      {steps.map((step) => {
        const lines = lineage.lines.filter(({ stepId }) => stepId === step.stepId);
        return (
          <li
            key={step.stepId}
            className="flex flex-wrap items-start justify-between gap-2 border-hairline border-b py-2 text-13 last:border-b-0"
          >
            <p dir="auto" className="min-w-0 flex-1 text-pretty">
              <span className="font-strong">{step.createdBy}</span> {verbOf(step.relation)}{" "}
              {say(lines.map(({ fromClaimId }) => fromClaimId))} {step.relation === "duplicateOf" ? "as a duplicate of" : "into"}{" "}
              {say(lines.map(({ toClaimId }) => toClaimId))}
              <span className="block text-12 text-secondary">
                <RelativeTime at={step.createdAt} />
                {step.undoneAt === null ? null : (
                  <>
                    {" · taken back "}
                    <RelativeTime at={step.undoneAt} />
                  </>
                )}
              </span>
            </p>
            {step.undoneAt === null && mayUndo.includes(step.stepId) ? (
              <Button
                size="small"
                onPress={async () => {
                  if (await runCommand(() => undoLineage({ stepId: step.stepId }))) toastDone("It is taken back.");
                }}
              >
                Take back
              </Button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function verbOf(relation: Line["relation"]): string {
  switch (relation) {
    case "split":
      return "split";
    case "merged":
      return "merged";
    case "duplicateOf":
      return "marked";
  }
}
