import { ComparedWords } from "@/components/articles/text-comparison";
import { compareWords } from "@/lib/articles/text-difference";
import type { Change } from "@/lib/audit/changes";

const spacing = { line: "mt-1 text-13", page: "mb-6 text-15" } as const;

/** What an event changed: each value as one text, with what was taken out and what came in. Nothing when it changed nothing that way. */
export function EventChanges({ changes, at }: { changes: readonly Change[]; at: keyof typeof spacing }) {
  if (changes.length === 0) return null;
  return (
    <dl className={`flex flex-col gap-1 border-hairline border-s-2 ps-3 ${spacing[at]}`}>
      {changes.map(({ name, before, after }) => (
        <div key={name}>
          <dt className="inline text-secondary">{name}: </dt>
          <dd dir="auto" className="wrap-anywhere inline whitespace-pre-line">
            <ComparedWords pieces={compareWords(before, after, "en")} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
