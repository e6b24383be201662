"use client";
import { ClaimSection, WhyNot } from "@/components/claims/claim-section";
import { Opening } from "@/components/claims/opening";
import { TextLink } from "@/components/ui/link";
import { toastDone } from "@/components/ui/toast";
import type { Thread } from "@/lib/discussion/tell-thread";
import type { Permission } from "@/lib/permission";
import { BeginThreadForm, type Subject } from "./begin-thread-form";
import type { DiscussionFrame } from "./discussion-actions";
import { saySubject } from "./discussion-words";
import { ThreadCard } from "./thread-card";
import { useTarget } from "./use-target";

/** What is said about a claim, its evidence and its assessments: open discussions first, resolved ones folded below. */
export function DiscussionSection({
  threads,
  subjects,
  mayBegin,
  draftKey,
  frame,
}: {
  threads: readonly Thread[];
  subjects: readonly [Subject, ...Subject[]];
  mayBegin: Permission;
  draftKey: string;
  frame: DiscussionFrame;
}) {
  useTarget(frame.targetId);
  const open = threads.filter(({ isResolved }) => !isResolved);
  const ordered = [...open, ...threads.filter(({ isResolved }) => isResolved)];
  return (
    <ClaimSection
      id="discussion"
      name="Discussion"
      aside={
        <span className="tabular">{open.length === threads.length ? threads.length : `${open.length} of ${threads.length} open`}</span>
      }
    >
      {threads.length === 0 ? (
        <p className="text-13 text-secondary">Nobody has commented. Ask here what others may know; it stays with the claim.</p>
      ) : (
        <ol className="flex flex-col gap-5">
          {ordered.map((thread) => (
            <ThreadCard
              key={thread.id}
              thread={thread}
              frame={frame}
              title={
                thread.evidence === null ? (
                  saySubject(thread)
                ) : (
                  <TextLink look="meta" href={`#evidence-${thread.evidence}`}>
                    {saySubject(thread)}
                  </TextLink>
                )
              }
            />
          ))}
        </ol>
      )}
      {mayBegin === true ? (
        <Opening look="plain" label="Comment" keyName="t" draftKey={draftKey}>
          {(close) => (
            <BeginThreadForm
              subjects={subjects}
              draftKey={draftKey}
              frame={frame}
              onClose={close}
              onBegun={() => toastDone("Your comment is there.")}
            />
          )}
        </Opening>
      ) : (
        <WhyNot>{mayBegin}</WhyNot>
      )}
    </ClaimSection>
  );
}
