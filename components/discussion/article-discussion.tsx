"use client";
import type { Route } from "next";
import { TextLink } from "@/components/ui/link";
import type { Thread } from "@/lib/discussion/tell-thread";
import type { DiscussionFrame } from "./discussion-actions";
import { saySubject } from "./discussion-words";
import { ThreadCard } from "./thread-card";
import { useTarget } from "./use-target";

/** All discussions of an article: each under the words or the claim it is about, with the way there. */
export function ArticleDiscussion({
  threads,
  claims,
  language,
  frame,
}: {
  threads: readonly Thread[];
  claims: readonly { id: string; statement: string }[];
  language: string;
  frame: DiscussionFrame;
}) {
  useTarget(frame.targetId);
  const statements = new Map(claims.map(({ id, statement }) => [id, statement]));
  const ordered = [...threads.filter(({ isResolved }) => !isResolved), ...threads.filter(({ isResolved }) => isResolved)];
  return (
    <ol className="flex flex-col gap-8">
      {ordered.map((thread) => {
        const at = thread.claimId === null ? `thread=${thread.id}` : `claim=${thread.claimId}`;
        const words = thread.words?.now ?? statements.get(thread.claimId ?? "") ?? "";
        return (
          <li key={thread.id}>
            <TextLink
              look="quiet"
              prefetch={false}
              href={`/${frame.workspace}/articles/${thread.articleId}?${at}` as Route}
              dir="auto"
              lang={language}
              className="line-clamp-2 font-reading font-serif text-18"
            >
              {words}
            </TextLink>
            <ol className="mt-2">
              <ThreadCard thread={thread} frame={frame} title={saySubject(thread)} />
            </ol>
          </li>
        );
      })}
    </ol>
  );
}
