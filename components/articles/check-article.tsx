"use client";
import { useState } from "react";
import { useCancellableAttempt } from "@/components/articles/use-cancellable-attempt";
import { runCommand } from "@/components/forms/run-command";
import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CheckOutcome } from "@/lib/articles/check-article";
import type { Renewal } from "@/lib/articles/renew-article";
import type { Result } from "@/lib/result";

type Props = {
  workspace: string;
  articleId: string;
  action: (input: { articleId: string; attempt: string }) => Promise<Result<CheckOutcome>>;
};

/** Fetches the page again on request, can be cancelled meanwhile, and says what came of it. */
export function CheckArticle({ workspace, articleId, action }: Props) {
  const attempt = useCancellableAttempt(`/${workspace}/articles/new/cancel`);
  const [isPending, setIsPending] = useState(false);
  const [found, setFound] = useState<CheckOutcome | null>(null);

  async function check() {
    setIsPending(true);
    setFound(null);
    await runCommand(async () => {
      const result = await action({ articleId, attempt: attempt.begin() });
      if (result.ok) setFound(result.value);
      return result;
    });
    setIsPending(false);
  }

  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap gap-2">
        <Button look="primary" isPending={isPending} onPress={check}>
          {isPending ? "Fetching the page…" : "Check for changes"}
        </Button>
        {isPending ? <Button onPress={attempt.cancel}>Cancel</Button> : null}
      </div>
      {found === null ? null : <Outcome found={found} here={`/${workspace}/articles/${articleId}`} />}
    </div>
  );
}

function Outcome({ found, here }: { found: CheckOutcome; here: `/${string}/articles/${string}` }) {
  switch (found.outcome) {
    case "unchanged":
      return (
        <Notice tone="success" role="status">
          The text is the same, word for word.
        </Notice>
      );
    case "unsteady":
      return (
        <Notice tone="caution" role="status" title="The page answers differently each time">
          Its text was not taken: it would prove nothing. If the article did change, paste its new text below.
        </Notice>
      );
    case "failed":
      return (
        <Notice tone="danger" role="alert" title="The page could not be read">
          {found.problem} That it failed stands in the history; nothing else changed.
        </Notice>
      );
    case "changed":
      return found.renewal === null ? null : (
        <Notice tone="caution" role="status" title={`The page changed: snapshot ${found.renewal.number} is here`}>
          {sayAnchors(found.renewal.anchors)} <TextLink href={`${here}/versions/${found.renewal.number}`}>What changed</TextLink>
        </Notice>
      );
  }
}

/** What became of the claims, in a sentence or two. */
export function sayAnchors(anchors: Renewal["anchors"]): string {
  const carried = anchors.exact + anchors.normalised;
  const waiting = anchors.moved + anchors.ambiguous + anchors.lost;
  const claims = (count: number) => (count === 1 ? "1 claim" : `${count} claims`);
  if (carried + waiting === 0) return "No claim was tied to it yet.";
  const parts = [
    carried === 0 ? null : `${claims(carried)} carried on.`,
    waiting === 0 ? null : `${claims(waiting)} ${waiting === 1 ? "waits" : "wait"} for a person.`,
  ];
  return parts.filter((part) => part !== null).join(" ");
}
