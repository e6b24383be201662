import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
import { TextField } from "@/components/ui/text-field";
import type { ClaimsWanted, Counted } from "@/lib/reports/listed-claims";

const choicesOf = (counts: readonly Counted[]) => counts.map(({ name, count }) => ({ value: name, label: `${name} (${count})` }));

/** Finds published claims by words, verdict, claimant and year. A plain form: what was looked for stands in the address. */
export function ClaimFinder({
  wanted,
  ratings,
  claimants,
  years,
}: {
  wanted: ClaimsWanted;
  ratings: readonly Counted[];
  claimants: readonly Counted[];
  years: readonly Counted[];
}) {
  const { words, rating, claimant, year } = wanted;
  return (
    <search className="mb-8 block font-sans">
      <NarrowForm label="Find claims" isNarrowed={words !== "" || rating !== null || claimant !== null || year !== null} className="">
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
