import { Button } from "@/components/ui/button";
import { TextLink } from "@/components/ui/link";
import { Select } from "@/components/ui/select";
import { TextField } from "@/components/ui/text-field";
import { type ClaimState, claimStates, claimStateWords } from "@/lib/claims/workflow";

/** Which claims to list. A plain form whose choices stand in the address, so that a view can be kept and sent. */
export function ClaimFilter({
  workspace,
  state,
  search,
  counts,
}: {
  workspace: string;
  state: ClaimState | null;
  search: string;
  counts: Partial<Record<ClaimState, number>>;
}) {
  return (
    <search className="no-print mb-6 block">
      <form method="get" className="flex flex-wrap items-end gap-3">
        <TextField
          label="Words in the statement"
          type="search"
          name="search"
          defaultValue={search}
          autoComplete="off"
          className="w-72 max-w-full"
        />
        <Select
          label="State"
          name="state"
          defaultValue={state ?? ""}
          emptyLabel="Every state"
          choices={claimStates.map((one) => ({ value: one, label: `${claimStateWords[one]} (${counts[one] ?? 0})` }))}
          className="w-44"
        />
        <Button type="submit">Show</Button>
        {state === null && search === "" ? null : (
          <TextLink href={`/${workspace}/claims`} look="meta" className="py-2">
            Show all
          </TextLink>
        )}
      </form>
    </search>
  );
}
