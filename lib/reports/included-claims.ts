import type { LoadedClaim, Publication } from "./load-publication";

/** The claims that go into the report, in article order: those whose verdict is settled. */
export function includedClaims(publication: Publication): LoadedClaim[] {
  return publication.claims.filter(({ state }) => state === "decided" || state === "published");
}
