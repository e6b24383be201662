import { fstatSync, readSync } from "node:fs";

const newline = 10;
const pieceBytes = 65_536;

/**
 * Whether standard input is a file of more than so many lines, told without taking a byte of it away from who reads it later; of a pipe or a terminal nobody knows,
 * and the answer is false.
 */
export function hasMoreLines(max: number, descriptor = 0): boolean {
  if (!fstatSync(descriptor).isFile()) return false;
  const piece = Buffer.alloc(pieceBytes);
  let total = 0;
  let last = newline;
  for (let from = 0, length = readSync(descriptor, piece, 0, pieceBytes, from); length > 0 && total <= max; ) {
    for (let at = piece.indexOf(newline); at >= 0 && at < length; at = piece.indexOf(newline, at + 1)) total += 1;
    last = piece[length - 1] ?? newline;
    from += length;
    length = readSync(descriptor, piece, 0, pieceBytes, from);
  }
  return total + (last === newline ? 0 : 1) > max;
}
