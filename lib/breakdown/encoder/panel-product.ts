import { type Code, instruction, moduleBytes } from "@/lib/breakdown/encoder/module-code";

/** So many columns of a matrix lie together, row after row: what is used together stands together. */
export const panelWidth = 8;

/**
 * Adds to rows of eight columns the product of rows and one panel. Places, the panel's length and how far rows lie apart are in bytes; `blocks` is how many times
 * four rows there are.
 */
export type PanelProduct = (
  from: number,
  panel: number,
  to: number,
  blocks: number,
  panelBytes: number,
  fromStride: number,
  toStride: number,
) => void;

/**
 * So many rows are multiplied at once, one step of the sum at a time: their sums and what a step needs have room in the sixteen registers of a processor. With five
 * rows, or two steps written out one behind the other, half of it goes to memory and back, and all takes a third longer.
 */
const rowsTogether = 4;
const numberBytes = 4;
const vectorBytes = 16;

const { get, set, tee, number, isBelow, add, subtract, when, repeated } = instruction;
const { noVector, loadVector, loadNumberFourTimes, storeVector, addVectors, multiplyVectors } = instruction;

// The function's parameters and then its own variables, by their numbers.
const [from, panel, to, blocks, panelBytes, fromStride, toStride] = [0, 1, 2, 3, 4, 5, 6];
const [panelEnd, panelAt, toAt] = [7, 8, 9];
const rowAt = (row: number) => 10 + row;
const parameterTotal = 7;
const numberTotal = 3 + rowsTogether;
const firstVector = parameterTotal + numberTotal;
const [left, right, factor] = [firstVector, firstVector + 1, firstVector + 2];
const sumOf = (row: number, half: number) => firstVector + 3 + 2 * row + half;
const vectorTotal = 3 + 2 * rowsTogether;

const each = (total: number, code: (at: number) => Code): Code => Array.from({ length: total }, (_, at) => code(at)).flat();
const increase = (variable: number, by: Code): Code => [...get(variable), ...by, ...add, ...set(variable)];

/** One step of the sums of so many rows: a number of each row times a row of the panel. */
function stepCode(rows: number): Code {
  const more = (sum: number, half: number): Code => [
    ...[...get(sum), ...get(factor), ...get(half)],
    ...[...multiplyVectors, ...addVectors, ...set(sum)],
  ];
  return [
    ...[...get(panelAt), ...loadVector(0), ...set(left), ...get(panelAt), ...loadVector(vectorBytes), ...set(right)],
    ...each(rows, (row) => [
      ...[...get(rowAt(row)), ...loadNumberFourTimes(0), ...set(factor)],
      ...more(sumOf(row, 0), left),
      ...more(sumOf(row, 1), right),
      ...increase(rowAt(row), number(numberBytes)),
    ]),
  ];
}

/** So many rows times the panel; leaves in `toAt` where the next row is. */
function rowsCode(rows: number): Code {
  return [
    ...[...get(panel), ...set(panelAt), ...get(to), ...set(toAt), ...get(from), ...set(rowAt(0))],
    ...each(rows - 1, (row) => [...get(rowAt(row)), ...get(fromStride), ...add, ...set(rowAt(row + 1))]),
    ...each(2 * rows, (at) => [...noVector, ...set(sumOf(0, at))]),
    ...repeated([
      ...stepCode(rows),
      ...[...get(panelAt), ...number(panelWidth * numberBytes), ...add, ...tee(panelAt), ...get(panelEnd), ...isBelow],
    ]),
    ...each(rows, (row) => [
      ...each(2, (half) => [
        ...[...get(toAt), ...get(toAt), ...loadVector(half * vectorBytes)],
        ...[...get(sumOf(row, half)), ...addVectors, ...storeVector(half * vectorBytes)],
      ]),
      ...increase(toAt, get(toStride)),
    ]),
  ];
}

/** Rows by fours, so many blocks of them, and then the rest. */
function productCode(rest: number): Code {
  const block = [
    ...rowsCode(rowsTogether),
    ...each(rowsTogether, () => increase(from, get(fromStride))),
    ...[...get(toAt), ...set(to)],
    ...[...get(blocks), ...number(1), ...subtract, ...tee(blocks)],
  ];
  return [
    ...[...get(panel), ...get(panelBytes), ...add, ...set(panelEnd)],
    ...[...get(blocks), ...when(repeated(block))],
    ...(rest === 0 ? [] : rowsCode(rest)),
  ];
}

/** A module with a product for each rest that rows by fours leave, in their order. */
export function panelProducts(): Uint8Array<ArrayBuffer> {
  return moduleBytes(
    Array.from({ length: rowsTogether }, (_, rest) => ({
      name: `rest${rest}`,
      parameters: parameterTotal,
      locals: { numbers: numberTotal, vectors: vectorTotal },
      body: productCode(rest),
    })),
  );
}

/** Whether something that the module gives is a product. */
export function isPanelProduct(given: unknown): given is PanelProduct {
  return typeof given === "function";
}
