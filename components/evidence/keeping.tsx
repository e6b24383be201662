"use client";
import { usePathname } from "next/navigation";
import { Badge } from "@/components/ui/badge";
import { OutsideLink, TextLink } from "@/components/ui/link";
import { RelativeTime } from "@/components/ui/relative-time";
import { route } from "@/components/ui/route";
import { livePassageUrl } from "@/lib/evidence/live-passage-url";
import { mediaFragmentUrl } from "@/lib/evidence/passage-place";
import { passageWords } from "./capture-state";
import type { Piece } from "./evidence-card";

// Tall enough to be hit with a thumb.
const tall = "inline-flex min-h-6 items-center";

/** How a piece of evidence is kept: the way to the passage in the capture and on the live page, and what was seen of it since. */
export function Keeping({ piece }: { piece: Piece }) {
  const { captureId, capturedAt, anchorState, isDamaged, newest, seen } = piece.keeping;
  const workspace = usePathname().split("/")[1] ?? "";
  const state = seen === null ? null : passageWords[seen.state];
  const { source } = piece;
  const passage = { kind: source.kind, locator: piece.locator, quote: piece.quote };
  // A stretch of a recording has an address of its own whether or not a copy is kept.
  const hasLivePlace = source.url !== null && (captureId !== null || mediaFragmentUrl(source.url, passage) !== null);
  const isWaiting = newest !== null && newest.finishedAt === null;
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-secondary">
      {state === null ? null : <Badge tone={state.tone}>{state.word}</Badge>}
      {isDamaged ? <Badge tone="danger">The kept copy is damaged</Badge> : null}
      {captureId !== null && (anchorState === "lost" || anchorState === "ambiguous") ? (
        <Badge tone="caution">{anchorState === "lost" ? "Passage not found in the copy" : "Passage stands there several times"}</Badge>
      ) : null}
      {captureId === null ? (
        <TextLink look="meta" className={tall} href={route(`/${workspace}/sources/${source.id}`)}>
          {isWaiting ? "Being captured" : newest === null ? "No copy kept" : "No copy could be kept"}
        </TextLink>
      ) : (
        <TextLink
          look="meta"
          className={tall}
          href={route(`/${workspace}/sources/${source.id}/captures/${captureId}?evidence=${piece.id}#passage`)}
        >
          Passage in the kept copy
        </TextLink>
      )}
      {source.url === null || !hasLivePlace ? null : (
        <OutsideLink className={tall} href={livePassageUrl(source.url, passage)}>
          On the live page
        </OutsideLink>
      )}
      {piece.usedElsewhere === 0 ? null : (
        <TextLink look="meta" className={tall} href={route(`/${workspace}/sources/${source.id}#uses`)}>
          {`Used ${piece.usedElsewhere === 1 ? "once" : `${piece.usedElsewhere} times`} elsewhere`}
        </TextLink>
      )}
      {seen !== null ? (
        <span>
          seen <RelativeTime at={seen.createdAt} />
        </span>
      ) : capturedAt === null ? null : (
        <span>
          kept <RelativeTime at={capturedAt} />
        </span>
      )}
    </p>
  );
}
