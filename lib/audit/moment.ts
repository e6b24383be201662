const [dash, dot, space, letterT, colon] = [0x2d, 0x2e, 0x20, 0x54, 0x3a];
const secondsEnd = 19;

/** The digits behind the seconds, three of them, of a time in UTC by the clock; null when it is written otherwise. */
function fractionIn(text: string): string | null {
  const zone = text.endsWith("+00:00") ? "+00:00".length : text.endsWith("+00") ? "+00".length : 0;
  if (zone === 0) return null;
  const end = text.length - zone;
  if (end === secondsEnd) return "000";
  const digits = end - secondsEnd - 1;
  return text.charCodeAt(secondsEnd) === dot && digits >= 1 && digits <= 3 ? text.slice(secondsEnd + 1, end).padEnd(3, "0") : null;
}

/**
 * A moment as events write it (milliseconds, UTC), from what PostgreSQL writes of a `timestamptz` alone or in JSON; what is no moment of ours, such as
 * infinity, as it stands. An audit reads several of each row, so that no `Date` is made where the text tells.
 */
export function momentIn(text: string): string {
  const between = text.charCodeAt(10);
  const isUsual =
    text.charCodeAt(4) === dash &&
    text.charCodeAt(7) === dash &&
    (between === space || between === letterT) &&
    text.charCodeAt(13) === colon &&
    text.charCodeAt(16) === colon;
  const fraction = isUsual ? fractionIn(text) : null;
  if (fraction !== null) return `${text.slice(0, 10)}T${text.slice(11, secondsEnd)}.${fraction}Z`;
  return Number.isNaN(Date.parse(text)) ? text : new Date(text).toISOString();
}
