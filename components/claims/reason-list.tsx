import { isAboutWords, sayReason } from "@/components/desk/mark-words";

/** Why a score is what it is, the weightiest first: the words, and what speaks in them for or against a check. */
export function ReasonList({
  reasons,
  language,
}: {
  reasons: readonly { code: string; weight: number; start: number; end: number; words: string }[];
  language: string;
}) {
  if (reasons.length === 0) return <p className="text-13 text-secondary">No single words stand out.</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {reasons
        .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .map((reason) => (
          <li key={`${reason.code}${reason.start}-${reason.end}`} className="flex items-baseline gap-2 text-13">
            <span aria-hidden="true" className={`w-3 text-center ${reason.weight >= 0 ? "text-success" : "text-danger"}`}>
              {reason.weight >= 0 ? "+" : "−"}
            </span>
            <span>
              <span className="sr-only">{reason.weight >= 0 ? "Speaks for a check: " : "Speaks against a check: "}</span>
              {isAboutWords(reason) ? (
                <>
                  <q
                    dir="auto"
                    lang={language}
                    className="reason-words rounded-sm px-0.5 font-reading font-serif"
                    data-against={reason.weight < 0 ? "" : undefined}
                  >
                    {reason.words}
                  </q>{" "}
                </>
              ) : null}
              <span className="text-secondary">{sayReason(reason.code)}</span>
            </span>
          </li>
        ))}
    </ul>
  );
}
