"use client";
import { useEffect, useEffectEvent } from "react";
import { WordsChanged } from "@/components/claims/words-changed";
import { useDeskReach } from "@/components/desk/desk-reach";
import { Badge } from "@/components/ui/badge";
import { TextLink } from "@/components/ui/link";
import type { Thread } from "@/lib/discussion/tell-thread";
import type { DiscussionFrame } from "./discussion-actions";
import { saySubject } from "./discussion-words";
import { ThreadCard } from "./thread-card";
import { useTarget } from "./use-target";

/** A discussion of words of the article, at hand on the desk. Its words are shown and painted in the article while it is, where they stand in this snapshot. */
export function ThreadAtHand({ thread, language, frame }: { thread: Thread; language: string; frame: DiscussionFrame }) {
  const reach = useDeskReach();
  useTarget(frame.targetId);
  const { words } = thread;
  const point = useEffectEvent(() => {
    if (!words?.place) return;
    reach.point({ ...words.place, reasons: [] });
    reach.show(words.place);
  });
  const letGo = useEffectEvent(() => reach.point(null));
  useEffect(() => {
    point();
    return () => letGo();
  }, []);
  return (
    <section aria-label="Discussion" className="flex flex-col gap-3 px-4 pt-3 pb-5">
      <div className="flex min-h-7 items-center gap-2">
        <Badge tone="outline">Discussion</Badge>
        <TextLink look="meta" prefetch={false} href={`/${frame.workspace}/articles/${thread.articleId}/discussion`} className="text-12">
          All discussions of this article
        </TextLink>
      </div>
      {words === null ? null : (
        <figure>
          <blockquote
            dir="auto"
            lang={language}
            className="whitespace-pre-line border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
          >
            {words.now}
          </blockquote>
          {words.place === null && words.waiting === null && words.goneSince === null ? (
            <figcaption className="mt-1 ps-3 text-12 text-secondary">These words are of an earlier version of the text.</figcaption>
          ) : null}
        </figure>
      )}
      {words === null ? null : (
        <WordsChanged workspace={frame.workspace} article={{ id: thread.articleId, language }} words={words} what="discussion" />
      )}
      <ol className="flex flex-col gap-5">
        <ThreadCard thread={thread} frame={frame} title={saySubject(thread)} />
      </ol>
    </section>
  );
}
