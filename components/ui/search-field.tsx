import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** Searches by address, so that a search can be shared and works before any script has loaded. */
export function SearchField({
  base,
  search,
  label,
  placeholder,
  kept = {},
}: {
  base: string;
  search: string;
  label: string;
  placeholder: string;
  /** What else the address says, and still says after the search. */
  kept?: Readonly<Record<string, string>>;
}) {
  return (
    <search className="mb-6">
      <form action={base} method="get" className="flex max-w-md items-end gap-2">
        <TextField
          key={search}
          label={label}
          isLabelHidden
          type="search"
          name="search"
          defaultValue={search}
          maxLength={200}
          placeholder={placeholder}
          className="flex-1"
        />
        {Object.entries(kept).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Button type="submit" look="plain">
          Search
        </Button>
      </form>
    </search>
  );
}
