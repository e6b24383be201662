"use client";
import type { Route } from "next";
import { useState } from "react";
import { Badge } from "@/components/ui/badge";
import { Faces } from "@/components/ui/faces";
import { TextLink } from "@/components/ui/link";
import { ScaleLabel } from "@/components/ui/scale-label";
import { useShortcuts } from "@/components/ui/shortcuts";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";
import type { WorkCard } from "@/lib/claims/work-queries";
import { type ClaimState, claimStateWords } from "@/lib/claims/workflow";
import { markOf } from "@/lib/verdicts/marks";
import { type BoardActions, BoardBar } from "./board-bar";
import { DueNote } from "./due-note";
import { HandOutBar } from "./hand-out-bar";
import { sayPriority } from "./priority-words";

/** A column of the board: its state, how many claims are in it (null when only some are shown), and the first of them. `more` is the address of the rest. */
export type BoardColumn = { state: ClaimState; count: number | null; cards: readonly WorkCard[]; more: Route | null };

/** The team's work by state. Space on a card's box chooses it; `j` `k` go along the cards. */
export function Board({
  workspace,
  columns,
  colleagues,
  canManage,
  canTake,
  stalled,
  nowMs,
  actions,
}: {
  workspace: string;
  columns: readonly BoardColumn[];
  colleagues: readonly Colleague[];
  canManage: boolean;
  canTake: boolean;
  /** How many assignments lie still. */
  stalled: number;
  nowMs: number;
  actions: BoardActions;
}) {
  const [chosenIds, setChosenIds] = useState<ReadonlySet<string>>(new Set());
  const [shortcuts] = useState(() => [
    { keys: "j", does: "Next claim", run: () => focusCard(1) },
    { keys: "k", does: "Previous claim", run: () => focusCard(-1) },
  ]);
  useShortcuts("Board", shortcuts);
  const chosen = columns.flatMap(({ cards }) => cards).filter(({ id }) => chosenIds.has(id));
  const choose = (id: string, isChosen: boolean) =>
    setChosenIds((before) => new Set(isChosen ? [...before, id] : [...before].filter((one) => one !== id)));

  return (
    <>
      {canManage ? <HandOutBar stalled={stalled} actions={actions} /> : null}
      <div className="grid items-start gap-4 md:grid-cols-2 xl:grid-cols-5">
        {columns.map((column) => (
          <section key={column.state} aria-labelledby={`column-${column.state}`} className="min-w-0">
            <h2 id={`column-${column.state}`} className="flex items-baseline justify-between border-rule border-b pb-1 font-strong text-13">
              {claimStateWords[column.state]}{" "}
              <span className="tabular font-normal text-secondary">{column.count?.toLocaleString("en") ?? ""}</span>
            </h2>
            {column.cards.length === 0 ? <p className="py-3 text-12 text-secondary">None</p> : null}
            <ol>
              {column.cards.map((card) => (
                <li key={card.id} className="flex gap-2 border-hairline border-b py-2">
                  {canTake && column.state !== "decided" ? (
                    <input
                      type="checkbox"
                      aria-label={`Choose: ${card.statement}`}
                      checked={chosenIds.has(card.id)}
                      onChange={(event) => choose(card.id, event.target.checked)}
                      className="mt-1 size-4 shrink-0"
                    />
                  ) : null}
                  <div className="min-w-0 flex-1">
                    <TextLink
                      look="quiet"
                      prefetch={false}
                      href={`/${workspace}/claims/${card.id}`}
                      data-board-link=""
                      dir="auto"
                      lang={card.article.language}
                      className="line-clamp-3 font-serif text-13"
                    >
                      {card.statement}
                    </TextLink>
                    <p className="mt-1 flex flex-wrap items-center gap-x-2 gap-y-1 text-12 text-secondary">
                      {card.priority === 0 ? null : <span className="font-strong text-ink">{sayPriority(card.priority)}</span>}
                      {card.verdict === null ? null : <ScaleLabel word={card.verdict.rating.label} mark={markOf(card.verdict.rating)} />}
                      {card.verdict?.staleAt ? <Badge tone="danger">Stale</Badge> : null}
                      <DueNote dueAt={earliest(card)} nowMs={nowMs} />
                      <Faces faces={card.people} />
                    </p>
                  </div>
                </li>
              ))}
            </ol>
            {column.more === null ? null : (
              <p className="pt-2 text-12">
                <TextLink look="meta" prefetch={false} href={column.more}>
                  More in this column
                </TextLink>
              </p>
            )}
          </section>
        ))}
      </div>
      {chosen.length === 0 ? null : <BoardBar {...{ chosen, colleagues, canManage, actions }} onDone={() => setChosenIds(new Set())} />}
    </>
  );
}

function earliest({ people }: WorkCard): Date | null {
  const days = people.flatMap(({ dueAt }) => (dueAt === null ? [] : [dueAt.getTime()]));
  return days.length === 0 ? null : new Date(Math.min(...days));
}

function focusCard(step: 1 | -1) {
  const links = [...document.querySelectorAll<HTMLAnchorElement>("[data-board-link]")];
  const here = links.findIndex((link) => link.matches(":focus"));
  const next = here < 0 ? (step > 0 ? 0 : links.length - 1) : here + step;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}
