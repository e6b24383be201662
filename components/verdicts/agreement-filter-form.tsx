import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
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
    <form method="get" aria-label="Narrow the claims" className="no-print mb-8 flex flex-wrap items-end gap-3">
      <TextField
        key={`topic ${filter.topic}`}
        label="About"
        name="topic"
        placeholder="Words"
        className="w-40"
        defaultValue={filter.topic ?? ""}
      />
      <Select
        key={`article ${filter.article}`}
        label="Article"
        name="article"
        emptyLabel="Any"
        className="w-56"
        defaultValue={filter.article ?? ""}
        choices={articles.map(({ id, title }) => ({ value: id, label: title }))}
      />
      {people.length === 0 ? null : (
        <Select
          key={`reviewer ${filter.reviewer}`}
          label="Assessed by"
          name="reviewer"
          emptyLabel="Anybody"
          className="w-44"
          defaultValue={filter.reviewer ?? ""}
          choices={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField key={`from ${filter.from}`} label="Settled from" name="from" defaultValue={filter.from ?? ""} />
      <DateField key={`until ${filter.until}`} label="until" name="until" defaultValue={filter.until ?? ""} />
      {versions.length < 2 ? null : (
        <Select
          key={`version ${filter.version}`}
          label="Scale version"
          name="version"
          emptyLabel="All"
          className="w-28"
          defaultValue={filter.version?.toString() ?? ""}
          choices={versions.map((number) => ({ value: String(number), label: String(number) }))}
        />
      )}
      <Button type="submit">Narrow</Button>
      {Object.keys(filter).length === 0 ? null : (
        <TextLink look="meta" href="?" className="pb-2 text-13">
          Show all
        </TextLink>
      )}
    </form>
  );
}
