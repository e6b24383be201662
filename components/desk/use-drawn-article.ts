"use client";
import { useMemo, useState } from "react";
import type { Direction } from "@/lib/articles/direction";
import type { Block } from "@/lib/breakdown/blocks";
import { unpackDesk } from "@/lib/claims/desk-packed";
import type { DeskCandidate } from "@/lib/claims/desk-queries";
import { createCaretTravel } from "./caret";
import { countRows, filterRows, kindsOf, type ListFilter, rowsOf } from "./list-rows";
import { marksOf } from "./marks";
import { coverText, segmentText, withDirections } from "./segments";

/** What the person has decided on candidates before the server has said so. */
export type Decided = Readonly<Record<string, DeskCandidate["state"]>>;

type Snapshot = { id: string; text: string; blocks: readonly Block[] };

type Shown = {
  /** By `packDesk`. */
  packed: string;
  snapshot: Snapshot;
  language: string;
  decided: Decided;
  filter: ListFilter;
};

/**
 * What an article and its claims come to on the desk: blocks, marks, rows and ways for the caret. Each is worked out anew only when what
 * it is made of changes, and stays the same object until then: the desk is drawn at every step, and a long article has thousands of each.
 */
export function useDrawnArticle({ packed, snapshot, language, decided, filter }: Shown) {
  const unpacked = useMemo(() => unpackDesk(packed, snapshot), [packed, snapshot]);
  const [blocks] = useState(() => withDirections(snapshot.text, coverText(snapshot.text, snapshot.blocks)));
  const [travel] = useState(() => createCaretTravel(snapshot.text, { blocks, sentences: unpacked.sentences, language }));
  const drawn = useMemo(() => draw(snapshot, { blocks, unpacked, decided }), [snapshot, blocks, unpacked, decided]);
  const rows = useMemo(() => filterRows(drawn.allRows, filter), [drawn, filter]);
  return { ...drawn, travel, rows };
}

type Parts = { blocks: readonly (Block & { direction: Direction })[]; unpacked: ReturnType<typeof unpackDesk>; decided: Decided };

function draw(snapshot: Snapshot, { blocks, unpacked, decided }: Parts) {
  const { claims } = unpacked;
  const candidates = unpacked.candidates.map((candidate) => {
    const state = decided[candidate.id];
    return state === undefined ? candidate : { ...candidate, state };
  });
  const marks = marksOf(snapshot.id, claims, candidates);
  const allRows = rowsOf(claims, candidates, marks);
  return {
    ...{ claims, candidates, marks, allRows },
    blocks: segmentText(snapshot.text, blocks, marks),
    candidateAt: new Map(candidates.map((one) => [one.id, one])),
    counts: countRows(allRows),
    kindsThere: kindsOf(allRows),
  };
}
