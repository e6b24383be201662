import "server-only";
import { areSameWords } from "@/lib/claims/places";
import { defineCommand } from "@/lib/command";
import { refuseConflict, refuseField } from "@/lib/result";
import { placesOfPassage } from "./anchor-passage";
import { mayPlacePassage } from "./policy";
import { placePassageInput } from "./schema";

/**
 * Says at which of the places found in a copy a passage stands that has no certain one, or that it does not stand in it. The passage keeps its words,
 * and no verdict becomes stale. Of two people at once the second gets a CONFLICT.
 */
export const placePassage = defineCommand({
  name: "placePassage",
  input: placePassageInput,
  async load({ database, actor, input }) {
    const evidence = await database.evidence.findUnique({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id: input.evidenceId } },
      select: {
        ...{ id: true, number: true, quote: true, captureId: true, anchorState: true, anchorStart: true, withdrawnAt: true },
        ...{ capture: { select: { text: true } }, claim: { select: { id: true, articleId: true } } },
      },
    });
    return evidence === null ? null : { ...evidence, isWithdrawn: evidence.withdrawnAt !== null };
  },
  permit: mayPlacePassage,
  async execute({ database, actor, input, subject: evidence }) {
    const { id, number, quote, claim, capture } = evidence;
    if (evidence.captureId !== input.captureId || evidence.anchorStart !== null)
      refuseConflict("The passage has found a place meanwhile. Nothing was changed.");
    const text = capture?.text ?? "";
    const { place } = input;
    if (place !== null && !placesOfPassage(text, quote).some(({ start, end }) => start === place.start && end === place.end))
      refuseField("place", "Choose one of the places where the passage was found.");
    if (place === null && evidence.anchorState === "lost") refuseField("place", "It is said already that the passage is not in this copy.");
    const state = place === null ? "lost" : stateOf(text.slice(place.start, place.end), quote);
    await database.evidence.update({
      where: { workspaceId_id: { workspaceId: actor.workspaceId, id } },
      data: { anchorState: state, anchorStart: place?.start ?? null, anchorEnd: place?.end ?? null },
    });
    return {
      value: { evidenceId: id },
      events: [
        {
          type: "passage.placed",
          subject: { articleId: claim.articleId, claimId: claim.id },
          payload: { evidenceId: id, captureId: input.captureId, number, from: evidence.anchorState, to: state, place },
        },
      ],
    };
  },
});

// What a person chose although its words differ is never called the same words.
function stateOf(words: string, quote: string): "exact" | "normalised" | "moved" {
  if (words === quote) return "exact";
  return areSameWords(words, quote) ? "normalised" : "moved";
}
