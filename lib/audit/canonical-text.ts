const [quote, comma, colon, minus, zero, nine] = [0x22, 0x2c, 0x3a, 0x2d, 0x30, 0x39];
const [openList, closeList, openObject, closeObject] = [0x5b, 0x5d, 0x7b, 0x7d];
const [f, n, t] = [0x66, 0x6e, 0x74];

/** Integers of so many digits are held exactly, and written as they were read. */
const digitsMax = 15;

const nowhere = -1;

/** Where a whole number ends that begins at `at` and is written as RFC 8785 has it; -1 where that is not plain to see. */
function endOfInteger(text: string, at: number): number {
  const first = text.charCodeAt(at) === minus ? at + 1 : at;
  let end = first;
  for (let code = text.charCodeAt(end); code >= zero && code <= nine; code = text.charCodeAt(end)) end += 1;
  const isSmall = end > first && end - first <= digitsMax;
  // No zero may stand in front, and none has a sign.
  if (!isSmall || (text.charCodeAt(first) === zero && end - at > 1)) return -1;
  const next = text.charCodeAt(end);
  return next === comma || next === closeList || next === closeObject ? end : -1;
}

/** Whether the key that begins at `at` comes after the one that begins at `before`, each behind its quotation mark and up to the next. */
function isNextKey(text: string, at: number, before: number): boolean {
  for (let place = 0; ; place += 1) {
    const code = text.charCodeAt(at + place);
    const codeBefore = text.charCodeAt(before + place);
    if (code !== codeBefore || code === quote) return codeBefore === quote ? code !== quote : code !== quote && code > codeBefore;
  }
}

/**
 * Whether a JSON text is its own RFC 8785 form, as far as that is plain to see: nothing in it is escaped, its numbers are whole and short, no white space stands
 * between its signs, and keys are in the order of their UTF-16 code units, each once. False says nothing: such a text must be written anew and compared.
 * Only for text that was decoded from UTF-8 and that `JSON.parse` takes. In linear time, and without writing: an audit asks it of every event of a log.
 */
export function isPlainlyCanonical(text: string): boolean {
  if (text.includes("\\")) return false;
  // Where the newest key of each object that is open begins; nowhere before its first, and for lists.
  const keys: number[] = [];
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === quote) {
      const end = text.indexOf('"', at + 1);
      const isKey = text.charCodeAt(end + 1) === colon;
      if (isKey) {
        const before = keys.at(-1) ?? nowhere;
        if (before !== nowhere && !isNextKey(text, at + 1, before)) return false;
        keys[keys.length - 1] = at + 1;
      }
      at = end + (isKey ? 2 : 1);
    } else if (code === openObject || code === openList) {
      keys.push(nowhere);
      at += 1;
    } else if (code === closeObject || code === closeList) {
      keys.pop();
      at += 1;
    } else if (code === comma) at += 1;
    else if (code === t || code === n) at += "true".length;
    else if (code === f) at += "false".length;
    else {
      at = endOfInteger(text, at);
      if (at < 0) return false;
    }
  }
  return true;
}
