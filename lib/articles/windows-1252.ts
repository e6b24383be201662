// The 32 characters of 0x80 to 0x9F, in order, from the WHATWG Encoding Standard's index-windows-1252.
const upperControls = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Decodes windows-1252 as the Encoding Standard says. Node 20's own decoder reads it as ISO 8859-1 and loses quotation marks and dashes. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  bytes.forEach((byte, index) => {
    units[index] = byte >= 0x80 && byte <= 0x9f ? upperControls.charCodeAt(byte - 0x80) : byte;
  });
  const parts: string[] = [];
  for (let start = 0; start < units.length; start += 8192) parts.push(String.fromCharCode(...units.subarray(start, start + 8192)));
  return parts.join("");
}
