import { Button } from "@/components/ui/button";
import { type Goes, TextLink } from "@/components/ui/link";
import type { Choice } from "@/components/ui/select";
import { Select } from "@/components/ui/select";
import { DateField } from "@/components/ui/text-field";

/**
 * Chooses whose events, about what and of which days (of UTC) to show. A plain form whose choices stand in the address, so that a view can be sent to
 * somebody. `everything` is where nothing is chosen, and `kept` what the address says besides.
 */
export function LogFilter<Everything extends string>({
  everything,
  kept = {},
  people,
  subjects,
  chosen,
}: {
  everything: Goes<Everything>["href"];
  kept?: Readonly<Record<string, string>>;
  people: readonly Choice[];
  subjects: readonly Choice[];
  chosen: { person: string; about: string; from: string; to: string };
}) {
  const isFiltered = Object.values(chosen).some((value) => value !== "");
  return (
    <form method="get" className="no-print mb-6 grid max-w-100 grid-cols-2 items-end gap-3">
      {Object.entries(kept).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <Select label="Who" name="who" choices={people} emptyLabel="Everyone" defaultValue={chosen.person} />
      <Select label="About" name="about" choices={subjects} emptyLabel="Everything" defaultValue={chosen.about} />
      <DateField width="full" label="From" name="from" defaultValue={chosen.from} />
      <DateField width="full" label="To" name="to" defaultValue={chosen.to} />
      <div className="flex items-center gap-3">
        <Button type="submit">Show</Button>
        {isFiltered ? (
          <TextLink href={everything} look="meta" className="whitespace-nowrap">
            Show all
          </TextLink>
        ) : null}
      </div>
    </form>
  );
}
