import type { BatchShape } from "@/lib/breakdown/training/encoder/attention";
import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";
import type { Step } from "@/lib/breakdown/training/encoder/linear";

const lengthMin = 1e-12;

/** The mean over each sentence's tokens; `shares` (sentences × tokens) is what each token counts: one by how many there are, or 0. */
export function meanOfTokens(
  engine: Engine,
  input: Tensor,
  { shape: { sentences, tokens }, shares }: { shape: BatchShape; shares: Tensor },
): Step {
  const { matMul, reshape } = engine;
  const width = input.shape[1] ?? 0;
  return {
    value: reshape(matMul(reshape(shares, [sentences, 1, tokens]), reshape(input, [sentences, tokens, width])), [sentences, width]),
    back: (gradient) =>
      reshape(matMul(reshape(shares, [sentences, tokens, 1]), reshape(gradient, [sentences, 1, width])), [sentences * tokens, width]),
  };
}

/** The hyperbolic tangent of each number. */
export function bent(engine: Engine, input: Tensor): Step {
  const value = engine.tanh(input);
  return { value, back: (gradient) => engine.sub(gradient, engine.mul(gradient, engine.square(value))) };
}

/** What is above 0 of each number. */
export function positive(engine: Engine, input: Tensor): Step {
  return { value: engine.relu(input), back: (gradient) => engine.mul(gradient, engine.step(input)) };
}

/** Each row at length 1. */
export function ofLengthOne(engine: Engine, input: Tensor): Step {
  const { mul, sum, sub } = engine;
  const inverse = engine.rsqrt(engine.maximum(sum(engine.square(input), -1, true), engine.scalar(lengthMin)));
  const value = mul(input, inverse);
  return { value, back: (gradient) => mul(inverse, sub(gradient, mul(value, sum(mul(gradient, value), -1, true)))) };
}
