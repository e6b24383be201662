import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";

/** Searches by address, so that a search can be shared and works before any script has loaded. */
export function SearchField({ base, search, label, placeholder }: { base: string; search: string; label: string; placeholder: string }) {
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
        <Button type="submit" look="plain">
          Search
        </Button>
      </form>
    </search>
  );
}
