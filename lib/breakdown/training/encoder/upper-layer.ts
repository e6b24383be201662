import type { MatrixName, VectorName } from "@/lib/breakdown/encoder/upper-layer-names";
import { attention, type BatchShape } from "@/lib/breakdown/training/encoder/attention";
import type { Engine, Tensor } from "@/lib/breakdown/training/encoder/engine";
import { layerNorm } from "@/lib/breakdown/training/encoder/layer-norm";
import { linear, type Step } from "@/lib/breakdown/training/encoder/linear";
import { bent, meanOfTokens, ofLengthOne, positive } from "@/lib/breakdown/training/encoder/sentence-vectors";

/** A number, or many, that training moves: the narrow matrices beside each matrix, biases, scales and shifts. */
export type PartName = `${MatrixName}.${"down" | "up"}` | VectorName;

/** What stays of the upper layer: its matrices, also turned, and in how many heads it attends. */
export type FixedLayer = { heads: number; matrices: Readonly<Record<MatrixName, { weight: Tensor; turned: Tensor }>> };

/** What the lower layer made of a batch's tokens, a row each, and which of them are there: see `attention` and `meanOfTokens`. */
export type LayerInput = { tokens: Tensor; shape: BatchShape; hidden: Tensor; shares: Tensor };

/** Takes the gradient of a part. */
export type TellPart = (part: PartName, gradient: Tensor) => void;

/**
 * The vectors that the upper layer makes of a batch (sentences × width), and the way back, which tells the gradient of every part. All of it has to be inside of
 * one `tidy`.
 */
export function upperLayer(
  engine: Engine,
  { fixed, parts, tell }: { fixed: FixedLayer; parts: Readonly<Record<PartName, Tensor>>; tell: TellPart },
  { tokens, shape, hidden, shares }: LayerInput,
): { vectors: Tensor; back: (gradient: Tensor) => void } {
  const by = (name: MatrixName, input: Tensor): Step =>
    linear(engine, input, {
      layer: { ...fixed.matrices[name], down: parts[`${name}.down`], up: parts[`${name}.up`], bias: parts[`${name}Bias`] },
      tell: (part, gradient) => tell(part === "bias" ? `${name}Bias` : `${name}.${part}`, gradient),
    });
  const even = (name: "attention" | "forward", input: Tensor): Step =>
    layerNorm(engine, input, {
      scale: parts[`${name}Scale`],
      shift: parts[`${name}Shift`],
      tell: (part, gradient) => tell(part === "scale" ? `${name}Scale` : `${name}Shift`, gradient),
    });
  const attended = chain(
    tokens,
    (input) => even("attention", input),
    (input) => by("qkv", input),
    (input) => attention(engine, input, { heads: fixed.heads, shape, hidden }),
    (input) => by("output", input),
  );
  const middle = engine.add(tokens, attended.value);
  const moved = chain(
    middle,
    (input) => even("forward", input),
    (input) => by("conv1", input),
    (input) => positive(engine, input),
    (input) => by("conv2", input),
  );
  const last = chain(
    engine.add(middle, moved.value),
    (input) => meanOfTokens(engine, input, { shape, shares }),
    (input) => by("tanh", input),
    (input) => bent(engine, input),
    (input) => ofLengthOne(engine, input),
  );
  return {
    vectors: last.value,
    back: (gradient) => {
      const ofLast = last.back(gradient);
      attended.back(engine.add(ofLast, moved.back(ofLast)));
    },
  };
}

/** Steps one behind the other. */
function chain(input: Tensor, ...makers: ((input: Tensor) => Step)[]): Step {
  const steps: Step[] = [];
  let value = input;
  for (const make of makers) {
    const step = make(value);
    steps.push(step);
    value = step.value;
  }
  return { value, back: (gradient) => steps.reduceRight((so, { back }) => back(so), gradient) };
}
