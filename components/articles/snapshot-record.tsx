import type { ReactNode } from "react";
import { sayUtc } from "@/components/ui/time-words";
import { guessedEncodingOf } from "@/lib/articles/encoding-name";

/** How a frozen text came to be, for whoever wants to check it. */
export function SnapshotRecord({
  snapshot,
  action,
}: {
  /** What can be done with it, beside its name. */
  action?: ReactNode;
  snapshot: {
    number: number;
    textHash: string;
    rawHash: string | null;
    mediaType: string;
    extractor: string;
    finalUrl: string | null;
    redirects: unknown;
    headers?: unknown;
    retrievedAt: Date;
  };
}) {
  const redirects = Array.isArray(snapshot.redirects) ? snapshot.redirects.length : 0;
  const guess = guessedEncodingOf(snapshot.extractor);
  const facts: [name: string, value: string, isHash: boolean][] = [
    ["Frozen on", sayUtc(snapshot.retrievedAt), false],
    ["SHA-256 of the text", snapshot.textHash, true],
    ["SHA-256 of what was received", snapshot.rawHash ?? "Nothing but the text was received", snapshot.rawHash !== null],
    ["Received as", snapshot.mediaType, false],
    ["Read by", snapshot.extractor, false],
  ];
  if (guess !== null) facts.push(["Encoding", `${guess.toUpperCase()}, guessed: none was declared, or a wrong one`, false]);
  if (snapshot.finalUrl !== null) {
    facts.push(["Fetched from", redirects === 0 ? snapshot.finalUrl : `${snapshot.finalUrl} (after ${redirects} redirects)`, false]);
  }
  const headers = Object.entries(typeof snapshot.headers === "object" ? (snapshot.headers ?? {}) : {});
  return (
    <section className="mt-10 border-hairline border-t pt-6">
      <div className="flex items-center justify-between gap-4">
        <h2 className="text-15">Snapshot {snapshot.number}</h2>
        {action}
      </div>
      <p className="mt-1 text-13 text-secondary">The words of the article as they stood. They cannot be changed by anybody.</p>
      <dl className="mt-4 grid gap-x-8 gap-y-1 text-13 sm:gap-y-3 sm:grid-cols-[12rem_minmax(0,1fr)]">
        {facts.map(([name, value, isHash]) => (
          <div key={name} className="contents">
            <dt className="text-secondary">{name}</dt>
            <dd className={`wrap-anywhere mb-2 sm:mb-0 ${isHash ? "font-mono text-12" : ""}`}>{value}</dd>
          </div>
        ))}
      </dl>
      {headers.length === 0 ? null : (
        <details className="mt-3 text-13">
          <summary className="text-secondary">The answer’s headers</summary>
          <dl className="wrap-anywhere mt-2 font-mono text-12">
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt className="inline text-secondary">{name}: </dt>
                <dd className="inline">{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}
