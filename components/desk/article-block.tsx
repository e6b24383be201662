import { memo, type ReactNode } from "react";
import type { LinedMark } from "./marks";
import type { DrawnBlock, Segment } from "./segments";

type BlockProps = {
  block: DrawnBlock;
  language: string;
  /** The mark the desk is at, when it touches this block. */
  currentId: string | null;
  /** The mark under the pointer or the caret, when it touches this block. */
  raisedId: string | null;
};

/** One block of the article: its words exactly as stored, cut into segments, each with the marks that cover it. */
export const ArticleBlock = memo(function ArticleBlock({ block, language, currentId, raisedId }: BlockProps) {
  const words = block.segments.map((segment) => (
    <span key={segment.start} data-start={segment.start}>
      {drawMarks(segment, { currentId, raisedId })}
    </span>
  ));
  const common = {
    "data-block-start": block.start,
    dir: block.direction,
    lang: language,
    style: { containIntrinsicBlockSize: heightOf(block) },
  };
  switch (block.kind) {
    case "heading": {
      // The article's own title is the page's h1, so its headings begin below it.
      const Heading = `h${Math.min(6, Math.max(2, (block.level ?? 1) + 1))}` as "h2";
      return (
        <Heading {...common} className="article-block mt-8 mb-2 text-22 first:mt-0">
          {words}
        </Heading>
      );
    }
    case "list-item":
      return (
        <li {...common} data-marker={block.marker} className="article-block article-item my-1.5">
          {words}
        </li>
      );
    case "quote":
      return (
        <blockquote {...common} className="article-block my-4 border-rule border-s-2 ps-4 italic">
          {words}
        </blockquote>
      );
    case "caption":
      return (
        <p {...common} className="article-block my-3 text-15 text-secondary">
          {words}
        </p>
      );
    case "table":
      return (
        <p {...common} className="article-block my-3 overflow-x-auto font-mono text-13">
          {words}
        </p>
      );
    case "paragraph":
      return (
        <p {...common} className="article-block my-4 first:mt-0">
          {words}
        </p>
      );
  }
});

const charactersOnALine = 68;
const lineRem = 1.8125;

/** How high a block will be about, for as long as the browser has not drawn it: places far away are found nearly where they will stand. */
function heightOf({ start, end }: DrawnBlock): string {
  return `auto ${Math.ceil((end - start) / charactersOnALine) * lineRem}rem`;
}

type Lifted = Pick<BlockProps, "currentId" | "raisedId">;

// One element a mark, nested by line, so that the browser stacks their underlines; each ends with its segment.
function drawMarks(segment: Segment, lifted: Lifted): ReactNode {
  return segment.marks.reduceRight<ReactNode>((inner, mark) => drawMark(mark, inner, lifted), segment.text);
}

function drawMark(mark: LinedMark, inner: ReactNode, { currentId, raisedId }: Lifted): ReactNode {
  return (
    <mark
      key={mark.id}
      data-mark={mark.id}
      data-state={mark.look}
      data-level={mark.lane === 0 ? undefined : mark.lane}
      data-several={mark.line === "several" ? "" : undefined}
      data-covered={mark.line === "covered" ? "" : undefined}
      data-selected={mark.id === currentId ? "" : undefined}
      data-raised={mark.id === raisedId ? "" : undefined}
      className="claim-mark"
    >
      {inner}
    </mark>
  );
}

/** Blocks as they are read out: list items that follow each other stand in one list. */
export function groupItems(blocks: readonly DrawnBlock[]): { key: number; isList: boolean; blocks: DrawnBlock[] }[] {
  const groups: { key: number; isList: boolean; blocks: DrawnBlock[] }[] = [];
  for (const block of blocks) {
    const last = groups.at(-1);
    const isList = block.kind === "list-item";
    if (last !== undefined && isList && last.isList) last.blocks.push(block);
    else groups.push({ key: block.start, isList, blocks: [block] });
  }
  return groups;
}
