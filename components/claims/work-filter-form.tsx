import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { dueChoices, type WorkFilter } from "@/lib/claims/work-filter";
import { priorityWords } from "./priority-words";

/** Narrows the queue or the board. A plain form whose choice stands in the address: kept as a bookmark, sent as a link. */
export function WorkFilterForm({
  path,
  filter,
  kept,
  languages,
}: {
  path: "queue" | "board";
  filter: WorkFilter;
  /** What else stands in the address and stays there. */
  kept: Record<string, string>;
  languages: readonly string[];
}) {
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <form method="get" aria-label={`Narrow the ${path}`} className="no-print mb-6 flex flex-wrap items-end gap-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select
        key={`priority ${filter.priority}`}
        label="Priority"
        name="priority"
        emptyLabel="Any"
        className="w-32"
        defaultValue={filter.priority?.toString() ?? ""}
        choices={priorityWords.map((label, value) => ({ value: String(value), label }))}
      />
      <Select
        key={`due ${filter.due}`}
        label="Due"
        name="due"
        emptyLabel="Any time"
        className="w-44"
        defaultValue={filter.due ?? ""}
        choices={Object.entries(dueChoices).map(([value, label]) => ({ value, label }))}
      />
      {languages.length < 2 && filter.language === undefined ? null : (
        <Select
          key={`language ${filter.language}`}
          label="Language"
          name="language"
          emptyLabel="Any"
          className="w-32"
          defaultValue={filter.language ?? ""}
          choices={languages.map((value) => ({ value, label: value }))}
        />
      )}
      <Button type="submit">Narrow</Button>
      {isFiltered ? (
        <TextLink look="meta" href={`?${new URLSearchParams(kept)}`} className="pb-2 text-13">
          Show all
        </TextLink>
      ) : null}
    </form>
  );
}
