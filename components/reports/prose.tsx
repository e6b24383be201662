import { citationParts, paragraphsOf } from "@/lib/reports/citations";
import type { Speech } from "@/lib/reports/speech";

const none: ReadonlySet<number> = new Set();

/** What people wrote, as paragraphs; `[2]` links to evidence 2 where there is one. Always text, whatever it holds. */
export function Prose({
  text,
  speech,
  cites = none,
  className = "",
}: {
  text: string;
  speech: Speech;
  cites?: ReadonlySet<number>;
  className?: string;
}) {
  return (
    <div lang={speech.content} className={`space-y-4 ${className}`}>
      {paragraphsOf(text).map((paragraph, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the paragraphs of a published text never move.
        <p key={index} dir="auto" className="whitespace-pre-line">
          {citationParts(paragraph, cites).map((part, place) =>
            part.kind === "words" ? (
              part.text
            ) : (
              <a
                // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                key={place}
                href={`#evidence-${part.number}`}
                lang={speech.language}
                aria-label={speech.words.claim.evidenceNumber(part.number)}
                className="ms-0.5 font-sans text-15 text-accent underline decoration-1 underline-offset-2 hover:decoration-2"
              >
                {part.text}
              </a>
            ),
          )}
        </p>
      ))}
    </div>
  );
}
