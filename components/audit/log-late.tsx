import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";

/** Says that nobody checks or signs the log any more; nothing where both are done. */
export function LogLate({ late: { unchecked, unsigned } }: { late: { unchecked: Date | null; unsigned: Date | null } }) {
  if (unchecked === null && unsigned === null) return null;
  return (
    <Notice tone="caution" className="mb-6" title="Nobody looks after this log">
      {unchecked === null ? null : (
        <p className="mt-1">
          It was checked as a whole <RelativeTime at={unchecked} /> and not since.
        </p>
      )}
      {unsigned === null ? null : (
        <p className="mt-1">
          What was recorded <RelativeTime at={unsigned} /> and later is not signed.
        </p>
      )}
      <p className="mt-1">
        The background worker checks each night and signs each hour. Ask whoever runs the server whether it runs, and what{" "}
        <code className="font-mono">assay audit</code> and <code className="font-mono">assay checkpoint</code> say.
      </p>
    </Notice>
  );
}
