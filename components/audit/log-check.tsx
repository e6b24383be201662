import { TextLink } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { RelativeTime } from "@/components/ui/relative-time";
import type { getNewestLogCheck } from "@/lib/audit/queries";

type Check = NonNullable<Awaited<ReturnType<typeof getNewestLogCheck>>>;

/** What the newest full check of the log showed: one line when all is as recorded, otherwise what is wrong and where. */
export function LogCheck({ slug, check }: { slug: string; check: Check | null }) {
  if (check === null)
    return (
      <p className="mb-6 text-12 text-secondary">The log has not been checked as a whole yet. The background worker does so each night.</p>
    );
  const { checkedAt, events, rows, signedUpTo, faultCount, faults } = check;
  const signed = signedUpTo === null ? "never signed" : `signed up to event ${signedUpTo}`;
  const compared = rows === null ? "" : ` and ${rows} rows of the tables`;
  if (faultCount === 0)
    return (
      <p className="mb-6 text-12 text-secondary">
        Checked as a whole <RelativeTime at={checkedAt} />: {events} events{compared} are as they were recorded; {signed}.
      </p>
    );
  return (
    <Notice
      tone="danger"
      className="mb-6"
      title={faultCount === 1 ? "One thing does not fit the record" : `${faultCount} things do not fit the record`}
    >
      <p className="mt-1">
        Found <RelativeTime at={checkedAt} /> among {events} events{compared}; {signed}.{" "}
        {rows === null ? "What the tables hold was not compared: a log that does not hold says nothing about them. " : null}
        Keep a copy of the database as it is, and tell whoever runs the server.
      </p>
      <ul className="mt-2 list-disc ps-5">
        {faults.map(({ sequence, fault }) => (
          <li key={`${sequence} ${fault}`} className="wrap-anywhere">
            {sequence === null ? "The log" : <TextLink href={`/${slug}/audit/${sequence}`}>Event {sequence}</TextLink>}: {fault}
          </li>
        ))}
      </ul>
      {faultCount > faults.length ? <p className="mt-2">{faultCount - faults.length} more are not listed here.</p> : null}
    </Notice>
  );
}
