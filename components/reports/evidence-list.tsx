import { livePassageUrl } from "@/lib/evidence/live-passage-url";
import type { Speech } from "@/lib/reports/speech";
import type { VersionEvidence } from "@/lib/reports/version";
import { Day } from "./day";
import { Prose } from "./prose";
import { Sentence } from "./sentence";

const linkClass = "text-accent underline decoration-1 underline-offset-2 hover:decoration-2";

/** The evidence a verdict rests on, under the numbers the text cites. */
export function EvidenceList({ evidence, speech }: { evidence: readonly VersionEvidence[]; speech: Speech }) {
  if (evidence.length === 0) return <p className="text-secondary">{speech.words.claim.noEvidence}</p>;
  return (
    <ol className="space-y-8">
      {evidence.map((piece) => (
        <li key={piece.number} id={`evidence-${piece.number}`} className="keep-together scroll-mt-16 target:bg-selected">
          <Evidence piece={piece} speech={speech} />
        </li>
      ))}
    </ol>
  );
}

type Props = { piece: VersionEvidence; speech: Speech };

function Evidence({ piece, speech }: Props) {
  const { source } = piece;
  const { words, content } = speech;
  return (
    <div className="grid grid-cols-[2.5rem_minmax(0,1fr)]">
      <span aria-hidden="true" className="pt-0.5 font-sans text-15 text-secondary tabular-nums">
        [{piece.number}]
      </span>
      <div>
        <h3 className="font-sans text-15">
          <span className="sr-only">{words.claim.evidenceNumber(piece.number)}: </span>
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
        <Facts piece={piece} speech={speech} />
        {piece.withheld === undefined ? null : <p className="mt-1 font-sans text-13">{words.withheld(piece.withheld)}</p>}
        <blockquote dir="auto" className="mt-3 whitespace-pre-line border-hairline border-s-2 ps-4">
          {piece.quote}
        </blockquote>
        {piece.note === "" ? null : <Prose text={piece.note} speech={speech} className="mt-3 text-[0.9em] text-secondary" />}
        {piece.secondaryReason === "" || piece.directness === "primary" ? null : (
          <p className="mt-2 font-sans text-13 text-secondary">
            <Sentence of={words.claim.whyNotPrimary(<bdi lang={content}>{piece.secondaryReason}</bdi>)} />
          </p>
        )}
        {source.interests === "" ? null : (
          <p className="mt-2 font-sans text-13 text-secondary">
            <Sentence of={words.claim.interests(<bdi lang={content}>{source.interests}</bdi>)} />
          </p>
        )}
      </div>
    </div>
  );
}

function Facts({ piece, speech }: Props) {
  const { source } = piece;
  const { words } = speech;
  const names = [source.author, source.publisher].filter((name) => name !== null);
  return (
    <p className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 font-sans text-13 text-secondary">
      <strong className="text-ink">{words.stances[piece.stance]}</strong>
      <span>{words.kind(source.kind)}</span>
      <span>{words.directness[piece.directness]}</span>
      {names.length === 0 ? null : <bdi>{names.join(words.comma)}</bdi>}
      {source.publishedOn === null ? null : <Day on={source.publishedOn} speech={speech} />}
      {piece.locator === "" ? null : <bdi>{piece.locator}</bdi>}
    </p>
  );
}
