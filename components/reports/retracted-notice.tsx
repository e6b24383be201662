import type { Speech } from "@/lib/reports/speech";
import type { VersionRetraction } from "@/lib/reports/version";
import { Moment } from "./day";
import { Sentence } from "./sentence";

/** Says above everything that what follows is taken back, since when, why and by whom. Nothing where nothing is. */
export function RetractedNotice({
  retraction,
  what,
  speech,
}: {
  retraction: VersionRetraction | null | undefined;
  what: "report" | "claim";
  speech: Speech;
}) {
  if (!retraction) return null;
  const { retractedAt, reason, askedBy, confirmedBy, number } = retraction;
  const { version: words } = speech.words;
  return (
    <div role="note" className="mb-8 border-danger border-s-4 bg-danger-wash px-4 py-3 font-sans text-15">
      <p>
        <strong>{what === "report" ? words.reportRetracted : words.claimRetracted}</strong> {words.noLonger}
      </p>
      <p dir="auto" lang={speech.content} className="mt-2 whitespace-pre-line">
        {reason}
      </p>
      <p className="mt-2 text-13">
        <Sentence
          of={words.retractedBy({
            number,
            moment: <Moment at={retractedAt} speech={speech} />,
            asked: <bdi>{askedBy}</bdi>,
            confirmed: <bdi>{confirmedBy}</bdi>,
          })}
        />
      </p>
    </div>
  );
}
