/** Rows of so many numbers each, one behind the other. */
export type RowsShape = { total: number; width: number };

/** What the encoder adds to a variance, so that a row of equal numbers has one. */
const varianceMin = 1e-6;

/** Writes each row of `from` to `to` at mean 0 and variance 1, then scaled and shifted (Ba et al. 2016); all are places in `numbers`. */
export function evenRows(
  numbers: Float32Array,
  { from, to, scale, shift }: { from: number; to: number; scale: number; shift: number },
  { total, width }: RowsShape,
): void {
  for (let row = 0; row < total * width; row += width) {
    let sum = 0;
    for (let at = 0; at < width; at += 1) sum += numbers[from + row + at] ?? 0;
    const mean = sum / width;
    let squares = 0;
    for (let at = 0; at < width; at += 1) squares += ((numbers[from + row + at] ?? 0) - mean) ** 2;
    const inverse = 1 / Math.sqrt(squares / width + varianceMin);
    for (let at = 0; at < width; at += 1)
      numbers[to + row + at] = ((numbers[from + row + at] ?? 0) - mean) * inverse * (numbers[scale + at] ?? 0) + (numbers[shift + at] ?? 0);
  }
}

/** Writes the one row at `from` to each of the rows at `to`. */
export function repeatRow(numbers: Float32Array, { from, to }: { from: number; to: number }, { total, width }: RowsShape): void {
  for (let row = 0; row < total; row += 1) numbers.copyWithin(to + row * width, from, from + width);
}

/** Adds the one row at `from` to each of the rows at `to`. */
export function addRow(numbers: Float32Array, { from, to }: { from: number; to: number }, { total, width }: RowsShape): void {
  for (let row = to; row < to + total * width; row += width)
    for (let at = 0; at < width; at += 1) numbers[row + at] = (numbers[row + at] ?? 0) + (numbers[from + at] ?? 0);
}

/** Leaves of the rows at `at` what is above 0. */
export function keepPositive(numbers: Float32Array, at: number, { total, width }: RowsShape): void {
  for (let place = at; place < at + total * width; place += 1) numbers[place] = Math.max(numbers[place] ?? 0, 0);
}

/** Adds the mean of the rows at `from` to the row at `to`, and nothing where there are none. */
export function addMean(numbers: Float32Array, { from, to }: { from: number; to: number }, { total, width }: RowsShape): void {
  const sums = new Float64Array(width);
  for (let row = from; row < from + total * width; row += width)
    for (let at = 0; at < width; at += 1) sums[at] = (sums[at] ?? 0) + (numbers[row + at] ?? 0);
  for (let at = 0; at < width; at += 1) numbers[to + at] = (numbers[to + at] ?? 0) + (sums[at] ?? 0) / Math.max(total, 1);
}
