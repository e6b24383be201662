import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";
import type { Step, Tell } from "@/lib/breakdown/training/encoder/linear";

/** What the encoder adds to a variance, so that a row of equal numbers has one. */
const varianceMin = 1e-6;

/** Each row of mean 0 and variance 1, then scaled and shifted (Ba et al. 2016). */
export function layerNorm(
  engine: Engine,
  input: Tensor,
  { scale, shift, tell }: { scale: Tensor; shift: Tensor; tell: Tell<"scale" | "shift"> },
): Step {
  const { add, sub, mul, mean, square } = engine;
  const centred = sub(input, mean(input, -1, true));
  const inverse = engine.rsqrt(add(mean(square(centred), -1, true), engine.scalar(varianceMin)));
  const even = mul(centred, inverse);
  return {
    value: add(mul(even, scale), shift),
    back: (gradient) => {
      tell("scale", engine.sum(mul(gradient, even), 0));
      tell("shift", engine.sum(gradient, 0));
      const ofEven = mul(gradient, scale);
      const along = mul(even, mean(mul(ofEven, even), -1, true));
      return mul(inverse, sub(sub(ofEven, mean(ofEven, -1, true)), along));
    },
  };
}
