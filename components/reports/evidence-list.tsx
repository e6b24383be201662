import { livePassageUrl } from "@/lib/evidence/live-passage-url";
import type { VersionEvidence } from "@/lib/reports/version";
import { directnessWords, kindWords, sayWithheld, stanceWords } from "@/lib/reports/words";
import { Day } from "./day";
import { Prose } from "./prose";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** The evidence a verdict rests on, under the numbers the text cites. */
export function EvidenceList({ evidence }: { evidence: readonly VersionEvidence[] }) {
  if (evidence.length === 0) return <p className="text-secondary">No evidence was found that could settle this claim either way.</p>;
  return (
    <ol className="space-y-8">
      {evidence.map((piece) => (
        <li key={piece.number} id={`evidence-${piece.number}`} className="keep-together scroll-mt-16 target:bg-selected">
          <Evidence piece={piece} />
        </li>
      ))}
    </ol>
  );
}

function Evidence({ piece }: { piece: VersionEvidence }) {
  const { source } = piece;
  return (
    <div className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
      <span aria-hidden="true" className="pt-0.5 font-sans text-15 text-secondary tabular-nums">
        [{piece.number}]
      </span>
      <div>
        <h3 className="font-sans text-15">
          <span className="sr-only">Evidence {piece.number}: </span>
          {source.url === null ? (
            <bdi>{source.title}</bdi>
          ) : (
            <a
              href={livePassageUrl(source.url, { kind: source.kind, locator: piece.locator, quote: piece.quote })}
              data-address={source.url}
              rel="noopener nofollow"
              className={linkClass}
            >
              <bdi>{source.title}</bdi>
            </a>
          )}
        </h3>
        <Facts piece={piece} />
        {piece.withheld === undefined ? null : (
          <p dir="auto" className="mt-1 font-sans text-13">
            {sayWithheld(piece.withheld)}
          </p>
        )}
        <blockquote dir="auto" className="mt-3 whitespace-pre-line border-hairline border-l-2 ps-4">
          {piece.quote}
        </blockquote>
        {piece.note === "" ? null : <Prose text={piece.note} className="mt-3 text-[0.9em] text-secondary" />}
        {piece.secondaryReason === "" || piece.directness === "primary" ? null : (
          <p dir="auto" className="mt-2 font-sans text-13 text-secondary">
            Why not a primary source: {piece.secondaryReason}
          </p>
        )}
        {source.interests === "" ? null : (
          <p dir="auto" className="mt-2 font-sans text-13 text-secondary">
            Interests of the source: {source.interests}
          </p>
        )}
      </div>
    </div>
  );
}

function Facts({ piece }: { piece: VersionEvidence }) {
  const { source } = piece;
  const names = [source.author, source.publisher].filter((name) => name !== null);
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 font-sans text-13 text-secondary">
      <strong className="text-ink">{stanceWords[piece.stance]}</strong>
      <span>{kindWords(source.kind)}</span>
      <span>{directnessWords[piece.directness]}</span>
      {names.length === 0 ? null : <bdi>{names.join(", ")}</bdi>}
      {source.publishedOn === null ? null : <Day on={source.publishedOn} />}
      {piece.locator === "" ? null : <bdi>{piece.locator}</bdi>}
    </p>
  );
}
