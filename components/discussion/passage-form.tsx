"use client";
import { useEffect, useRef } from "react";
import type { Marking } from "@/components/claims/mark-claim-form";
import { BeginThreadForm } from "./begin-thread-form";
import type { DiscussionFrame } from "./discussion-actions";

/** Begins a discussion of selected words of the article, which stand above the form. */
export function PassageForm({
  passage,
  language,
  frame,
  onClose,
  onBegun,
}: {
  passage: Marking;
  language: string;
  frame: DiscussionFrame;
  onClose: () => void;
  onBegun: (begun: { threadId: string; commentId: string }) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.querySelector("textarea")?.focus(), []);
  const place = `${passage.snapshotId}:${passage.start}-${passage.end}`;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape inside the form leaves it; the form's own button does the same.
    <div
      ref={box}
      className="flex flex-col gap-3 px-4 py-3"
      onKeyDown={(event) => {
        if (event.key === "Escape" && !event.defaultPrevented) onClose();
      }}
    >
      <h2 className="font-strong text-15">Comment on these words</h2>
      <blockquote
        dir="auto"
        lang={language}
        className="max-h-48 overflow-y-auto whitespace-pre-wrap border-pencil border-s-2 ps-3 font-reading font-serif text-15 text-secondary"
      >
        {passage.exact}
      </blockquote>
      <BeginThreadForm
        subjects={[{ label: "These words", about: { kind: "passage", ...passage }, readers: "passage" }]}
        draftKey={`${frame.userId}:${place}:beginThread`}
        frame={frame}
        onClose={onClose}
        onBegun={onBegun}
      />
    </div>
  );
}
