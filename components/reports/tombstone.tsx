import type { Speech } from "@/lib/reports/speech";
import type { Tombstone } from "@/lib/reports/takedown";
import { Moment } from "./day";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** What stands where something was published that the law took away: that it was there, why it is not, and how its record can be told. */
export function TombstoneView({ tombstone, logHref, speech }: { tombstone: Tombstone; logHref: string; speech: Speech }) {
  const { version: words } = speech.words;
  const { category, takenDownAt, versions, reportHref } = tombstone;
  return (
    <article className="reading-public mx-auto">
      <h1 className="text-28 sm:text-36">{words.takenDownTitle}</h1>
      <p className="mt-4">
        <Sentence of={words.takenDown(category, <Moment at={takenDownAt} speech={speech} />)} />
      </p>
      <p className="mt-4">{words.wordsGone}</p>
      <ul className="mt-6 space-y-5">
        {versions.map(({ number, publishedAt, contentHash, logEntry }) => (
          <li key={number} className="keep-together font-sans text-15">
            <Sentence of={words.kept({ number, moment: <Moment at={publishedAt} speech={speech} />, entry: logEntry })} />
            <br />
            <span className="text-secondary">SHA-256 </span>
            <code dir="ltr" className="break-all font-mono text-13">
              {contentHash}
            </code>
          </li>
        ))}
      </ul>
      <p className="mt-8 font-sans text-15">
        <a href={logHref} className={linkClass}>
          {words.logHead}
        </a>
        {reportHref === null ? null : (
          <>
            {" · "}
            <a href={reportHref} className={linkClass}>
              {words.reportAsItStands}
            </a>
          </>
        )}
      </p>
    </article>
  );
}
