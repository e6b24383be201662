import type { CaretStep } from "./caret";

type Press = Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "altKey" | "metaKey">;

/**
 * What a key does to the caret in text of one direction: arrows left and right go by word (with Ctrl or Alt by character), up and down by
 * sentence (with Ctrl or Alt by paragraph), Home and End to the ends of the paragraph (with Ctrl of the article); Shift extends. Null for
 * other keys.
 */
export function caretStepOf(press: Press, direction: "ltr" | "rtl"): CaretStep | null {
  if (press.metaKey) return null;
  const isFine = press.ctrlKey || press.altKey;
  const isExtending = press.shiftKey;
  const onwards = direction === "rtl" ? -1 : 1;
  switch (press.key) {
    case "ArrowRight":
      return { unit: isFine ? "character" : "word", direction: onwards, isExtending };
    case "ArrowLeft":
      return { unit: isFine ? "character" : "word", direction: onwards === 1 ? -1 : 1, isExtending };
    case "ArrowDown":
      return { unit: isFine ? "block" : "sentence", direction: 1, isExtending };
    case "ArrowUp":
      return { unit: isFine ? "block" : "sentence", direction: -1, isExtending };
    case "Home":
      return { unit: isFine ? "article" : "block", direction: -1, isExtending };
    case "End":
      return { unit: isFine ? "article" : "block", direction: 1, isExtending, to: "end" };
    default:
      return null;
  }
}
