"use client";
import { Search } from "lucide-react";
import type { KeyboardEvent, RefObject } from "react";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { ListControls } from "./list-controls";
import { DeskRow, type ListRow, rowHeight } from "./list-row";
import { isNarrowed, type ListFilter, unfiltered } from "./list-rows";
import type { Cursor } from "./reading-order";
import type { FocusWish } from "./use-acts";
import { WindowedList } from "./windowed-list";

type Props = {
  rows: readonly ListRow[];
  counts: Record<ListFilter["kinds"], number>;
  /** The kinds of sentence among all rows. */
  kindsThere: readonly string[];
  filter: ListFilter;
  language: string;
  cursor: Cursor | null;
  reveal: number;
  focusWish: FocusWish;
  searchField: RefObject<HTMLInputElement | null>;
  /** Why the last key did nothing; empty when it did. */
  hint: string;
  mayDecide: boolean;
  onFilter: (filter: ListFilter) => void;
  /** Takes away what narrows the list, and goes back to the rows. */
  onWiden: (filter: ListFilter) => void;
  /** Clears the search and goes back to the rows. */
  onLeaveSearch: () => void;
  onOpen: (row: ListRow) => void;
  onStep: (direction: 1 | -1) => void;
  onAccept: (candidateId: string) => void;
  onDismiss: (candidateId: string) => void;
  onRestore: (candidateId: string) => void;
};

const kinds = [
  { id: "all", name: "All" },
  { id: "claims", name: "Claims" },
  { id: "candidates", name: "Candidates" },
  { id: "waiting", name: "To place" },
  { id: "aside", name: "Set aside" },
] as const;

/** The list of claims and candidates: filter, order, search, and one row each. */
export function ListPane(props: Props) {
  const { rows, counts, filter, cursor, onFilter, mayDecide, searchField } = props;
  const at = cursor === null ? -1 : rows.findIndex((row) => row.id === cursor.id);
  // Nothing waits for a place until the article changes.
  const isOffered = ({ id }: (typeof kinds)[number]) => id !== "waiting" || counts.waiting > 0 || filter.kinds === id;
  const isEmpty = counts.all === 0 && counts.aside === 0;

  function onKeyDown(event: KeyboardEvent<HTMLDivElement>) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return;
    event.preventDefault();
    props.onStep(event.key === "ArrowDown" ? 1 : -1);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys of the rows, which are buttons.
    <div className="flex h-full min-h-0 flex-col" onKeyDown={onKeyDown}>
      <div className="flex flex-col gap-2 border-hairline border-b px-3 py-2">
        <h2 className="sr-only">Claims and candidates</h2>
        <div className="relative">
          <Search aria-hidden size={14} className="pointer-events-none absolute start-2 top-2 text-secondary" />
          <input
            ref={searchField}
            type="search"
            aria-label="Search claims and candidates"
            aria-keyshortcuts="/"
            placeholder="Search"
            value={filter.words}
            onChange={(event) => onFilter({ ...filter, words: event.target.value })}
            onKeyDown={(event) => {
              if (event.key === "Escape") props.onLeaveSearch();
            }}
            className="block h-7 w-full rounded-sm border border-rule bg-raised ps-7 pe-2 text-13 placeholder:text-secondary"
          />
        </div>
        <fieldset className="flex flex-wrap gap-x-3 gap-y-1">
          <legend className="sr-only">Show</legend>
          {kinds.filter(isOffered).map(({ id, name }) => (
            <button
              key={id}
              type="button"
              aria-pressed={filter.kinds === id}
              onClick={() => onFilter({ ...filter, kinds: id })}
              className="rounded-sm py-0.5 text-12 text-secondary hover:text-ink aria-pressed:font-strong aria-pressed:text-ink aria-pressed:underline aria-pressed:underline-offset-4"
            >
              {name} <span className="tabular">{counts[id]}</span>
            </button>
          ))}
        </fieldset>
        <ListControls filter={filter} kindsThere={props.kindsThere} onFilter={onFilter} />
      </div>
      {isNarrowed(filter) && rows.length > 0 ? (
        <p className="flex items-baseline justify-between gap-2 border-hairline border-b px-3 py-1 text-12 text-secondary">
          <span role="status" className="tabular">
            {rows.length} of {counts[filter.kinds]} shown
          </span>
          <button
            type="button"
            onClick={() => props.onWiden({ ...filter, kind: null, worthMin: 0 })}
            className="rounded-sm py-0.5 underline underline-offset-2 hover:text-ink"
          >
            Show all
          </button>
        </p>
      ) : null}
      {rows.length === 0 ? (
        <Nothing isEmpty={isEmpty} filter={filter} onWiden={props.onWiden} />
      ) : (
        <WindowedList
          label="Claims and candidates"
          rows={rows}
          rowKey={(row) => row.key}
          rowHeight={rowHeight}
          shown={at === -1 ? null : at}
          reveal={props.reveal}
        >
          {(row, place) => (
            <DeskRow
              row={row}
              language={props.language}
              isCurrent={place === at}
              isTabStop={place === Math.max(at, 0)}
              focusWish={props.focusWish}
              onOpen={() => props.onOpen(row)}
              onAccept={isProposed(row) && mayDecide ? () => props.onAccept(row.id) : null}
              onDismiss={isProposed(row) && mayDecide ? () => props.onDismiss(row.id) : null}
              onRestore={row.kind === "candidate" && row.isDismissed && mayDecide ? () => props.onRestore(row.id) : null}
            />
          )}
        </WindowedList>
      )}
      <p role="status" className={props.hint === "" ? "" : "border-hairline border-t bg-sunken px-3 py-1.5 text-12"}>
        {props.hint}
      </p>
    </div>
  );
}

function isProposed(row: ListRow): boolean {
  return row.kind === "candidate" && !row.isDismissed;
}

function Nothing({ isEmpty, filter, onWiden }: { isEmpty: boolean; filter: ListFilter; onWiden: (filter: ListFilter) => void }) {
  if (isEmpty) {
    return (
      <EmptyState title="No claims yet" level={3}>
        Nothing here looked like a claim. Select words in the article and press c to mark one yourself.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="Nothing to show"
      level={3}
      action={
        <Button size="small" onPress={() => onWiden(unfiltered(filter))}>
          Show all
        </Button>
      }
    >
      {sayNothing(filter)}
    </EmptyState>
  );
}

function sayNothing(filter: ListFilter): string {
  if (isNarrowed(filter)) return "Nothing here has this kind and score.";
  if (filter.words !== "") return `No statement or claimant holds “${filter.words}”.`;
  if (filter.kinds === "waiting") return "Nobody has to say of a claim where it stands now.";
  return "There is none of this kind in the article.";
}
