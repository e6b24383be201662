/** How urgent a claim is, in words, by its number. */
export const priorityWords = ["Normal", "High", "Urgent"] as const;

/** The words for a priority; the highest for numbers beyond it. */
export function sayPriority(priority: number): string {
  return priorityWords[Math.min(Math.max(priority, 0), priorityWords.length - 1)] ?? priorityWords[0];
}
