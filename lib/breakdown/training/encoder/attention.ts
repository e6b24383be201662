import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";
import type { Step } from "@/lib/breakdown/training/encoder/linear";

/** How many sentences a batch has, and how many tokens each of them with what fills it up. */
export type BatchShape = { sentences: number; tokens: number };

/**
 * What tokens take from the others of their sentence (Vaswani et al. 2017), in so many heads: `input` has a row for each token with query, key and value side by
 * side, `hidden` a number for each token (sentences × 1 × 1 × tokens), very low for those that only fill up.
 */
export function attention(
  engine: Engine,
  input: Tensor,
  { heads, shape: { sentences, tokens }, hidden }: { heads: number; shape: BatchShape; hidden: Tensor },
): Step {
  const { matMul, add, sub, mul, transpose, reshape } = engine;
  const width = (input.shape[1] ?? 0) / 3;
  const size = width / heads;
  const apart = (rows: Tensor) => transpose(reshape(rows, [sentences, tokens, heads, size]), [0, 2, 1, 3]);
  const together = (parts: Tensor) => reshape(transpose(parts, [0, 2, 1, 3]), [sentences * tokens, width]);
  const turned = (parts: Tensor) => transpose(parts, [0, 1, 3, 2]);
  const scale = engine.scalar(size ** -0.5);
  const [query, key, value] = engine.split(input, 3, 1).map(apart);
  if (query === undefined || key === undefined || value === undefined) throw new Error("attention takes query, key and value");
  const asked = mul(query, scale);
  const shares = engine.softmax(add(matMul(asked, turned(key)), hidden));
  return {
    value: together(matMul(shares, value)),
    back: (gradient) => {
      const given = apart(gradient);
      const ofShares = matMul(given, turned(value));
      const ofSums = mul(shares, sub(ofShares, engine.sum(mul(ofShares, shares), -1, true)));
      const ofQuery = mul(matMul(ofSums, key), scale);
      const ofKey = matMul(turned(ofSums), asked);
      const ofValue = matMul(turned(shares), given);
      return engine.concat([ofQuery, ofKey, ofValue].map(together), 1);
    },
  };
}
