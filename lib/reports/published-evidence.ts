import type { LoadedClaim } from "./load-publication";
import type { VersionEvidence } from "./version";

type Loaded = LoadedClaim["evidence"][number];

/** What stands in the place of a confidential source's title while nobody has said what readers are told. */
export const confidentialTitle = "A confidential source";

/** What readers are told of a confidential source, and why not more; null while nobody has said so, and for every other source. */
export function toldOf({ source }: Loaded): { summary: string; reason: string } | null {
  return source.sealed?.withholdings[0] ?? null;
}

/**
 * A piece of evidence as it is published. Of a confidential source readers get the words meant for them in the title's place: no address,
 * publisher, author, day or place in it, whatever is known at the desk.
 */
export function publishedEvidence(piece: Loaded): VersionEvidence {
  const { number, quote, locator, stance, directness, secondaryReason, note } = piece;
  const common = { number, quote, stance, directness, secondaryReason, note };
  // What colleagues note of a source for themselves, and what it shares with others, is not part of what is published.
  const { id: _, independenceGroup: __, sealed, ...source } = piece.source;
  const publishedOn = source.publishedOn?.toISOString().slice(0, 10) ?? null;
  if (sealed === null) return { ...common, locator, source: { ...source, publishedOn } };
  const told = toldOf(piece);
  const { kind, interests } = source;
  return {
    ...{ ...common, locator: "" },
    source: { title: told?.summary ?? confidentialTitle, url: null, publisher: null, author: null, publishedOn: null, kind, interests },
    withheld: { reason: told?.reason ?? "" },
  };
}
