/** Numbers in rows and columns that the engine holds outside JavaScript's memory, until they are disposed of. */
export type Tensor = {
  readonly shape: readonly number[];
  dataSync: () => Float32Array | Int32Array;
  data: () => Promise<Float32Array | Int32Array>;
  dispose: () => void;
};

type Unary = (one: Tensor) => Tensor;
type Binary = (one: Tensor, other: Tensor) => Tensor;
type Reduction = (one: Tensor, axis: number, keepsAxis?: boolean) => Tensor;

/** What is used of the engine that the package of sentence embeddings brings: operations over tensors, and `tidy`, which disposes of all that was made in it. */
export type Engine = {
  tensor: (values: Float32Array | Int32Array, shape: readonly number[], type?: "float32" | "int32") => Tensor;
  scalar: (value: number) => Tensor;
  matMul: Binary;
  add: Binary;
  sub: Binary;
  mul: Binary;
  maximum: Binary;
  square: Unary;
  rsqrt: Unary;
  relu: Unary;
  step: Unary;
  tanh: Unary;
  softmax: Unary;
  mean: Reduction;
  sum: Reduction;
  transpose: (one: Tensor, order?: readonly number[]) => Tensor;
  reshape: (one: Tensor, shape: readonly number[]) => Tensor;
  split: (one: Tensor, parts: number, axis: number) => Tensor[];
  concat: (parts: readonly Tensor[], axis: number) => Tensor;
  keep: Unary;
  tidy: <Result>(run: () => Result) => Result;
};

const operations = [
  ...["tensor", "scalar", "matMul", "add", "sub", "mul", "maximum", "square", "rsqrt", "relu", "step", "tanh", "softmax"],
  ...["mean", "sum", "transpose", "reshape", "split", "concat", "keep", "tidy"],
];

/** Whether a package has all operations of an engine. */
export function isEngine(loaded: unknown): loaded is Engine {
  return typeof loaded === "object" && loaded !== null && operations.every((name) => typeof Reflect.get(loaded, name) === "function");
}
