/**
 * Places between the text on the screen and the snapshot's offsets. Every segment of the article is an element with `data-start` around
 * exactly one text node; nothing else inside the article counts.
 */

type Point = { node: Node; offset: number };

const segmentSelector = "[data-start]";

function segmentsOf(root: Element): HTMLElement[] {
  return [...root.querySelectorAll<HTMLElement>(segmentSelector)];
}

function startOf(segment: HTMLElement): number {
  return Number(segment.dataset.start);
}

function lengthOf(segment: HTMLElement): number {
  return segment.textContent.length;
}

/**
 * The offset into the snapshot that a point of the page means. Between segments, the beginning of a selection belongs to the segment
 * after it and the end to the one before. Null outside the article.
 */
export function offsetAt(root: Element, { node, offset }: Point, edge: "start" | "end"): number | null {
  if (!root.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const segment = node.parentElement?.closest<HTMLElement>(segmentSelector);
    if (segment && root.contains(segment)) return startOf(segment) + offset;
  }
  const segments = segmentsOf(root);
  const point = document.createRange();
  point.setStart(node, offset);
  point.collapse(true);
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const segment = segments[middle];
    // 1: the segment begins after the point, 0: at it, -1: before it.
    if (segment !== undefined && point.comparePoint(segment, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const after = segments[low];
  const before = segments[low - 1];
  if (edge === "start" && after !== undefined) return startOf(after);
  if (before !== undefined) return startOf(before) + lengthOf(before);
  return after === undefined ? null : startOf(after);
}

/** What is selected in the article, as offsets into the snapshot in reading order; null when nothing is, or only something outside. */
export function readSelection(root: Element): { start: number; end: number } | null {
  const selection = document.getSelection();
  if (selection === null || selection.rangeCount === 0 || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(root)) return null;
  const isFrom = root.contains(range.startContainer);
  const isTo = root.contains(range.endContainer);
  if (!isFrom && !isTo) return null;
  const start = isFrom ? offsetAt(root, { node: range.startContainer, offset: range.startOffset }, "start") : firstOffset(root);
  const end = isTo ? offsetAt(root, { node: range.endContainer, offset: range.endOffset }, "end") : lastOffset(root);
  return start === null || end === null || start >= end ? null : { start, end };
}

/** Both ends of the selection as offsets, in the order they were made; null when it is not wholly inside the article. */
export function readEnds(root: Element): { anchor: number; focus: number } | null {
  const selection = document.getSelection();
  if (selection?.anchorNode == null || selection.focusNode == null) return null;
  const anchor = offsetAt(root, { node: selection.anchorNode, offset: selection.anchorOffset }, "start");
  const focus = offsetAt(root, { node: selection.focusNode, offset: selection.focusOffset }, "end");
  return anchor === null || focus === null ? null : { anchor, focus };
}

function firstOffset(root: Element): number | null {
  const first = root.querySelector<HTMLElement>(segmentSelector);
  return first === null ? null : startOf(first);
}

function lastOffset(root: Element): number | null {
  const last = segmentsOf(root).at(-1);
  return last === undefined ? null : startOf(last) + lengthOf(last);
}

/** The point of the page where an offset of the snapshot stands; at a seam, the segment that begins there. Null when it is not drawn. */
export function pointAt(root: Element, offset: number): Point | null {
  const block = [...root.querySelectorAll<HTMLElement>("[data-block-start]")].findLast(
    (element) => Number(element.dataset.blockStart) <= offset,
  );
  if (block === undefined) return null;
  const segment = segmentsOf(block).findLast((element) => startOf(element) <= offset);
  const text = segment === undefined ? null : document.createTreeWalker(segment, NodeFilter.SHOW_TEXT).nextNode();
  if (segment === undefined || text === null) return null;
  return { node: text, offset: Math.min(offset - startOf(segment), text.textContent?.length ?? 0) };
}

/** A live range of the page over offsets of the snapshot; null when an end is not drawn. */
export function rangeOver(root: Element, { start, end }: { start: number; end: number }): Range | null {
  const from = pointAt(root, start);
  const to = pointAt(root, end);
  if (from === null || to === null) return null;
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

/** Makes the page's selection run from one offset to another, either of which may come first; false when they are not on the page. */
export function selectBetween(root: Element, ends: { anchor: number; focus: number }): boolean {
  const anchor = pointAt(root, ends.anchor);
  const focus = pointAt(root, ends.focus);
  if (anchor === null || focus === null) return false;
  document.getSelection()?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
  return true;
}
