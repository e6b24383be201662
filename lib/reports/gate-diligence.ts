import { countIndependentSources } from "@/lib/evidence/independent-sources";
import { type DiligenceCode, numbered, placesWhere, type Rule } from "./gate-rule";
import type { LoadedClaim } from "./load-publication";

const isOnScale = (claim: LoadedClaim) => (claim.verdicts[0]?.rating.value ?? null) !== null;

/**
 * Rules that a person must see to, because the desk can only see what was recorded, or only count. What is missing stops publication, unless
 * an editor waives the rule in public.
 */
export const diligenceRules: Record<DiligenceCode, Rule> = {
  twoSources: ({ publication }) => ({
    places: placesWhere(publication, (claim) => {
      const count = countIndependentSources(claim.evidence);
      return !isOnScale(claim) || count >= 2 ? null : count === 1 ? "1 source" : "no source";
    }),
    holds: "Every verdict on the scale has sources of at least two publishers. Whether they are independent of each other is not checked.",
    fails: "Some verdicts rest on fewer than two publishers. Look for a second source.",
  }),
  counterEvidence: ({ publication }) => ({
    places: placesWhere(publication, (claim) => (claim.searches.length === 0 ? "not recorded" : null)),
    holds: "A search for counter-evidence is recorded for every claim.",
    fails: "For some claims no search for counter-evidence is recorded. Record it at the claim, also when nothing was found.",
  }),
  rightOfReply: ({ publication }) => ({
    places: placesWhere(publication, (claim) => (claim.contacts.length === 0 && claim.revisions[0]?.claimant ? "not recorded" : null)),
    holds: "A contact is recorded for every known claimant.",
    fails: "For some claims no contact with the claimant is recorded. Ask for a reply, and log it at the claim.",
  }),
  sourcesCaptured: ({ publication }) => ({
    places: placesWhere(publication, (claim) => {
      const loose = claim.evidence.filter(
        ({ captureId, anchorState }) => captureId === null || anchorState === "lost" || anchorState === "ambiguous",
      );
      return loose.length === 0 ? null : numbered(loose);
    }),
    holds: "A copy of every source is kept, and the passage has its place in it.",
    fails:
      "Copies of some sources are not kept here, or do not hold the passage at one certain place. If a source changes or vanishes, readers cannot see what you saw.",
  }),
  interestsDisclosed: ({ publication }) => ({
    places: placesWhere(publication, (claim) => {
      const silent = claim.evidence.filter((piece) => piece.source.interests.trim() === "");
      return silent.length === 0 ? null : numbered(silent);
    }),
    holds: "The interests of every source are noted.",
    fails: "No interests are noted for some sources. Note them, also where none are known.",
  }),
};
