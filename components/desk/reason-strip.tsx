import type { DeskCandidate } from "@/lib/claims/desk-queries";
import { isAboutWords, sayKind, sayReason, sayWorth } from "./mark-words";

const reasonsMax = 5;

/** At the foot of the article, while a candidate is under the pointer or the caret: what the highlighted words say for or against a check. */
export function ReasonStrip({ candidate, text, language }: { candidate: DeskCandidate; text: string; language: string }) {
  const reasons = candidate.reasons.toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight)).slice(0, reasonsMax);
  return (
    // Those who hear the article are told by the status beside it.
    <div aria-hidden="true" className="reason-foot -mx-5 xl:-mx-8">
      <div className="reason-strip">
        <span className="font-strong">
          {sayKind(candidate.kind)}, {sayWorth(candidate.checkWorthiness)} of 100
        </span>
        {reasons.map(({ code, weight, start, end }) => (
          <span key={`${code}${start}-${end}`} className="whitespace-nowrap">
            <span className={weight >= 0 ? "text-success" : "text-danger"}>{weight >= 0 ? "+" : "−"}</span>{" "}
            {isAboutWords({ code }) ? (
              <>
                <q
                  lang={language}
                  className="reason-words inline-block max-w-48 truncate rounded-sm px-0.5 align-bottom font-serif"
                  data-against={weight < 0 ? "" : undefined}
                >
                  {text.slice(start, end)}
                </q>{" "}
              </>
            ) : null}
            <span className="text-secondary">{sayReason(code)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}
