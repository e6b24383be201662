import { describe, expect, test } from "vitest";
import { recogniseContent } from "@/lib/evidence/recognise-content";
import { aZip } from "@/tests/builders/documents";

const html = Buffer.from("<!doctype html><html><body><script>alert(1)</script></body></html>");
const gif = Buffer.from("GIF89a\x01\x00\x01\x00", "latin1");
const zip = aZip({ "a.txt": "text" });
const pdf = Buffer.from("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n", "latin1");

describe("a file that is two things at once", () => {
  test.each([
    ["a picture with a page behind it", [gif, html], "image/gif"],
    ["a picture with an archive behind it", [gif, zip], "image/gif"],
    ["a paper with a page behind it", [pdf, html], "application/pdf"],
  ])("%s is the one that it begins as", (_, parts, mediaType) => {
    expect(recogniseContent(Buffer.concat(parts)).mediaType).toBe(mediaType);
  });

  test("a page with a paper behind it is no page any more: its text is not read, and it is only ever saved", () => {
    expect(recogniseContent(Buffer.concat([html, pdf])).mediaType).toBe("application/octet-stream");
    expect(recogniseContent(html).mediaType).toBe("text/html");
  });
});
