import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
import { DateField, TextField } from "@/components/ui/text-field";
import type { AgreementFilter } from "@/lib/verdicts/agreement-filter";

type Named = { id: string; name: string };

/** Narrows the claims that agreement is measured on. A plain form whose choice stands in the address. */
export function AgreementFilterForm({
  filter,
  articles,
  people,
  versions,
}: {
  filter: AgreementFilter;
  articles: readonly { id: string; title: string }[];
  /** Empty for those who may not see figures about single people. */
  people: readonly Named[];
  versions: readonly number[];
}) {
  return (
    <NarrowForm label="Narrow the claims" isNarrowed={Object.keys(filter).length > 0} className="mb-8">
      <TextField
        key={`topic ${filter.topic}`}
        label="About"
        name="topic"
        placeholder="Words"
        className="w-40"
        defaultValue={filter.topic ?? ""}
      />
      <NarrowSelect
        label="Article"
        name="article"
        emptyLabel="Any"
        className="w-56"
        value={filter.article}
        choices={articles.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {people.length === 0 ? null : (
        <NarrowSelect
          label="Assessed by"
          name="reviewer"
          emptyLabel="Anybody"
          className="w-44"
          value={filter.reviewer}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField key={`from ${filter.from}`} label="Settled from" name="from" defaultValue={filter.from ?? ""} />
      <DateField key={`until ${filter.until}`} label="Settled until" name="until" defaultValue={filter.until ?? ""} />
      {versions.length < 2 ? null : (
        <NarrowSelect
          label="Scale version"
          name="version"
          emptyLabel="All"
          className="w-28"
          value={filter.version}
          choices={versions.map((number) => ({ value: String(number), label: String(number) }))}
        />
      )}
    </NarrowForm>
  );
}
