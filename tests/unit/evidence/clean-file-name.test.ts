import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cleanFileName } from "@/lib/evidence/clean-file-name";

const odd = ["/", "\\", ".", "..", ":", " ", "a", "é", "e\u0301", "😀", "\ud83d", "\u202e", "\u2028", "\0", "\n", "%2e", "漢"];

describe("the name of an uploaded file", () => {
  test.each([
    ["accounts 2024.pdf", "accounts 2024.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\rita\\photo.jpg", "photo.jpg"],
    ["..", "upload"],
    ["", "upload"],
    [".htaccess", "htaccess"],
    [".. 漢", "漢"],
    ["in\u202Egpj.exe", "ingpj.exe"],
    ["a\u0000b\r\nc.txt", "abc.txt"],
    ['"><script>.png', "script.png"],
  ])("%j becomes %j", (given, expected) => {
    expect(cleanFileName(given)).toBe(expected);
  });

  test("a name that is too long keeps its ending", () => {
    expect(cleanFileName(`${"ä".repeat(400)}.pdf`)).toMatch(/^ä{146}\.pdf$/);
  });

  test("is never a path, never empty, never longer than 150, and cleaning it again changes nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...odd), maxLength: 300 }), (given) => {
        const name = cleanFileName(given);
        expect(name).not.toMatch(/[/\\\p{Cc}\p{Cf}]/u);
        expect(name.length).toBeGreaterThan(0);
        expect(name.length).toBeLessThanOrEqual(150);
        expect(name.isWellFormed()).toBe(true);
        expect(cleanFileName(name)).toBe(name);
      }),
    );
  });
});
