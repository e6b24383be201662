import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeBytes, tooLong } from "@/lib/articles/decode";
import { findInvalidUtf8 } from "@/lib/articles/invalid-utf8";
import { inWords, textLengthMax, uploadBytesMax } from "@/lib/articles/limits";
import { cpuMs } from "./cpu-time";

const bytesOf = (...bytes: number[]) => Uint8Array.from(bytes);
const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const decode = (bytes: Uint8Array, options: { declaredCharset?: string; isHtml?: boolean } = {}) =>
  decodeBytes(bytes, { bytesMax: uploadBytesMax, ...options });
const problem = (bytes: Uint8Array, options: { declaredCharset?: string; isHtml?: boolean } = {}) => {
  const reading = decode(bytes, options);
  return reading.ok ? `accepted ${JSON.stringify(reading.value.text.slice(0, 40))}` : reading.problem;
};
function utf16(text: string, order: "le" | "be", mark: boolean) {
  const bytes = new Uint8Array((text.length + (mark ? 1 : 0)) * 2);
  const view = new DataView(bytes.buffer);
  const whole = mark ? `\ufeff${text}` : text;
  for (let index = 0; index < whole.length; index++) view.setUint16(index * 2, whole.charCodeAt(index), order === "le");
  return bytes;
}

describe("decoding bytes into text", () => {
  it("gives every well-formed text back exactly, line ends included", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (generated) => {
        const text = `a${generated.replaceAll("\u0000", "")}\r\n\tü“x” 👩‍👩‍👧\r`;
        expect(decode(utf8(text))).toEqual({ ok: true, value: { text, encoding: "utf-8" } });
      }),
    );
  });

  it("drops only a leading byte order mark", () => {
    expect(decode(utf8("\ufeffHello \ufeffthere"))).toEqual({ ok: true, value: { text: "Hello \ufeffthere", encoding: "utf-8" } });
    expect(decode(utf16("Zażółć 😀\r\n", "le", true))).toEqual({ ok: true, value: { text: "Zażółć 😀\r\n", encoding: "utf-16le" } });
    expect(decode(utf16("Zażółć 😀\r\n", "be", true))).toEqual({ ok: true, value: { text: "Zażółć 😀\r\n", encoding: "utf-16be" } });
  });

  it("reads an older encoding that is declared, and does not guess from a few letters", () => {
    const bytes = latin1("caf\xe9 \x93quoted\x94");
    expect(problem(bytes)).toBe(
      "The text is not valid UTF-8 at byte 3 (0xE9). Save it as UTF-8, or have the page declare its encoding, and try again.",
    );
    expect(decode(bytes, { declaredCharset: "windows-1252" })).toEqual({
      ok: true,
      value: { text: "café “quoted”", encoding: "windows-1252" },
    });
    expect(decode(bytes, { declaredCharset: "ISO-8859-1" }).ok).toBe(true);
    const page = latin1('<!doctype html><meta charset="latin1"><p>caf\xe9');
    expect(decode(page, { isHtml: true })).toMatchObject({ ok: true, value: { encoding: "windows-1252" } });
    expect(decode(page)).toMatchObject({ ok: true, value: { isGuessed: true } });
    const old = latin1('<META http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><p>\xb1');
    expect(decode(old, { isHtml: true })).toMatchObject({ ok: true, value: { encoding: "iso-8859-2" } });
  });

  it("believes the byte order mark before the header, and the header before the page", () => {
    expect(decode(utf8("\ufeffé"), { declaredCharset: "windows-1252" })).toMatchObject({ ok: true, value: { text: "é" } });
    const page = utf8("<meta charset=windows-1251><p>é");
    expect(decode(page, { isHtml: true, declaredCharset: "utf-8" })).toMatchObject({ ok: true, value: { encoding: "utf-8" } });
    expect(decode(utf8("<meta charset=utf-16><p>é"), { isHtml: true })).toMatchObject({ ok: true, value: { encoding: "utf-8" } });
  });

  it("refuses an encoding it does not know, and one that the bytes do not follow", () => {
    expect(problem(utf8("abc"), { declaredCharset: "ebcdic-7" })).toContain("“ebcdic-7”, which is not known here");
    expect(problem(utf8("abc"), { declaredCharset: "iso-2022-kr" })).toContain("not known here");
    expect(problem(bytesOf(0x81, 0x20, 0x41), { declaredCharset: "shift_jis" })).toContain("not valid SHIFT_JIS");
    expect(problem(bytesOf(0xff, 0xfe, 0x41, 0x00, 0x00, 0xd8, 0x42, 0x00))).toContain("not valid UTF-16LE");
  });

  it("names the first byte that is not UTF-8", () => {
    expect(problem(bytesOf(0x61, 0x62, 0xed, 0xa0, 0x80))).toContain("holds half of a surrogate pair at byte 2 (0xED)");
    expect(problem(bytesOf(0x61, 0xc0, 0x80))).toContain("at byte 1 (0xC0)");
    expect(problem(bytesOf(0x61, 0x62, 0xe2, 0x80))).toContain("at byte 2 (0xE2)");
    expect(problem(bytesOf(0x61, 0xf4, 0x90, 0x80, 0x80))).toContain("at byte 1 (0xF4)");
  });

  it("agrees with the platform's decoder on what is UTF-8", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), fc.string({ unit: "binary", maxLength: 4 }), (noise, text) => {
        const bytes = Uint8Array.from([...utf8(text), ...noise]);
        let isValid = true;
        try {
          new TextDecoder("utf-8", { fatal: true }).decode(bytes);
        } catch {
          isValid = false;
        }
        expect(findInvalidUtf8(bytes) === null).toBe(isValid);
      }),
      { numRuns: 500 },
    );
  });

  it("refuses NUL, blank, empty and oversized input in words", () => {
    expect(problem(utf8("before\u0000after, and a longer text around it so that one control is not many".repeat(4)))).toContain(
      "NUL character at position 7",
    );
    expect(problem(utf8(" \r\n\t "))).toContain("only blank space");
    expect(problem(bytesOf())).toBe("The file is empty.");
    expect(problem(new Uint8Array(5 * 1024 * 1024).fill(0x61))).toBe("The file has 5 MB; at most 2 MB are accepted.");
    expect(tooLong("x".repeat(textLengthMax))).toBeNull();
    expect(tooLong("x".repeat(textLengthMax + 1))).toBe("The text has 500,001 characters; at most 500,000 characters are accepted.");
    expect(inWords(1536, "bytes")).toBe("1.5 kB");
  });

  it.each([
    ["a PDF", "%PDF-1.7\nrest", "This is a PDF file"],
    ["a Word document", "PK\u0003\u0004rest", "This is a ZIP archive (Word"],
    ["a picture", "\x89PNG\r\n\x1a\n", "This is a PNG image"],
    ["an old sound file", "ID3\u0004\u0000\u0000", "This is a sound file"],
    ["unnamed control codes", "\x01\x02\x03\x04abc\x05\x06", "too many of its bytes are control codes"],
  ])("tells %s by its content", (_, content, words) => {
    expect(problem(latin1(content), { declaredCharset: "latin1" })).toContain(words);
  });

  it("does not mistake words for a signature", () => {
    expect(decode(utf8("RIFF, said the reporter. BZh is not a word. GIF8 neither.")).ok).toBe(true);
    expect(decode(utf8("ID3 tags are explained here.")).ok).toBe(true);
  });

  it("recognises UTF-16 without a mark instead of complaining about NUL", () => {
    expect(decode(utf16("Plain text", "le", false))).toMatchObject({ ok: true, value: { text: "Plain text", isGuessed: true } });
    expect(decode(utf16("Plain text", "be", false))).toMatchObject({ ok: true, value: { text: "Plain text", isGuessed: true } });
    expect(decode(utf16("Plain text", "be", false), { declaredCharset: "utf-16be" })).toMatchObject({ ok: true });
    expect(problem(bytesOf(0xff, 0xfe, 0, 0, 0x41, 0, 0, 0))).toContain("UTF-32");
  });

  it("reads a 100,000-character sentence quickly", () => {
    const bytes = utf8("word ".repeat(20_000));
    expect(decode(bytes).ok).toBe(true);
    expect(cpuMs(() => decode(bytes))).toBeLessThan(500);
  });
});
