import { RelativeTime } from "@/components/ui/relative-time";
import type { getNewestStamp } from "@/lib/audit/queries";

type Stamped = NonNullable<Awaited<ReturnType<typeof getNewestStamp>>>;

/** Up to where an outside authority has stamped the log with its own time, and whether the newest signed head still waits for it. */
export function LogStamp({ stamped: { signed, stamp } }: { stamped: Stamped }) {
  const waiting = (
    <>
      The head of {signed.size} events, signed <RelativeTime at={signed.at} />, has no time stamp yet: the authority did not answer so far.
      It is asked again each hour; nothing waits for it.
    </>
  );
  if (stamp === null) return <p className="mb-6 text-12 text-secondary">{waiting}</p>;
  return (
    <p className="mb-6 text-12 text-secondary">
      {stamp.authority} stamped the first {stamp.size} events <RelativeTime at={stamp.stampedAt} />, by its own clock.{" "}
      {stamp.size < signed.size ? waiting : null}
    </p>
  );
}
