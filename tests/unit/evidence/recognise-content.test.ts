import { describe, expect, test } from "vitest";
import { readCaptureText } from "@/lib/evidence/read-capture-text";
import { recogniseContent } from "@/lib/evidence/recognise-content";
import { aZip } from "@/tests/builders/documents";

const html = Buffer.from("<!doctype html><html><body><script>alert(1)</script></body></html>");
const gif = Buffer.from("GIF89a\x01\x00\x01\x00", "latin1");
const zip = aZip({ "a.txt": "text" });
const pdf = Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1");
const page = { mediaType: "text/html", charset: null };
const aPage = (words: string) => Buffer.from(`<!doctype html><html><body><p>${words}</p></body></html>`);

describe("a file that is two things at once", () => {
  test.each([
    ["a picture with a page behind it", [gif, html], "image/gif"],
    ["a picture with an archive behind it", [gif, zip], "image/gif"],
    ["a paper with a page behind it", [pdf, html], "application/pdf"],
  ])("%s is the one that it begins as", (_, parts, mediaType) => {
    expect(recogniseContent(Buffer.concat(parts)).mediaType).toBe(mediaType);
  });

  test("a page with a paper behind it is a page while all of it is text, and its words are read; with a real paper's bytes it is neither", async () => {
    const both = Buffer.concat([html, pdf]);
    expect(recogniseContent(both).mediaType).toBe("application/octet-stream");
    expect(recogniseContent(html).mediaType).toBe("text/html");
    const words = Buffer.concat([aPage("Words of the page."), Buffer.from("%PDF-1.7\n")]);
    expect(await readCaptureText(words, page)).toMatchObject({ ok: true, value: { mediaType: "text/html" } });
    const packed = Buffer.concat([aPage("Words of the page."), pdf, Buffer.from(Array.from({ length: 512 }, (_, at) => at % 256))]);
    expect(recogniseContent(packed, page).mediaType).toBe("application/octet-stream");
    expect(await readCaptureText(packed, page)).toMatchObject({ ok: false });
  });
});

const paragraph = "Die Brücke über die Wörth kostete 38 Millionen – größer als früher geplant, sagte die Bürgermeisterin.";
const russian = "Мост через реку обошёлся в тридцать восемь миллионов рублей, сообщила администрация города в понедельник.";
const bare = (words: string) => `<!doctype html><html><title>Seite</title><body><p>${words}</p></body></html>`;
const latin1 = (text: string) => Buffer.from(text.replace("–", "-"), "latin1");
const cyrillic = (text: string) =>
  Buffer.from(
    [...text].map((letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code === 0x451 ? 0xb8 : code < 0x80 ? code : code - 0x350;
    }),
  );
const wide = (text: string) => Buffer.from(text, "utf16le");

describe("a page in an encoding of its own", () => {
  test.each<[string, Uint8Array, string | null, string]>([
    ["Latin-1 by its header", latin1(bare(paragraph)), "iso-8859-1", "Die Brücke über die Wörth"],
    ["Latin-1 by its own word", latin1(bare(paragraph).replace("<title>", "<meta charset=iso-8859-1><title>")), null, "Die Brücke"],
    ["Latin-1 that nobody names", latin1(bare(paragraph.repeat(5))), null, "Die Brücke über die Wörth"],
    ["windows-1251 by its header", cyrillic(bare(russian)), "windows-1251", "Мост через реку обошёлся"],
    ["windows-1251 that nobody names", cyrillic(bare(russian.repeat(5))), null, "Мост через реку обошёлся"],
    ["UTF-16 with its mark", Buffer.concat([Buffer.from([0xff, 0xfe]), wide(bare(paragraph))]), null, "Die Brücke über die Wörth"],
    [
      "UTF-16, big end first, with its mark",
      Buffer.concat([Buffer.from([0xff, 0xfe]), wide(bare(paragraph))]).swap16(),
      null,
      "Die Brücke",
    ],
    ["UTF-16 by its header", wide(bare(paragraph)), "utf-16le", "Die Brücke über die Wörth"],
    ["UTF-16 longer than is looked at", wide(bare(`${paragraph}😀`.repeat(400))), "utf-16le", "Die Brücke über die Wörth"],
  ])("%s is a page, and its text is read", async (_, bytes, charset, words) => {
    const named = { mediaType: "text/html", charset };
    expect(recogniseContent(bytes, named)).toEqual({ mediaType: "text/html", extension: "html" });
    expect(recogniseContent(bytes, { mediaType: null, charset }).mediaType).toBe("text/html");
    expect(await readCaptureText(bytes, named)).toMatchObject({ ok: true, value: { text: expect.stringContaining(words) } });
  });
});

describe("a page that does not begin with its root", () => {
  test.each([
    "<!-- a comment --><!doctype html><html><body>Words</body></html>",
    "\uFEFF\n<!-- one -->\n<!-- two -->\n<html><body>Words</body></html>",
    `<!-- ${"a licence of many words ".repeat(500)} --><html><body>Words</body></html>`,
    "<title>Accounts</title><p>Words",
    "<meta charset=utf-8><title>Accounts</title><p>Words",
    '<link rel="stylesheet" href="/style.css"><p>Words',
    "<script>let at = 0;</script><p>Words",
  ])("%.60s", async (text) => {
    expect(recogniseContent(Buffer.from(text)).mediaType).toBe("text/html");
    const reading = await readCaptureText(Buffer.from(text), { mediaType: null, charset: null });
    expect(reading).toMatchObject({ ok: true, value: { text: expect.stringMatching(/^\s*Words\s*$/) } });
  });
});

describe("what a header says", () => {
  test.each<[string, Uint8Array | string, string, string]>([
    ["text that is called a page", "Total cost of the bridge: 38,200,000.", "text/html", "text/html"],
    ["text that is called a page in XML", "<p>Words</p>", "application/xhtml+xml", "application/xhtml+xml"],
    ["text that is called text", "<p>Words</p>", "text/plain", "text/plain"],
    ["a picture that is called a page", gif, "text/html", "image/gif"],
    ["a paper that is called a page", pdf, "text/html", "application/pdf"],
    [
      "bytes that are no text and are called a page",
      Buffer.from("0001020304050607fffefdfc", "hex"),
      "text/html",
      "application/octet-stream",
    ],
  ])("%s", (_, content, mediaType, expected) => {
    expect(recogniseContent(Buffer.from(content), { mediaType, charset: "iso-8859-1" }).mediaType).toBe(expected);
  });
});
