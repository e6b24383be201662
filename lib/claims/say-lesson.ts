import type { Lesson } from "@/lib/breakdown/learning/learn";
import { learningMin } from "@/lib/breakdown/learning/learn";

/** What learning came to, in a sentence or two. */
export function sayLesson({ lesson, from }: { lesson: Lesson; from: number | null }): string {
  const { counts } = lesson;
  const since = from === null ? "" : ` since layer ${from}`;
  const there = `There are ${counts.decisions} decisions${since} (${counts.taken} taken as claims, ${counts.leftAside} dismissed) on ${counts.articles} articles`;
  switch (lesson.outcome) {
    case "too-few":
      return `${there}. It takes at least ${learningMin.decisions}, ${learningMin.taken} of them taken and ${learningMin.leftAside} dismissed, on ${learningMin.articles} articles. Nothing was changed.`;
    case "no-better":
      return `${there}. Learning from them foretells decisions on other articles no better: ${sayChange(lesson)}. Nothing was changed.`;
    case "better":
      return `${there}. Learning from them foretells decisions on other articles better: ${sayChange(lesson)}.`;
  }
}

/** Two sets of measures as a clause: agreement at the threshold and log loss, before and after. */
export function sayChange({
  before,
  after,
}: {
  before: { agreement: number; logLoss: number };
  after: { agreement: number; logLoss: number };
}): string {
  const share = (value: number) => `${Math.round(value * 100)}%`;
  return `${share(before.agreement)} of them before, ${share(after.agreement)} after (log loss ${before.logLoss.toFixed(3)}, then ${after.logLoss.toFixed(3)})`;
}
