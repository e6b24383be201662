import { Badge, type Tone } from "@/components/ui/badge";
import type { CaptureOutcome, PassageState } from "@/lib/evidence/capture-words";

/** Where a capture stands. */
export type CaptureShown = { outcome: CaptureOutcome | null; begunAt: Date | null; attempts: number };

const outcomes: Record<CaptureOutcome, { word: string; tone: Tone }> = {
  ok: { word: "Captured", tone: "success" },
  partial: { word: "Captured in part", tone: "caution" },
  blocked: { word: "Blocked", tone: "danger" },
  failed: { word: "Failed", tone: "danger" },
};

/** A capture's outcome, or how far it has got, in a word or two. */
export function CaptureBadge({ capture }: { capture: CaptureShown }) {
  if (capture.outcome !== null) return <Badge tone={outcomes[capture.outcome].tone}>{outcomes[capture.outcome].word}</Badge>;
  return <Badge tone="accent">{sayProgress(capture)}</Badge>;
}

/** How far a capture that is not finished has got. */
export function sayProgress({ begunAt, attempts }: CaptureShown): string {
  if (begunAt !== null) return attempts > 1 ? `Capturing, attempt ${attempts}` : "Capturing…";
  return attempts === 0 ? "Waiting to be captured" : `Tried ${attempts === 1 ? "once" : `${attempts} times`}, will try again`;
}

/** What became of a passage, as a reviewer reads it. */
export const passageWords: Record<PassageState, { word: string; tone: Tone }> = {
  unchanged: { word: "Still on the page", tone: "success" },
  moved: { word: "Moved on the page", tone: "caution" },
  changed: { word: "Changed on the page", tone: "danger" },
  gone: { word: "Page is gone", tone: "danger" },
};
