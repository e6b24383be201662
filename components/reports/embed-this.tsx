import { cardFrame } from "@/lib/reports/card-frame";
import type { Speech } from "@/lib/reports/speech";
import type { ReportVersion, VersionClaim } from "@/lib/reports/version";

/** The code that shows a claim's card on another site, to be copied. Works without a script, like the card. */
export function EmbedThis({
  version,
  claim,
  cardHref,
  baseUrl,
  speech,
}: {
  version: ReportVersion;
  claim: VersionClaim;
  cardHref: string;
  baseUrl: string;
  speech: Speech;
}) {
  const { claim: words } = speech.words;
  return (
    <details className="no-print mt-4 font-sans text-15">
      <summary className="w-fit text-accent underline decoration-1 underline-offset-2">{words.embedThis}</summary>
      <label htmlFor="embed-code" className="mt-3 mb-1 block text-13 text-secondary">
        {words.embedAbout}
      </label>
      <textarea
        id="embed-code"
        readOnly
        rows={6}
        dir="ltr"
        spellCheck={false}
        defaultValue={cardFrame({ version, claim }, { baseUrl })}
        className="w-full rounded-sm border border-rule bg-raised px-3 py-2 font-mono text-13"
      />
      <a href={cardHref} className="text-13 text-accent underline decoration-1 underline-offset-2 hover:decoration-2">
        {words.seeCard}
      </a>
    </details>
  );
}
