import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import type { Token } from "@/lib/breakdown/tokens";

const contracted = /^(?:(i|you|he|she|it|we|they|that|there|who|what|here)('s|'re|'ve|'m|'ll|'d))$/;

/** Makes two words of a pronoun and the helping verb that is written with it: `there's`, `we've`, `she'd`. */
export function splitContractions(tokens: readonly Token[], tags: readonly PartOfSpeech[]): { tokens: Token[]; tags: PartOfSpeech[] } {
  const split: { tokens: Token[]; tags: PartOfSpeech[] } = { tokens: [], tags: [] };
  for (const [at, token] of tokens.entries()) {
    const match = token.lower.includes("'") ? contracted.exec(token.lower) : null;
    const length = match?.[1]?.length ?? 0;
    if (length === 0) {
      split.tokens.push(token);
      split.tags.push(tags[at] ?? "NOUN");
      continue;
    }
    const middle = token.start + length;
    split.tokens.push(
      { ...token, text: token.text.slice(0, length), lower: token.lower.slice(0, length), end: middle },
      { ...token, text: token.text.slice(length), lower: token.lower.slice(length), start: middle },
    );
    split.tags.push("PRON", "AUX");
  }
  return split;
}
