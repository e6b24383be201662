import { TextLink } from "@/components/ui/link";
import type { Colleague } from "@/components/verdicts/ask-assessment-form";

/** Whose claims the board shows; the choice is in the address, so that a view can be kept and sent. */
export function BoardFilter({
  workspace,
  who,
  kept,
  colleagues,
}: {
  workspace: string;
  who: string;
  /** What else narrows the board and stays. */
  kept: Record<string, string>;
  colleagues: readonly Colleague[];
}) {
  const choices = [
    { value: "", label: "Everybody" },
    { value: "nobody", label: "Nobody yet" },
    ...colleagues.map(({ memberId, name }) => ({ value: memberId, label: name })),
  ];
  return (
    <nav aria-label="Whose claims" className="mb-4 flex flex-wrap gap-x-4 gap-y-1 text-13">
      {choices.map(({ value, label }) => (
        <TextLink
          key={value}
          look={value === who ? "quiet" : "meta"}
          href={`/${workspace}/board?${new URLSearchParams({ ...(value === "" ? {} : { who: value }), ...kept })}`}
          {...(value === who ? { "aria-current": "page" as const } : {})}
        >
          {label}
        </TextLink>
      ))}
    </nav>
  );
}
