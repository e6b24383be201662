import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import type { Choice } from "@/components/ui/select";
import { Select } from "@/components/ui/select";

/** Chooses whose events, and about what, to show. A plain form whose choices stand in the address, so that a view can be sent to somebody. */
export function LogFilter({
  slug,
  people,
  subjects,
  chosen,
}: {
  slug: string;
  people: readonly Choice[];
  subjects: readonly Choice[];
  chosen: { person: string; about: string };
}) {
  const isFiltered = chosen.person !== "" || chosen.about !== "";
  return (
    <form method="get" className="no-print mb-6 flex flex-wrap items-end gap-3">
      <Select label="Who" name="who" choices={people} emptyLabel="Everyone" defaultValue={chosen.person} className="w-48" />
      <Select label="About" name="about" choices={subjects} emptyLabel="Everything" defaultValue={chosen.about} className="w-48" />
      <Button type="submit">Show</Button>
      {isFiltered ? (
        <TextLink href={`/${slug}/audit`} look="meta" className="flex h-8 items-center">
          Show all
        </TextLink>
      ) : null}
    </form>
  );
}
