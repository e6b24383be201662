import { type MatrixName, matrixNames, type VectorName, vectorNames } from "@/lib/breakdown/encoder/upper-layer-names";

/** Rows of numbers of 8 bits in base 64, each row times its own scale. */
export type StoredRows = { scales: readonly number[]; cells: string };

/**
 * What training adds to the encoder of the named package: to a matrix the product of two narrow ones (`down`, turned, and `up`: a row for each rank), to
 * biases, scales and shifts a row each. Nothing at all leaves the package's own encoder.
 */
export type StoredAdditions = {
  model: string;
  matrices: Readonly<Partial<Record<MatrixName, { down: StoredRows; up: StoredRows }>>>;
  vectors: Readonly<Partial<Record<VectorName, StoredRows>>>;
};

/** An addition to a matrix: `down` has a row of the matrix's height for each rank, `up` one of its width. */
export type MatrixAddition = { name: MatrixName; rank: number; down: Float32Array; up: Float32Array };

/** The same in numbers. */
export type Additions = { matrices: readonly MatrixAddition[]; vectors: readonly { name: VectorName; values: Float32Array }[] };

const largestCell = 127;

function isMatrix(name: string): name is MatrixName {
  return name in matrixNames;
}

function isVector(name: string): name is VectorName {
  return name in vectorNames;
}

/** Reads rows of 8 bits; throws a RangeError where they cannot be shared out evenly. */
export function readRows({ scales, cells }: StoredRows): Float32Array {
  const raw = atob(cells);
  const width = raw.length / scales.length;
  if (!Number.isInteger(width)) throw new RangeError(`${raw.length} bytes are not ${scales.length} rows of one length`);
  const values = new Float32Array(raw.length);
  for (const [row, scale] of scales.entries())
    for (let at = row * width; at < (row + 1) * width; at += 1) values[at] = ((raw.charCodeAt(at) << 24) >> 24) * scale;
  return values;
}

/** Writes numbers as so many rows of 8 bits; the same numbers give the same text. */
export function storeRows(values: ArrayLike<number>, rows: number): StoredRows {
  const width = values.length / rows;
  const scales: number[] = [];
  const letters: string[] = [];
  for (let row = 0; row < rows; row += 1) {
    const own = Array.from({ length: width }, (_, at) => values[row * width + at] ?? 0);
    const scale = Number((own.reduce((largest, value) => Math.max(largest, Math.abs(value)), 1e-12) / largestCell).toPrecision(6));
    scales.push(scale);
    for (const value of own)
      letters.push(String.fromCharCode(Math.max(-largestCell, Math.min(largestCell, Math.round(value / scale))) & 255));
  }
  return { scales, cells: btoa(letters.join("")) };
}

/** Reads additions; null where there are none. */
export function readAdditions({ matrices, vectors }: StoredAdditions): Additions | null {
  const read: Additions = {
    matrices: Object.entries(matrices).flatMap(([name, { down, up }]) =>
      isMatrix(name) ? [{ name, rank: down.scales.length, down: readRows(down), up: readRows(up) }] : [],
    ),
    vectors: Object.entries(vectors).flatMap(([name, rows]) => (isVector(name) ? [{ name, values: readRows(rows) }] : [])),
  };
  return read.matrices.length + read.vectors.length === 0 ? null : read;
}

/** Writes additions in 8 bits. */
export function storeAdditions({ matrices, vectors }: Additions, model: string): StoredAdditions {
  return {
    model,
    matrices: Object.fromEntries(
      matrices.map(({ name, rank, down, up }) => [name, { down: storeRows(down, rank), up: storeRows(up, rank) }]),
    ),
    vectors: Object.fromEntries(vectors.map(({ name, values }) => [name, storeRows(values, 1)])),
  };
}
