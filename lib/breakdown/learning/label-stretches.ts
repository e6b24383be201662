import { isProposable, type Scored } from "@/lib/breakdown/break-down";
import type { Decision } from "@/lib/breakdown/learning/fit-layer";
import { layerFeatures } from "@/lib/breakdown/learning/layer";

/** What people decided about a place in a text: it is a claim, or it is not. */
export type DecidedPlace = { start: number; end: number; isTaken: boolean };

/**
 * Turns decisions about places into decisions about stretches, as the provider scores them now. A decision belongs to the stretch at its
 * very place, else to the one that shares most with it; where several meet, one that takes the stretch as a claim counts. Places without a
 * stretch, and stretches of kinds that are never proposed, teach nothing.
 */
export function labelStretches(group: string, stretches: readonly Scored[], places: readonly DecidedPlace[]): Decision[] {
  const taken = new Map<Scored, boolean>();
  for (const place of places) {
    const stretch = stretchAt(stretches, place);
    if (stretch !== null && (stretch.isFree || isProposable(stretch.kind)))
      taken.set(stretch, (taken.get(stretch) ?? false) || place.isTaken);
  }
  return [...taken].map(([stretch, isTaken]) => ({ group, features: layerFeatures(stretch), isTaken }));
}

function stretchAt(stretches: readonly Scored[], { start, end }: DecidedPlace): Scored | null {
  let best: Scored | null = null;
  let bestShare = 0;
  for (const stretch of stretches) {
    const shared = Math.min(end, stretch.end) - Math.max(start, stretch.start);
    if (shared <= 0) continue;
    // Of the length of both together: 1 at the very place.
    const share = shared / (Math.max(end, stretch.end) - Math.min(start, stretch.start));
    if (share > bestShare) [best, bestShare] = [stretch, share];
  }
  return best;
}
