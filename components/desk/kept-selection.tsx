import { Component, type RefObject } from "react";
import type { Caret } from "./caret";
import type { DrawnBlock } from "./segments";
import { readEnds, selectBetween } from "./selection-places";

type Props = {
  words: RefObject<Element | null>;
  /** What is drawn of the text. */
  blocks: readonly DrawnBlock[];
};

/**
 * Keeps words selected while the article is drawn anew: a new mark cuts the text on the page into new pieces, and the browser forgets what
 * was selected in the old ones. What is selected is read at the last moment before the pieces change, which only a class component learns
 * of: the browser tells of a selection some time after it was made, and what it told of last may be words the person has left since.
 */
export class KeptSelection extends Component<Props> {
  override getSnapshotBeforeUpdate(): Caret | null {
    return this.props.words.current === null ? null : readEnds(this.props.words.current);
  }

  override componentDidUpdate(_props: Props, _state: unknown, before: Caret | null): void {
    const root = this.props.words.current;
    if (root === null || before === null || before.anchor === before.focus) return;
    const now = readEnds(root);
    // Null: nothing of the article is selected any more.
    if (now !== null && (now.anchor !== before.anchor || now.focus !== before.focus)) selectBetween(root, before);
  }

  override render() {
    return null;
  }
}
