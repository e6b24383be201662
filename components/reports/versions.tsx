import { type ExportFile, exportFiles } from "@/lib/reports/addresses";
import type { ReportVersion } from "@/lib/reports/version";
import { changeWords } from "@/lib/reports/words";
import { Moment } from "./day";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/**
 * Every version of a report up to this one, newest first, each at its own address: `at` says where a version of this page lives, `differencesAt` where it is compared with the one before. `only`
 * leaves out the versions that do not hold what the page is about.
 */
export function Versions({
  version,
  at,
  differencesAt,
  only,
}: {
  version: ReportVersion;
  at: (number: number) => string;
  differencesAt: (number: number) => string | null;
  only?: ReadonlySet<number>;
}) {
  const { number, change, reason, publishedAt, publishedBy, history } = version.report;
  const all = [...history, { number, change, reason, publishedAt, publishedBy }].toReversed();
  const shown = only === undefined ? all : all.filter((one) => only.has(one.number));
  return (
    <ol reversed className="space-y-3 font-sans text-15">
      {shown.map((one) => (
        <li key={one.number}>
          <a href={at(one.number)} aria-current={one.number === number ? "page" : undefined} className={linkClass}>
            Version {one.number}
          </a>
          {": "}
          {changeWords[one.change]}, <Moment at={one.publishedAt} />, by <bdi>{one.publishedBy}</bdi>
          <WhatChanged href={differencesAt(one.number)} number={one.number} />
          {one.reason === "" ? null : (
            <span dir="auto" className="block text-secondary">
              {one.reason}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function WhatChanged({ href, number }: { href: string | null; number: number }) {
  if (href === null) return null;
  return (
    <>
      {". "}
      <a href={href} className={linkClass}>
        What changed<span className="sr-only"> in version {number}</span>
      </a>
    </>
  );
}

/** Says above an old version that it is one, and where the newest stands. Nothing for the newest itself. */
export function OldVersionNotice({ number, newest, href }: { number: number; newest: number; href: string }) {
  if (number >= newest) return null;
  return (
    <p role="note" className="mb-8 border-caution border-l-2 bg-caution-wash px-4 py-3 font-sans text-15">
      You are reading version {number}, kept as it was published.{" "}
      <a href={href} className={linkClass}>
        Read the present version ({newest})
      </a>
    </p>
  );
}

/** What a reader may hold on to: the bytes of this version, their hash, and where the log holds it. Says no more than is true. */
export function RecordLine({
  contentHash,
  logEntry,
  href,
  proofHref,
}: {
  contentHash: string;
  logEntry: number | null;
  href: string;
  proofHref: string;
}) {
  const quietLink = "underline decoration-1 underline-offset-2 hover:text-ink";
  return (
    <p className="mt-12 break-words border-hairline border-t pt-4 font-sans text-13 text-secondary">
      The record of this version:{" "}
      <a href={href} className={quietLink}>
        exact data (JSON)
      </a>
      , SHA-256 <code className="font-mono text-12">{contentHash}</code>
      {logEntry === null ? (
        "."
      ) : (
        <>
          , fixed by entry {logEntry} of the newsroom’s append-only log.{" "}
          <a href={proofHref} className={quietLink}>
            Download the proof
          </a>{" "}
          and{" "}
          <a href="/verify" className={quietLink}>
            check it yourself
          </a>
          .
        </>
      )}
    </p>
  );
}

const exportWords: Record<ExportFile, string> = {
  "claims.csv": "table (CSV)",
  "report.md": "text (Markdown)",
  "annotations.json": "annotations (W3C)",
  "averitec.json": "AVeriTeC data (JSON)",
};

/** The same version for paper, and in shapes that other programs read. */
export function ExportLine({ at, pdfHref }: { at: (file: ExportFile) => string; pdfHref: string }) {
  return (
    <p className="no-print mt-2 font-sans text-13 text-secondary">
      Also as{" "}
      <a href={pdfHref} className="underline decoration-1 underline-offset-2 hover:text-ink">
        PDF
      </a>
      {exportFiles.map((file) => (
        <span key={file}>
          {", "}
          <a href={at(file)} className="underline decoration-1 underline-offset-2 hover:text-ink">
            {exportWords[file]}
          </a>
        </span>
      ))}
      .
    </p>
  );
}
