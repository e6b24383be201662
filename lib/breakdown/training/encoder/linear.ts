import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";

/** What a step makes of its input, and the way back: from the gradient of what it made to the gradient of its input. */
export type Step = { value: Tensor; back: (gradient: Tensor) => Tensor };

/** Takes the gradient of a part of the net that is learnt. */
export type Tell<Part extends string> = (part: Part, gradient: Tensor) => void;

/** A matrix that stays, also turned, with what is learnt beside it: the product of two narrow matrices (Hu et al. 2021), and a bias. */
export type Linear = { weight: Tensor; turned: Tensor; down: Tensor; up: Tensor; bias: Tensor };

/** x·W + (x·A)·B + b for rows x. */
export function linear(engine: Engine, input: Tensor, { layer, tell }: { layer: Linear; tell: Tell<"down" | "up" | "bias"> }): Step {
  const { matMul, add, transpose } = engine;
  const narrow = matMul(input, layer.down);
  const value = add(add(matMul(input, layer.weight), matMul(narrow, layer.up)), layer.bias);
  return {
    value,
    back: (gradient) => {
      const ofNarrow = matMul(gradient, transpose(layer.up));
      tell("bias", engine.sum(gradient, 0));
      tell("up", matMul(transpose(narrow), gradient));
      // Turned twice, since the engine is slow to turn what is wide.
      tell("down", transpose(matMul(transpose(ofNarrow), input)));
      return add(matMul(gradient, layer.turned), matMul(ofNarrow, transpose(layer.down)));
    },
  };
}
