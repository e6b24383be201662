import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
import { TextField } from "@/components/ui/text-field";
import type { ClaimsWanted, Counted } from "@/lib/reports/listed-claims";
import type { Speech } from "@/lib/reports/speech";

type Narrowing = { name: string; label: string; everything: string; chosen: string | null; counts: readonly Counted[]; width?: string };

/** One choice to narrow claims by, with how many there are of each. */
function NarrowBy({ name, label, everything, chosen, counts, width = "min-w-36" }: Narrowing) {
  return (
    <NarrowSelect
      {...{ name, label }}
      value={chosen ?? ""}
      emptyLabel={everything}
      choices={counts.map(({ name: value, count }) => ({ value, label: `${value} (${count})` }))}
      className={`${width} flex-1`}
    />
  );
}

/** Finds published claims by words, verdict, claimant, topic and year. A plain form: what was looked for stands in the address. */
export function ClaimFinder({
  wanted,
  ratings,
  claimants,
  topics,
  years,
  speech,
}: {
  wanted: ClaimsWanted;
  ratings: readonly Counted[];
  claimants: readonly Counted[];
  topics: readonly Counted[];
  years: readonly Counted[];
  speech: Speech;
}) {
  const { claims: says } = speech.words;
  const { words, rating, claimant, year, topic } = wanted;
  const isNarrowed = words !== "" || [rating, claimant, year, topic].some((one) => one !== null);
  return (
    <search className="mb-8 block font-sans">
      <NarrowForm label={says.find} words={says} isNarrowed={isNarrowed} className="">
        <TextField label={says.words} type="search" name="words" defaultValue={words} autoComplete="off" className="w-full" />
        <NarrowBy name="rating" label={says.verdict} everything={says.everyVerdict} chosen={rating} counts={ratings} />
        <NarrowBy name="claimant" label={says.claimedBy} everything={says.anybody} chosen={claimant} counts={claimants} />
        {topics.length === 0 ? null : (
          <NarrowBy name="topic" label={says.topic} everything={says.everyTopic} chosen={topic} counts={topics} width="min-w-32" />
        )}
        <NarrowBy name="year" label={says.year} everything={says.everyYear} chosen={year} counts={years} width="min-w-28" />
      </NarrowForm>
    </search>
  );
}
