import { createHash } from "node:crypto";
import { foldText } from "@/lib/articles/folded-text";
import { canonicalBytes } from "@/lib/audit/canonical";
import { type Described, isCertainPlace, newestPlaces } from "./places";

/**
 * SHA-256 (lower-case hex) of what an article's newest text, snapshot number `newest`, holds of a claim's words: which stand there, which may, and which are
 * lost. The same for words that were carried on unchanged, wherever they stand.
 */
export function wordsHash(places: readonly Described[], newest: number): string {
  const held = newestPlaces(places)
    .filter(({ place }) => place.snapshot.number === newest)
    .map(({ place, base }) => {
      const becomes = isCertainPlace(place) ? "stand" : place.state === "lost" ? "are lost" : "may stand";
      return JSON.stringify([foldText(base.exact).text.trim(), becomes]);
    });
  const words = [...new Set(held)].toSorted((one, other) => (one < other ? -1 : 1));
  return createHash("sha256").update(canonicalBytes(words)).digest("hex");
}
