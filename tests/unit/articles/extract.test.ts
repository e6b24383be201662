import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Extracted, extract } from "@/lib/articles/extract";
import { type Format, formatOfFile, formatOfPage } from "@/lib/articles/extract-format";
import { cpuMs } from "./cpu-time";

function extracted(source: string, format: Format): Extracted {
  const reading = extract(source, format);
  return reading.ok ? reading.value : expect.fail(reading.problem);
}
const refused = (source: string, format: Format) => {
  const reading = extract(source, format);
  return reading.ok ? expect.fail(`accepted: ${reading.value.text.slice(0, 60)}`) : reading.problem;
};
const blocksOf = ({ text, blocks }: Extracted) =>
  blocks.map((block) => [block.kind, text.slice(block.start, block.end), ...(block.level === undefined ? [] : [block.level])]);

describe("plain text", () => {
  it("is kept unit for unit", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (noise) => {
        const source = ` A line.\r\n\r\n${noise}\tEnd\r`;
        expect(extracted(source, "plain").text).toBe(source);
      }),
    );
  });

  it("has ordered blocks inside the text", () => {
    const article = extracted("Heading here\n\nFirst paragraph stands here. It goes on.\n\n- one\n- two\n", "plain");
    expect(blocksOf(article).map(([kind]) => kind)).toEqual(["heading", "paragraph", "list-item", "list-item"]);
  });

  it("is refused when there is none, or too much", () => {
    expect(refused(" \n\t", "plain")).toContain("no text");
    expect(refused("x".repeat(500_001), "plain")).toBe("The text has 500,001 characters; at most 500,000 characters are accepted.");
    expect(extracted("word ".repeat(20_000), "plain").text).toHaveLength(100_000);
  });
});

describe("HTML", () => {
  const bare = `<!doctype html><html lang="en-gb"><head><title>The title | Site</title>
    <style>p{color:red}</style></head><body><script>alert("never text")</script>
    <h1>The   title</h1><p>First <b>bold</b> paragraph,
    over two lines.</p><h2>Part</h2><ul><li>One</li><li>Two <ul><li>Inner</li></ul></li></ul>
    <blockquote><p>“Said.”</p></blockquote><figure><img alt="x"><figcaption>A caption</figcaption></figure>
    <table><caption>Rents</caption><tr><th>Year</th><th>Rent</th></tr><tr><td>2025</td><td>900</td></tr></table>
    <p hidden>hidden</p><p style="display: none">hidden too</p><pre>kept  as
  is</pre>Loose&nbsp;text<br>second line<br><br>new block<noscript>none</noscript></body></html>`;

  it("keeps headings, lists, quotes, captions and tables as blocks with offsets", () => {
    const article = extracted(bare, "html");
    expect(blocksOf(article)).toEqual([
      ["heading", "The title", 1],
      ["paragraph", "First bold paragraph, over two lines."],
      ["heading", "Part", 2],
      ["list-item", "One", 1],
      ["list-item", "Two", 1],
      ["list-item", "Inner", 2],
      ["quote", "“Said.”"],
      ["caption", "A caption"],
      ["caption", "Rents"],
      ["table", "Year\tRent\n2025\t900"],
      ["paragraph", "kept  as\n  is"],
      ["paragraph", "Loose\u00a0text\nsecond line"],
      ["paragraph", "new block"],
    ]);
    expect(article.text).not.toMatch(/never text|color:red|hidden|none/);
    expect(article.language).toBe("en-GB");
  });

  const filler = "The town hall has been closed for a year, and nobody says when it will open again, though the money was voted. ";
  const news = (head: string, body = "") => `<!doctype html><html lang="fr"><head>${head}</head><body>
    <header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header>
    <main><article><h1>Town hall stays shut</h1><p>${filler.repeat(3)}</p><h2>Why it matters</h2><p>${filler.repeat(3)}</p>
    <ul><li>First point, with some words in it.</li><li>Second point, with more words in it.</li></ul>
    <blockquote><p>${filler}</p></blockquote><p>${filler.repeat(2)}</p>${body}</article></main>
    <aside><p>Subscribe to our newsletter today, it is free!</p></aside><footer><p>Copyright, imprint, cookies</p></footer>
    <script src="/app.js"></script></body></html>`;

  it("reads pages that leave out the tags that may be left out", () => {
    const words = "<p>The council raised the fees by four per cent in March, the report said on Monday.</p>".repeat(12);
    for (const page of [
      `<!doctype html><html lang="en"><p>Short words only.</p></html>`,
      `<!doctype html><html><title>Fees</title>${words}`,
      `<!doctype html><html><head><title>Fees</title></head>${words}</html>`,
    ])
      expect(extracted(page, "html").text).toMatch(/^(?:Short words only\.|The council raised)/);
  });

  it("takes the article out of a page and leaves the furniture", () => {
    const article = extracted(news("<title>Town hall stays shut - The Gazette</title>"), "html");
    expect(article.extractor).toContain("readability");
    expect(blocksOf(article)[0]).toEqual(["heading", "Town hall stays shut", 1]);
    expect(blocksOf(article).map(([kind]) => kind)).toEqual([
      "heading",
      "paragraph",
      "heading",
      "paragraph",
      "list-item",
      "list-item",
      "quote",
      "paragraph",
    ]);
    expect(article.text).not.toMatch(/newsletter|Copyright|Sport/);
  });

  it("reads JSON-LD first, then OpenGraph, then meta tags", () => {
    const jsonLd = JSON.stringify({
      "@context": "https://schema.org",
      "@graph": [
        { "@type": "Organization", name: "Not this" },
        {
          "@type": ["NewsArticle"],
          headline: "Town hall stays shut",
          author: [{ "@type": "Person", name: "Ana Bell" }, { name: "https://example.org/ben" }, { name: "Ben Koh" }],
          publisher: { name: "The Gazette" },
          datePublished: "2026-03-01T23:30:00-08:00",
          inLanguage: "en",
        },
      ],
    });
    const og =
      '<meta property="og:title" content="OG title"><meta property="og:site_name" content="OG site"><meta name="author" content="Meta Author">';
    expect(extracted(news(`${og}<script type="application/ld+json">${jsonLd}</script>`), "html")).toMatchObject({
      title: "Town hall stays shut",
      author: "Ana Bell, Ben Koh",
      outlet: "The Gazette",
      publishedOn: "2026-03-01",
      language: "fr",
    });
    const broken = `${og}<script type="application/ld+json">{"@type": "NewsArticle", </script><meta property="article:published_time" content="2025-12-31">`;
    expect(extracted(news(broken), "html")).toMatchObject({
      title: "OG title",
      author: "Meta Author",
      outlet: "OG site",
      publishedOn: "2025-12-31",
    });
    expect(extracted(news("<title>Only a title</title>"), "html")).toMatchObject({
      title: "Town hall stays shut",
      author: null,
      outlet: null,
      publishedOn: null,
    });
  });

  it("never takes unstorable or misleading metadata", () => {
    const jsonLd =
      '{"@type":"NewsArticle","headline":"bad \\ud800 half","author":{"name":"nul \\u0000"},"datePublished":"2026-02-30","publisher":{"name":7}}';
    expect(extracted(news(`<title>T</title><script type="application/ld+json">${jsonLd}</script>`), "html")).toMatchObject({
      title: "Town hall stays shut",
      author: null,
      outlet: null,
      publishedOn: null,
    });
    const long = extracted(news(`<meta property="og:title" content="${"word ".repeat(400)}">`), "html");
    expect(long.title).toHaveLength(300);
  });

  it("turns impossible character references into the replacement character, never into half a pair", () => {
    const article = extracted("<p>a&#0;b&#xD800;c&#128512;</p>", "html");
    expect(article.text).toBe("a\ufffdb\ufffdc😀");
  });

  it("refuses a page without text", () => {
    expect(refused("<html><body><script>render()</script><div id=app></div></body></html>", "html")).toContain("may be built by a script");
    expect(refused("<html></html>", "html")).toContain("no text on the page");
  });

  const hostile: [name: string, html: string][] = [
    ["100,000 nested elements", "<div>".repeat(100_000)],
    ["nested elements with stray closing tags", "<div></x>".repeat(30_000)],
    ["nested tables", "<table>".repeat(900)],
    ["900 deep, with text at every level", "<div>some, words, here".repeat(900)],
    ["many deep branches", `${"<div>".repeat(300)}hello, there${"</div>".repeat(300)}`.repeat(60)],
    ["unclosed paragraphs", "<p>x".repeat(70_000)],
    ["a million opening brackets", "<".repeat(1_000_000)],
    ["brackets of unfinished tags", "<a ".repeat(300_000)],
    ["unfinished comments", "<!--".repeat(300_000)],
    ["40,000 line breaks", `<div>${"a<br><br>".repeat(20_000)}`],
    ["20,000 attributes", `<p ${Array.from({ length: 20_000 }, (_, index) => `a${index}=1`).join(" ")}>words</p>`],
    ["an attribute of 2 MB", `<p title="${"x".repeat(2_000_000)}">words</p>`],
    ["a style of 2 MB", `<p style="${"a:b;".repeat(500_000)}">words</p>`],
    ["400,000 entities", `<p>${"&amp".repeat(400_000)}</p>`],
    ["spans in a paragraph", `<p>${"<span>a</span>".repeat(30_000)}</p>`],
    ["a script that never ends", "<script>".repeat(100_000)],
    ["nested JSON-LD", `<p>words</p><script type="application/ld+json">${"[".repeat(100_000)}${"]".repeat(100_000)}</script>`],
    ["preformatted blanks", `<pre>a${" ".repeat(1_000_000)}b${" ".repeat(500_000)}c</pre>`],
    ["2 MB of blanks", `<p>a${" ".repeat(2_000_000)}b</p>`],
  ];
  it.each(hostile)("answers in bounded time on %s", (_, html) => {
    const page = `<html><body>${html}</body></html>`;
    let reading = extract("", "plain");
    expect(
      cpuMs(() => {
        reading = extract(page, "html");
      }),
    ).toBeLessThan(4_000);
    if (!reading.ok) expect(reading.problem).toMatch(/^(The|There) .+\.$/);
  });
});

describe("Markdown", () => {
  it("keeps headings, lists, quotes and tables, and drops the marks", () => {
    const article = extracted(
      '---\ntitle: "From the front"\ndate: 2026-01-02\nauthor: Ana\nlang: de\n---\n# Heading\n\nSome *words* and a [link](https://x.example).\n\n> Quoted\n\n1. one\n2. two\n\n|a|b|\n|-|-|\n|1|2|\n\n<script>alert(1)</script>\n\nSome <b onclick=x>bold</b> &amp; `code`\n',
      "markdown",
    );
    expect(blocksOf(article)).toEqual([
      ["heading", "Heading", 1],
      ["paragraph", "Some words and a link."],
      ["quote", "Quoted"],
      ["list-item", "one", 1],
      ["list-item", "two", 1],
      ["table", "a\tb\n1\t2"],
      ["paragraph", "Some bold & code"],
    ]);
    expect(article).toMatchObject({ title: "From the front", author: "Ana", publishedOn: "2026-01-02", language: "de" });
  });

  it("takes the first heading for the title", () => {
    expect(extracted("Intro\n\n# The heading\n\nText", "markdown").title).toBe("The heading");
    expect(extracted("Just text", "markdown").title).toBeNull();
  });

  it.each([
    ["nested quotes", ">".repeat(50_000)],
    ["spaced quotes", "> ".repeat(50_000)],
    ["nested lists", Array.from({ length: 2_000 }, (_, index) => `${" ".repeat(index * 2)}- a`).join("\n")],
    ["brackets", "[".repeat(400_000)],
    ["stars", "**a*".repeat(100_000)],
    ["backticks", Array.from({ length: 900 }, (_, index) => "`".repeat(index)).join(" ")],
    ["angle brackets", "<".repeat(400_000)],
    ["headings", "# a\n".repeat(100_000)],
  ])("answers in bounded time on %s", (_, source) => {
    let reading = extract("", "plain");
    expect(
      cpuMs(() => {
        reading = extract(source, "markdown");
      }),
    ).toBeLessThan(4_000);
    if (!reading.ok) expect(reading.problem).toMatch(/\.$/);
  });
});

describe("formats", () => {
  it("are told by a file's ending, or by a page's type and content", () => {
    expect(["a.TXT", "b.md", "c.html", "d.htm", "e.pdf", "noend"].map(formatOfFile)).toEqual([
      "plain",
      "markdown",
      "html",
      "html",
      "pdf",
      null,
    ]);
    const page = (type: string | null, text = "words", address = "https://x.example/a") => formatOfPage(type, address, text);
    expect(page("text/html")).toBe("html");
    expect(page("text/plain")).toBe("plain");
    expect(page("text/plain", "# a", "https://x.example/readme.md?raw")).toBe("markdown");
    expect(page(null, "\n<!DOCTYPE html><p>x")).toBe("html");
    expect(page(null)).toBe("plain");
  });

  it("name the versions that are installed", () => {
    const versionOf = (name: string) =>
      (JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")) as { version: string }).version;
    expect(extracted("# a", "markdown").extractor).toContain(`marked@${versionOf("marked")}`);
    expect(versionOf("@mozilla/readability")).toBe("0.6.0");
  });
});
