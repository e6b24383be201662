import type { LoadedClaim, Publication } from "./load-publication";

/** The claims that go into the report, in article order: those whose verdict is settled, and that the law did not take away. */
export function includedClaims(publication: Publication): LoadedClaim[] {
  return publication.claims.filter(({ state, published }) => (state === "decided" || state === "published") && !published?.takedownId);
}
