import { verifyPath } from "@/lib/audit/verify-words/by-language";
import { type ExportFile, exportFiles } from "@/lib/reports/addresses";
import type { Speech } from "@/lib/reports/speech";
import type { ReportVersion } from "@/lib/reports/version";
import { Moment } from "./day";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/**
 * Every version of a report up to this one, newest first, each at its own address: `at` says where a version of this page lives, `differencesAt` where it is compared with the one before. `only`
 * leaves out the versions that do not hold what the page is about.
 */
export function Versions({
  version,
  at,
  differencesAt,
  speech,
  only,
}: {
  version: ReportVersion;
  at: (number: number) => string;
  differencesAt: (number: number) => string | null;
  speech: Speech;
  only?: ReadonlySet<number>;
}) {
  const { number, change, reason, publishedAt, publishedBy, history } = version.report;
  const { words } = speech;
  const all = [...history, { number, change, reason, publishedAt, publishedBy }].toReversed();
  const shown = only === undefined ? all : all.filter((one) => only.has(one.number));
  return (
    <ol reversed className="space-y-3 font-sans text-15">
      {shown.map((one) => (
        <li key={one.number}>
          <Sentence
            of={words.version.line({
              link: (
                <a href={at(one.number)} aria-current={one.number === number ? "page" : undefined} className={linkClass}>
                  {words.version.numbered(one.number)}
                </a>
              ),
              change: words.changes[one.change],
              moment: <Moment at={one.publishedAt} speech={speech} />,
              person: <bdi>{one.publishedBy}</bdi>,
            })}
          />
          <WhatChanged href={differencesAt(one.number)} number={one.number} speech={speech} />
          {one.reason === "" ? null : (
            <span dir="auto" lang={speech.content} className="block text-secondary">
              {one.reason}
            </span>
          )}
        </li>
      ))}
    </ol>
  );
}

function WhatChanged({ href, number, speech }: { href: string | null; number: number; speech: Speech }) {
  if (href === null) return null;
  const { version: words } = speech.words;
  return (
    <>
      {". "}
      <a href={href} className={linkClass}>
        {words.whatChanged}
        <span className="sr-only">{words.inVersion(number)}</span>
      </a>
    </>
  );
}

/** Says above an old version that it is one, and where the newest stands. Nothing for the newest itself. */
export function OldVersionNotice({ number, newest, href, speech }: { number: number; newest: number; href: string; speech: Speech }) {
  if (number >= newest) return null;
  const { version: words } = speech.words;
  return (
    <p role="note" className="mb-8 border-caution border-s-2 bg-caution-wash px-4 py-3 font-sans text-15">
      {words.youRead(number)}{" "}
      <a href={href} className={linkClass}>
        {words.readPresent(newest)}
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
  speech,
}: {
  contentHash: string;
  logEntry: number | null;
  href: string;
  proofHref: string;
  speech: Speech;
}) {
  const quietLink = "underline decoration-1 underline-offset-2 hover:text-ink";
  const { version: words } = speech.words;
  const exact = (
    <a href={href} className={quietLink}>
      {words.exact}
    </a>
  );
  const hash = (
    <code dir="ltr" className="font-mono text-12">
      {contentHash}
    </code>
  );
  const proof = (
    <a href={proofHref} className={quietLink}>
      {words.proof}
    </a>
  );
  const check = (
    <a href={verifyPath(speech.language)} className={quietLink}>
      {words.check}
    </a>
  );
  return (
    <p className="mt-12 break-words border-hairline border-t pt-4 font-sans text-13 text-secondary">
      <Sentence
        of={logEntry === null ? words.record({ exact, hash }) : words.recordInLog({ exact, hash, entry: logEntry, proof, check })}
      />
    </p>
  );
}

/** The same version for paper, and in shapes that other programs read. */
export function ExportLine({ at, pdfHref, speech }: { at: (file: ExportFile) => string; pdfHref: string; speech: Speech }) {
  const { version: words } = speech.words;
  return (
    <p className="no-print mt-2 font-sans text-13 text-secondary">
      {words.alsoAs}{" "}
      <a href={pdfHref} className="underline decoration-1 underline-offset-2 hover:text-ink">
        PDF
      </a>
      {exportFiles.map((file) => (
        <span key={file}>
          {speech.words.comma}
          <a href={at(file)} className="underline decoration-1 underline-offset-2 hover:text-ink">
            {words.files[file]}
          </a>
        </span>
      ))}
      .
    </p>
  );
}
