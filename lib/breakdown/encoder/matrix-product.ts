import { isPanelProduct, panelProducts, panelWidth } from "@/lib/breakdown/encoder/panel-product";

/** Rows of numbers in the memory: where the first starts, and how many numbers further the next. */
type Rows = { at: number; stride: number };

/** A matrix in the memory, in panels of eight columns: where it starts, and how many rows and columns it has. */
export type PackedMatrix = { at: number; depth: number; width: number };

/** A memory of single-precision numbers, counted from 0, and the product of what lies in it. */
export type Products = {
  /** All of the memory, up to the next `reserve`. */
  numbers: () => Float32Array;
  /** Takes room for so many more numbers, all 0, and tells where it starts. */
  reserve: (total: number) => number;
  /** Takes room for a matrix that is given row after row and puts it there. */
  pack: (values: Float32Array, shape: { depth: number; width: number }) => PackedMatrix;
  /**
   * Adds to so many rows what as many rows times a matrix are, whose width is a multiple of `panelWidth`. The sum that is added is made in the order of the row's
   * numbers, so that a row's product is the same to the last bit whatever rows stand beside it.
   */
  multiply: (total: number, factors: { from: Rows; matrix: PackedMatrix }, to: Rows) => void;
};

const numberSize = 4;
const pageSize = 65_536;

/** Starts a memory that nothing is in. */
export function startProducts(): Products {
  const memory = new WebAssembly.Memory({ initial: 0 });
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(panelProducts()), { outside: { memory } });
  const byRest = Object.values(exports).filter(isPanelProduct);
  let numbers = new Float32Array(memory.buffer);
  let end = 0;
  const reserve = (total: number): number => {
    const start = end;
    // Every place stands at a whole panel's row.
    end += Math.ceil(total / panelWidth) * panelWidth;
    const missing = Math.ceil((end * numberSize - memory.buffer.byteLength) / pageSize);
    if (missing > 0) {
      memory.grow(missing);
      numbers = new Float32Array(memory.buffer);
    }
    return start;
  };
  return {
    numbers: () => numbers,
    reserve,
    pack: (values, { depth, width }) => {
      const at = reserve(depth * width);
      const all = numbers;
      let to = at;
      for (let column = 0; column < width; column += panelWidth) {
        for (let row = 0; row < depth; row += 1) {
          const from = row * width + column;
          for (let next = 0; next < panelWidth; next += 1) all[to + next] = values[from + next] ?? 0;
          to += panelWidth;
        }
      }
      return { at, depth, width };
    },
    multiply: (total, { from, matrix: { at, depth, width } }, to) => {
      const product = byRest[total % byRest.length];
      if (product === undefined) throw new Error("the module of products has no functions");
      const blocks = Math.floor(total / byRest.length);
      const panelBytes = depth * panelWidth * numberSize;
      // One call a panel: what runs long at once is not made quicker while it runs.
      for (let panel = 0; panel < width / panelWidth; panel += 1)
        product(
          from.at * numberSize,
          at * numberSize + panel * panelBytes,
          (to.at + panel * panelWidth) * numberSize,
          blocks,
          panelBytes,
          from.stride * numberSize,
          to.stride * numberSize,
        );
    },
  };
}
