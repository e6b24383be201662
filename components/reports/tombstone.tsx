import type { Tombstone } from "@/lib/reports/takedown";
import { takedownWords } from "@/lib/reports/words";
import { Moment } from "./day";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** What stands where something was published that the law took away: that it was there, why it is not, and how its record can be told. */
export function TombstoneView({ tombstone, logHref }: { tombstone: Tombstone; logHref: string }) {
  const { category, takenDownAt, versions, reportHref } = tombstone;
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">Taken down by law</h1>
      <p className="mt-4">
        What was published here may no longer be shown: {takedownWords[category]}. Two people of the newsroom took it down on{" "}
        <Moment at={takenDownAt} />.
      </p>
      <p className="mt-4">Its words are gone. That it was published, and when, stays on record:</p>
      <ul className="mt-6 space-y-5">
        {versions.map(({ number, publishedAt, contentHash, logEntry }) => (
          <li key={number} className="keep-together font-sans text-15">
            Version {number}, published <Moment at={publishedAt} />
            {logEntry === null ? null : <>, entry {logEntry} of the newsroom’s log</>}
            <br />
            <span className="text-secondary">SHA-256 </span>
            <code className="break-all font-mono text-13">{contentHash}</code>
          </li>
        ))}
      </ul>
      <p className="mt-8 font-sans text-15">
        <a href={logHref} className={linkClass}>
          The log’s signed head
        </a>
        {reportHref === null ? null : (
          <>
            {" · "}
            <a href={reportHref} className={linkClass}>
              The report as it stands
            </a>
          </>
        )}
      </p>
    </article>
  );
}
