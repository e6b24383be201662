import { NarrowForm, NarrowSelect } from "@/components/ui/narrow-form";
import { TextField } from "@/components/ui/text-field";
import type { ClaimsWanted, Counted } from "@/lib/reports/listed-claims";
import type { Speech } from "@/lib/reports/speech";

const choicesOf = (counts: readonly Counted[]) => counts.map(({ name, count }) => ({ value: name, label: `${name} (${count})` }));

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
        <NarrowSelect
          label={says.verdict}
          name="rating"
          value={rating ?? ""}
          emptyLabel={says.everyVerdict}
          choices={choicesOf(ratings)}
          className="min-w-36 flex-1"
        />
        <NarrowSelect
          label={says.claimedBy}
          name="claimant"
          value={claimant ?? ""}
          emptyLabel={says.anybody}
          choices={choicesOf(claimants)}
          className="min-w-36 flex-1"
        />
        {topics.length === 0 ? null : (
          <NarrowSelect
            label={says.topic}
            name="topic"
            value={topic ?? ""}
            emptyLabel={says.everyTopic}
            choices={choicesOf(topics)}
            className="min-w-32 flex-1"
          />
        )}
        <NarrowSelect
          label={says.year}
          name="year"
          value={year ?? ""}
          emptyLabel={says.everyYear}
          choices={choicesOf(years)}
          className="min-w-28 flex-1"
        />
      </NarrowForm>
    </search>
  );
}
