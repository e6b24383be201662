import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
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
  return (
    <NarrowForm label={`Narrow the ${path}`} isNarrowed={Object.keys(filter).length > 0} kept={kept} className="mb-6">
      <NarrowSelect
        label="Priority"
        name="priority"
        emptyLabel="Any"
        className="w-32"
        value={filter.priority}
        choices={priorityWords.map((label, value) => ({ value: String(value), label }))}
      />
      <NarrowSelect
        label="Due"
        name="due"
        emptyLabel="Any time"
        className="w-44"
        value={filter.due}
        choices={Object.entries(dueChoices).map(([value, label]) => ({ value, label }))}
      />
      {languages.length < 2 && filter.language === undefined ? null : (
        <NarrowSelect
          label="Language"
          name="language"
          emptyLabel="Any"
          className="w-32"
          value={filter.language}
          choices={languages.map((value) => ({ value, label: value }))}
        />
      )}
    </NarrowForm>
  );
}
