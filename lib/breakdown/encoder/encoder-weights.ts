import type { Additions, MatrixAddition } from "@/lib/breakdown/encoder/additions";
import { inLowerLayer, lowerNames } from "@/lib/breakdown/encoder/lower-layer-names";
import { type PackedMatrix, type Products, startProducts } from "@/lib/breakdown/encoder/matrix-product";
import { panelWidth } from "@/lib/breakdown/encoder/panel-product";
import { type MatrixName, matrixNames, type VectorName, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";

/** Weights by their names in the package's graph: of what shape they are, and their numbers, row after row, read into what is given. Both throw where there is none. */
export type WeightSource = { shapeOf: (name: string) => readonly number[]; read: (name: string, into: Float32Array) => void };

type LayerMatrix = Exclude<MatrixName, "tanh">;
type LayerVector = Exclude<VectorName, "tanhBias">;

/** A layer's weights in the memory: its matrices, and where its biases, scales and shifts start. */
export type LayerWeights = Readonly<Record<LayerMatrix, PackedMatrix> & Record<LayerVector, number>>;

/** What the encoder computes with, all in one memory: the row of each word piece, both layers, what lies between them, and the last step. */
export type EncoderWeights = {
  products: Products;
  pieces: { at: number; width: number };
  frequencies: Float32Array;
  widen: PackedMatrix;
  widenBias: number;
  lower: LayerWeights;
  upper: LayerWeights;
  last: { tanh: PackedMatrix; tanhBias: number };
};

/** Puts the encoder's weights into a memory of their own, with what training added to the upper layer and the last step. Throws where an addition does not fit. */
export function encoderWeights(source: WeightSource, additions: Additions | null): EncoderWeights {
  const products = startProducts();
  const { matrix, row } = weightReader(source, products);
  const lowerMatrix = (name: LayerMatrix) => matrix(inLowerLayer(matrixNames[name]));
  const lowerRow = (name: LayerVector) => row(inLowerLayer(vectorNames[name]));
  const upperMatrix = (name: MatrixName) => {
    const own = matrix(matrixNames[name]);
    const addition = additions?.matrices.find((one) => one.name === name);
    if (addition !== undefined) addMatrix(products, own, addition);
    return own;
  };
  const upperRow = (name: VectorName) => {
    const own = row(vectorNames[name]);
    const addition = additions?.vectors.find((one) => one.name === name);
    if (addition !== undefined) addRow(products, own, addition.values);
    return own.at;
  };
  const frequencies = new Float32Array(sizeOf(source.shapeOf(lowerNames.frequencies)));
  source.read(lowerNames.frequencies, frequencies);
  const [, width = 0] = source.shapeOf(lowerNames.pieces);
  return {
    products,
    pieces: { at: row(lowerNames.pieces).at, width },
    frequencies,
    widen: matrix(lowerNames.widen),
    widenBias: row(lowerNames.widenBias).at,
    lower: layerWeights(lowerMatrix, (name) => lowerRow(name).at),
    upper: layerWeights(upperMatrix, upperRow),
    last: { tanh: upperMatrix("tanh"), tanhBias: upperRow("tanhBias") },
  };
}

function layerWeights(matrixOf: (name: LayerMatrix) => PackedMatrix, rowOf: (name: LayerVector) => number): LayerWeights {
  return {
    qkv: matrixOf("qkv"),
    output: matrixOf("output"),
    conv1: matrixOf("conv1"),
    conv2: matrixOf("conv2"),
    qkvBias: rowOf("qkvBias"),
    outputBias: rowOf("outputBias"),
    conv1Bias: rowOf("conv1Bias"),
    conv2Bias: rowOf("conv2Bias"),
    attentionScale: rowOf("attentionScale"),
    attentionShift: rowOf("attentionShift"),
    forwardScale: rowOf("forwardScale"),
    forwardShift: rowOf("forwardShift"),
  };
}

/** A weight's numbers in the memory, one behind the other. */
type Row = { at: number; total: number };

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}

function weightReader({ shapeOf, read }: WeightSource, products: Products) {
  // Each matrix is read into the same room: to touch new memory takes longer than to read.
  let room = new Float32Array(0);
  return {
    row: (name: string): Row => {
      const total = sizeOf(shapeOf(name));
      const at = products.reserve(total);
      read(name, products.numbers().subarray(at, at + total));
      return { at, total };
    },
    matrix: (name: string): PackedMatrix => {
      const shape = shapeOf(name);
      const [depth = 0, width = 0] = shape.slice(-2);
      if (room.length < sizeOf(shape)) room = new Float32Array(sizeOf(shape));
      const values = room.subarray(0, sizeOf(shape));
      read(name, values);
      return products.pack(values, { depth, width });
    },
  };
}

function addRow({ numbers: all }: Products, { at, total }: Row, values: Float32Array): void {
  if (values.length !== total) throw new RangeError(`${values.length} numbers cannot be added to ${total}`);
  const numbers = all();
  for (const [place, value] of values.entries()) numbers[at + place] = (numbers[at + place] ?? 0) + value;
}

/** Adds the product of the two narrow matrices, panel by panel. */
function addMatrix(products: Products, matrix: PackedMatrix, { name, rank, down, up }: MatrixAddition): void {
  const { depth, width } = matrix;
  if (down.length !== rank * depth || up.length !== rank * width)
    throw new RangeError(`what is added to ${name} is not of ${rank} rows for ${depth} × ${width} numbers`);
  const turned = products.reserve(down.length);
  const right = products.pack(up, { depth: rank, width });
  const numbers = products.numbers();
  for (let row = 0; row < rank; row += 1)
    for (let at = 0; at < depth; at += 1) numbers[turned + at * rank + row] = down[row * depth + at] ?? 0;
  for (let column = 0; column < width; column += panelWidth)
    products.multiply(
      depth,
      { from: { at: turned, stride: rank }, matrix: { at: right.at + column * rank, depth: rank, width: panelWidth } },
      { at: matrix.at + column * depth, stride: panelWidth },
    );
}
