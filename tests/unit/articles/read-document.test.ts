import { describe, expect, test } from "vitest";
import { detectLanguage } from "@/lib/articles/detect-language";
import { directionOf } from "@/lib/articles/direction";
import { guessedEncodingOf } from "@/lib/articles/encoding-name";
import type { DocumentFormat } from "@/lib/articles/extract-format";
import { readDocument } from "@/lib/articles/read-document";
import { aPdf, aZip, encryptedTrailer, wordParagraph, wordParts } from "@/tests/builders/documents";

const mebibyte = 1024 * 1024;
const word = (body: string) => aZip(wordParts(body));

async function accept(bytes: Buffer, format: DocumentFormat) {
  const reading = await readDocument(bytes, format);
  if (!reading.ok) throw new Error(reading.problem);
  return reading.value;
}

async function problemOf(bytes: Buffer, format: DocumentFormat) {
  const reading = await readDocument(bytes, format);
  return reading.ok ? `read: ${reading.value.text}` : reading.problem;
}

describe("a Word document", () => {
  test("is read with its headings and tables, tracked changes as accepted", async () => {
    const deleted =
      "<w:p><w:r><w:t>It cost </w:t></w:r><w:del><w:r><w:delText>41</w:delText></w:r></w:del><w:ins><w:r><w:t>38</w:t></w:r></w:ins><w:r><w:t> million.</w:t></w:r></w:p>";
    const cell = (text: string) => `<w:tc>${wordParagraph(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${cell("Year")}${cell("Cost")}</w:tr><w:tr>${cell("2024")}${cell("38")}</w:tr></w:tbl>`;
    const { text, title, blocks, extractor } = await accept(word(wordParagraph("The bridge", "Heading1") + deleted + table), "docx");
    expect(text).toContain("The bridge\n\nIt cost 38 million.");
    expect(text).not.toContain("41");
    expect(title).toBe("The bridge");
    expect(blocks.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["heading", "paragraph", "table"]));
    expect(extractor).toContain("mammoth");
  });

  test("keeps where its links lead", async () => {
    const rels = `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://city.example/accounts" TargetMode="External"/></Relationships>`;
    const link = `<w:hyperlink xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="r9"><w:r><w:t>the accounts</w:t></w:r></w:hyperlink>`;
    const paragraph = `<w:p><w:r><w:t xml:space="preserve">It is in </w:t></w:r>${link}<w:r><w:t>.</w:t></w:r></w:p>`;
    const file = aZip({ ...wordParts(paragraph), "word/_rels/document.xml.rels": rels });
    const { text, links } = await accept(file, "docx");
    const start = text.indexOf("the accounts");
    expect(links).toEqual([{ start, end: start + 12, href: "https://city.example/accounts" }]);
  });

  test.each([
    ["is called so and is none", Buffer.from("plain words"), "is no Word document"],
    ["is another archive", aZip({ "xl/workbook.xml": "<x/>" }), "no Word document. Only .docx"],
    ["is cut off", word(wordParagraph("x")).subarray(0, 300), "damaged"],
    ["has broken XML", aZip({ ...wordParts(""), "word/document.xml": "<w:document><w:body>" }), "cannot be read"],
    ["has no text", word(""), "no text in the document"],
    ["is encrypted", aZip(wordParts(wordParagraph("x")), { flags: 1 }), "encrypted"],
    ["is a bomb", aZip({ ...wordParts(""), "word/media/zeros": Buffer.alloc(64 * mebibyte) }), "unpacks to more than 16 MB"],
    [
      "is a bomb that lies of its size",
      aZip({ ...wordParts(""), "word/media/zeros": Buffer.alloc(64 * mebibyte) }, { isLying: true }),
      "unpacks to more than 16 MB",
    ],
    [
      "has thousands of parts",
      aZip(Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`part${index}`, ""]))),
      "more than 1000 parts",
    ],
  ])("that %s is refused", async (_, bytes, words) => {
    expect(await problemOf(bytes, "docx")).toContain(words);
  });
});

describe("a PDF", () => {
  test("is read with the place of each page, its lines put together", async () => {
    const file = aPdf([
      [
        ["The city paid 38 mil-", 700],
        ["lion for the bridge.", 686],
        ["A new paragraph begins here.", 620],
      ],
      [["The second page.", 700]],
    ]);
    const { text, pages, title, author, publishedOn } = await accept(file, "pdf");
    expect(text).toBe("The city paid 38 million for the bridge.\n\nA new paragraph begins here.\n\nThe second page.");
    expect(pages).toEqual([0, text.indexOf("The second page.")]);
    expect({ title, author, publishedOn }).toEqual({ title: "The bridge accounts", author: "City audit", publishedOn: "2026-03-01" });
  });

  test.each([
    ["is called so and is none", Buffer.from("plain words"), "is no PDF"],
    ["is encrypted", aPdf([[["secret", 700]]], encryptedTrailer), "encrypted"],
    ["holds pictures only", aPdf([[], []]), "pictures of pages and no text"],
    ["is cut to its first line", Buffer.from("%PDF-1.7\nnothing"), "damaged"],
  ])("that %s is refused", async (_, bytes, words) => {
    expect(await problemOf(bytes, "pdf")).toContain(words);
  });
});

describe("an e-mail", () => {
  const mail = (headers: string, body: string) => Buffer.from(`${headers.replaceAll("\n", "\r\n")}\r\n\r\n${body}`);
  const headers =
    "From: =?utf-8?q?Nan_Os=C3=A9i?= <nan@city.example>\nSubject: Press release: the bridge\nDate: Mon, 2 Mar 2026 10:00:00 +0100";

  test("is read with subject, sender and date, in the encoding it declares", async () => {
    const body = Buffer.concat([Buffer.from("It cost 38 million, not 41, the caf"), Buffer.from([0xe9]), Buffer.from(" was told.")]);
    const bytes = Buffer.concat([mail(`${headers}\nContent-Type: text/plain; charset=iso-8859-1`, ""), body]);
    const { text, title, author, publishedOn } = await accept(bytes, "eml");
    expect(text).toContain("the café was told.");
    expect({ title, author, publishedOn }).toEqual({ title: "Press release: the bridge", author: "Nan Oséi", publishedOn: "2026-03-02" });
  });

  test("of HTML alone is read without its scripts", async () => {
    const html = "<p>The quay was <b>closed</b> for all of May, the harbour master said.</p><script>alert(1)</script>";
    const { text } = await accept(mail(`${headers}\nContent-Type: text/html; charset=utf-8`, html), "eml");
    expect(text.trim()).toBe("The quay was closed for all of May, the harbour master said.");
  });

  const latin = (words: string) => Buffer.from(words, "latin1");
  const french = "Le café coûte très cher, dit le maire à l'été. Les élèves déjà là-bas réclament une réponse.";
  const inLatin = (type: string, words = french) => Buffer.concat([mail(`${headers}${type}`, ""), latin(words)]);

  test.each([
    ["no charset", inLatin("")],
    ["a charset that is wrong", inLatin("\nContent-Type: text/plain; charset=utf-8")],
    ["a charset of ASCII", inLatin("\nContent-Type: text/plain; charset=us-ascii")],
    [
      "a wrong charset in quoted-printable",
      inLatin(
        "\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable",
        french.replace(/[\x80-\xff]/g, (letter) => `=${letter.charCodeAt(0).toString(16).toUpperCase()}`),
      ),
    ],
    [
      "a wrong charset in one of two renderings",
      inLatin(
        '\nContent-Type: multipart/alternative; boundary="x"',
        `--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${french}\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>\xe9</p>\r\n--x--`,
      ),
    ],
    [
      "a wrong charset in an e-mail inside it",
      inLatin("\nContent-Type: message/rfc822", `From: a@b.example\r\nSubject: within\r\n\r\n${french}`),
    ],
  ])("with %s is read by a guess that is said", async (_, bytes) => {
    const { text, extractor } = await accept(bytes, "eml");
    expect(text).toContain(french);
    expect(guessedEncodingOf(extractor)).toBe("windows-1252");
  });

  test("whose letters nothing tells is refused, and a letter that is lost already stays", async () => {
    expect(await problemOf(inLatin("", "Caf\xe9"), "eml")).toMatch(/^The words of the e-mail cannot be read: .* byte 3 \(0xE9\)/);
    expect(await problemOf(inLatin("\nContent-Type: text/plain; charset=klingon"), "eml")).toContain("“klingon”");
    const { text } = await accept(mail(`${headers}\nContent-Type: text/plain; charset=utf-8`, "Caf\ufffd was told."), "eml");
    expect(text).toContain("Caf\ufffd was told.");
  });

  test("with a header whose letters are lost has no title of its own", async () => {
    const { title } = await accept(
      Buffer.concat([latin("From: a@b.example\r\nSubject: Caf\xe9\r\n\r\n"), Buffer.from("It is told.")]),
      "eml",
    );
    expect(title).toBeNull();
  });

  test("in Japanese mail's own encoding, flowed lines and an inner HTML are read as before", async () => {
    const jis = `${headers}\nContent-Type: text/plain; charset=iso-2022-jp`;
    expect((await accept(mail(jis, "\x1b$B66\x1b(B"), "eml")).text.trim()).toBe("橋");
    const flowed = await accept(mail(`${headers}\nContent-Type: text/plain; format=flowed`, "The bridge \r\nwas closed.\r\n"), "eml");
    expect(flowed.text.trim()).toBe("The bridge was closed.");
    const html = await accept(mail(`${headers}\nContent-Type: text/html`, "<p>The quay was closed.</p>"), "eml");
    expect(html.extractor).toBe("assay-mail@2 postal-mime@4.0.0 assay-html@1");
  });

  test.each([
    ["Mon, 2 Mar 2026 23:30:00 -0800", "2026-03-02"],
    ["2 Mar 2026 00:30 +0200", "2026-03-02"],
    ["yesterday", null],
  ])("sent on %s keeps the day of its sender", async (date, day) => {
    const { publishedOn } = await accept(mail(`From: a@b.example\nDate: ${date}`, "It is told."), "eml");
    expect(publishedOn).toBe(day);
  });

  test.each([
    ["has no words", mail(headers, ""), "no text in the e-mail"],
    ["is none", Buffer.from("just words"), "no e-mail"],
    ["holds NUL bytes", Buffer.from("From: a\0b\n\nx"), "NUL bytes"],
  ])("that %s is refused", async (_, bytes, words) => {
    expect(await problemOf(bytes, "eml")).toContain(words);
  });
});

describe("the language of a text", () => {
  const german =
    "Die Stadt hat im vergangenen Jahr achtunddreißig Millionen für die neue Brücke bezahlt, sagte die Bürgermeisterin am Dienstag vor dem Rat, der davon bisher nichts gewusst hatte.";
  const english =
    "The city paid thirty-eight million for the new bridge last year, the mayor said on Tuesday before the council, which had known nothing of it until then.";
  const arabic =
    "قالت رئيسة البلدية يوم الثلاثاء أمام المجلس إن المدينة دفعت ثمانية وثلاثين مليونا مقابل الجسر الجديد في العام الماضي، ولم يكن المجلس يعلم بذلك من قبل على الإطلاق، ولم تعلق الشركة.";

  test.each([
    ["de", german],
    ["en", english],
    ["ar", arabic],
  ])("%s is recognised", (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });

  test.each([
    ["too short", "Die Brücke"],
    ["without letters", "41 38 12 ".repeat(100)],
    ["empty", ""],
  ])("is not guessed when the text is %s", (_, text) => {
    expect(detectLanguage(text)).toBeNull();
  });

  test("goes with a direction", () => {
    expect([german, arabic, `${arabic} (Bridge 24)`, ""].map(directionOf)).toEqual(["ltr", "rtl", "rtl", "ltr"]);
  });
});
