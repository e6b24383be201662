import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
import { TextField } from "@/components/ui/text-field";
import type { ClaimsWanted, Counted } from "@/lib/reports/listed-claims";

const choicesOf = (counts: readonly Counted[]) => counts.map(({ name, count }) => ({ value: name, label: `${name} (${count})` }));

/** Finds published claims by words, verdict, claimant, topic and year. A plain form: what was looked for stands in the address. */
export function ClaimFinder({
  wanted,
  ratings,
  claimants,
  topics,
  years,
}: {
  wanted: ClaimsWanted;
  ratings: readonly Counted[];
  claimants: readonly Counted[];
  topics: readonly Counted[];
  years: readonly Counted[];
}) {
  const { words, rating, claimant, year, topic } = wanted;
  const isNarrowed = words !== "" || [rating, claimant, year, topic].some((one) => one !== null);
  return (
    <search className="mb-8 block font-sans">
      <NarrowForm label="Find claims" isNarrowed={isNarrowed} className="">
        <TextField label="Words" type="search" name="words" defaultValue={words} autoComplete="off" className="w-full" />
        <NarrowSelect
          label="Verdict"
          name="rating"
          value={rating ?? ""}
          emptyLabel="Every verdict"
          choices={choicesOf(ratings)}
          className="min-w-36 flex-1"
        />
        <NarrowSelect
          label="Claimed by"
          name="claimant"
          value={claimant ?? ""}
          emptyLabel="Anybody"
          choices={choicesOf(claimants)}
          className="min-w-36 flex-1"
        />
        {topics.length === 0 ? null : (
          <NarrowSelect
            label="Topic"
            name="topic"
            value={topic ?? ""}
            emptyLabel="Every topic"
            choices={choicesOf(topics)}
            className="min-w-32 flex-1"
          />
        )}
        <NarrowSelect
          label="Year"
          name="year"
          value={year ?? ""}
          emptyLabel="Every year"
          choices={choicesOf(years)}
          className="min-w-28 flex-1"
        />
      </NarrowForm>
    </search>
  );
}
