import type { Products } from "@/lib/breakdown/encoder/matrix-product";
import { panelWidth } from "@/lib/breakdown/encoder/panel-product";

/** Room for one sentence's attention in one head: keys or values in panels, and what each token takes of each. */
export type AttentionRoom = { panels: number; shares: number };

/** Takes room for the longest sentence there may be. */
export function attentionRoom({ reserve }: Products, { tokens, size }: { tokens: number; size: number }): AttentionRoom {
  const filled = wholePanels(tokens);
  return { panels: reserve(filled * size), shares: reserve(tokens * filled) };
}

/**
 * Writes to the rows at `to` what the tokens of one sentence take from one another (Vaswani et al. 2017), in so many heads. At `from` there is a row for each token with
 * query, key and value side by side, each of `width` numbers.
 */
export function attend(
  { numbers: all, multiply }: Products,
  { from, to, room }: { from: number; to: number; room: AttentionRoom },
  { tokens, width, heads }: { tokens: number; width: number; heads: number },
): void {
  const numbers = all();
  const size = width / heads;
  const stride = 3 * width;
  // Filled up with zeros, of which nobody takes anything.
  const filled = wholePanels(tokens);
  for (let head = 0; head < heads; head += 1) {
    const query = from + head * size;
    const [key, value] = [query + width, query + 2 * width];
    numbers.fill(0, room.panels, room.panels + filled * size);
    for (let token = 0; token < tokens; token += 1) {
      const from = key + token * stride;
      const place = room.panels + (token - (token % panelWidth)) * size + (token % panelWidth);
      for (let at = 0; at < size; at += 1) numbers[place + at * panelWidth] = numbers[from + at] ?? 0;
    }
    numbers.fill(0, room.shares, room.shares + tokens * filled);
    multiply(
      tokens,
      { from: { at: query, stride }, matrix: { at: room.panels, depth: size, width: filled } },
      { at: room.shares, stride: filled },
    );
    for (let token = 0; token < tokens; token += 1)
      shareOut(numbers, room.shares + token * filled, { tokens, filled, scale: size ** -0.5 });
    numbers.fill(0, room.panels, room.panels + filled * size);
    for (let token = 0; token < tokens; token += 1) {
      const from = value + token * stride;
      const place = room.panels + token * panelWidth;
      for (let at = 0; at < size; at += 1) numbers[place + (at - (at % panelWidth)) * filled + (at % panelWidth)] = numbers[from + at] ?? 0;
    }
    for (let token = 0; token < tokens; token += 1)
      numbers.fill(0, to + token * width + head * size, to + token * width + (head + 1) * size);
    multiply(
      tokens,
      { from: { at: room.shares, stride: filled }, matrix: { at: room.panels, depth: filled, width: size } },
      { at: to + head * size, stride: width },
    );
  }
}

function wholePanels(tokens: number): number {
  return Math.ceil(tokens / panelWidth) * panelWidth;
}

/** Turns how well a token's query fits each key into shares that are 1 together. */
function shareOut(numbers: Float32Array, at: number, { tokens, filled, scale }: { tokens: number; filled: number; scale: number }): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let place = at; place < at + tokens; place += 1) largest = Math.max(largest, numbers[place] ?? 0);
  let sum = 0;
  for (let place = at; place < at + tokens; place += 1) {
    const share = Math.exp(((numbers[place] ?? 0) - largest) * scale);
    numbers[place] = share;
    sum += share;
  }
  for (let place = at; place < at + tokens; place += 1) numbers[place] = (numbers[place] ?? 0) / sum;
  numbers.fill(0, at + tokens, at + filled);
}
