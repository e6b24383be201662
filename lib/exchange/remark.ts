import type { AnnotationRow } from "./annotation-row";

/** What an annotation says as a comment: the statement it makes of its words, and its note. Empty when it only marks them. */
export function remarkOf({ statement, note }: Pick<AnnotationRow, "statement" | "note">): string {
  return [statement ?? "", note]
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .join("\n\n");
}
