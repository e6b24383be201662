import type { LoadedClaim } from "./load-publication";
import { languageOf, wordsIn } from "./speech";
import type { ReportVersion, VersionEvidence } from "./version";

type Loaded = LoadedClaim["evidence"][number];

/** What readers are told of a confidential source, and why not more; null while nobody has said so, and for every other source. */
export function toldOf({ source }: Loaded): { summary: string; reason: string } | null {
  return source.sealed?.withholdings[0] ?? null;
}

/**
 * A piece of evidence as it is published. Of a confidential source readers get the words meant for them in the title's place: no address,
 * publisher, author, day or place in it, whatever is known at the desk. The title is empty while nobody said what they are told.
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
    source: { title: told?.summary ?? "", url: null, publisher: null, author: null, publishedOn: null, kind, interests },
    withheld: { reason: told?.reason ?? "" },
  };
}

// Whoever says what readers are told says why not more.
const isUntold = ({ withheld }: VersionEvidence) => withheld?.reason === "";

/** Evidence with these words in the place of the title of each confidential source that nobody said anything of. */
export function untoldAs(words: string, evidence: readonly VersionEvidence[]): VersionEvidence[] {
  return evidence.map((piece) => (isUntold(piece) ? { ...piece, source: { ...piece.source, title: words } } : piece));
}

/** The version with its own language's words in the place of each such title. */
export function withUntoldSaid(version: ReportVersion): ReportVersion {
  const words = wordsIn(languageOf(version)).confidentialSource;
  return { ...version, claims: version.claims.map((claim) => ({ ...claim, evidence: untoldAs(words, claim.evidence) })) };
}

/** Evidence for comparing two versions: in which language nothing is said of a source is nothing said of it. */
export function evidenceCompared({ evidence }: { evidence: readonly VersionEvidence[] }): VersionEvidence[] {
  return untoldAs("", evidence);
}
