import type { VersionRetraction } from "@/lib/reports/version";
import { Moment } from "./day";

/** Says above everything that what follows is taken back, since when, why and by whom. Nothing where nothing is. */
export function RetractedNotice({ retraction, what }: { retraction: VersionRetraction | null | undefined; what: "report" | "claim" }) {
  if (!retraction) return null;
  const { retractedAt, reason, askedBy, confirmedBy, number } = retraction;
  return (
    <div role="note" className="mb-8 border-danger border-l-4 bg-danger-wash px-4 py-3 font-sans text-15">
      <p>
        <strong>{what === "report" ? "This report is retracted." : "This fact check is retracted."}</strong> We no longer stand by what
        follows. It is kept as it was published.
      </p>
      <p dir="auto" className="mt-2 whitespace-pre-line">
        {reason}
      </p>
      <p className="mt-2 text-13">
        Retracted in version {number}, <Moment at={retractedAt} />. <bdi>{askedBy}</bdi> asked for it, <bdi>{confirmedBy}</bdi> confirmed
        it.
      </p>
    </div>
  );
}
