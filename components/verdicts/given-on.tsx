import type { ClaimAtHand } from "@/lib/claims/desk-queries";

/** Says on which version of the scale a rating was given, when it is not the one in force; nothing otherwise. */
export function GivenOn({ rating, scale }: { rating: { scaleVersion: { number: number } }; scale: ClaimAtHand["scale"] }) {
  const { number } = rating.scaleVersion;
  if (number === scale.number) return null;
  return (
    <p className="text-12 text-secondary">
      Given on version {number} of the rating scale; version {scale.number} is in force.
    </p>
  );
}
