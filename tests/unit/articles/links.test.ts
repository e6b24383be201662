import { describe, expect, it } from "vitest";
import { type Extracted, extract } from "@/lib/articles/extract";
import type { Format } from "@/lib/articles/extract-format";
import { resolveLinks } from "@/lib/articles/links";
import { blocksStored, linksStored, toStore } from "@/lib/articles/stored-blocks";

describe("links", () => {
  const linksOf = ({ text, links = [] }: Extracted) => links.map(({ start, end, href }) => [text.slice(start, end), href]);
  const withAddress = (source: string, format: Format, address: string | null = "https://paper.example/2026/story") => {
    const reading = extract(source, format, address);
    return reading.ok ? reading.value : expect.fail(reading.problem);
  };

  it("of HTML are kept with their words, made whole, and change no letter of the text", () => {
    const body = (open: (href: string) => string, close: string) =>
      `<p>  It ${open("/fees?a=1")}<b>cost</b> 38${close} million, ${open("https://city.example/a b")}the city ${close}said.</p><table><tr><td>Year</td><td>${open("accounts.pdf")}2024${close}</td></tr></table><ul><li>${open("mailto:desk@paper.example")} Write ${close}</li></ul>`;
    const article = withAddress(
      body((href) => `<a href="${href}">`, "</a>"),
      "html",
    );
    expect(linksOf(article)).toEqual([
      ["cost 38", "https://paper.example/fees?a=1"],
      ["the city", "https://city.example/a%20b"],
      ["2024", "https://paper.example/2026/accounts.pdf"],
      ["Write", "mailto:desk@paper.example"],
    ]);
    const without = withAddress(
      body(() => "<span>", "</span>"),
      "html",
    );
    expect([article.text, article.blocks]).toEqual([without.text, without.blocks]);
  });

  it("follow the page's base, and the headline and a page that is cleared of its furniture do not move them", () => {
    const words = "The quay was closed for all of May, the harbour master said to the council in April. ".repeat(8);
    const page = `<html><head><title>Quay closed</title><base href="https://static.example/x/"></head><body><nav><a href="/home">Home</a></nav>
      <article><h1>Quay closed</h1><p>${words}<a href="fees">The fees</a> doubled. ${words}</p><p>${words}</p></article><footer>Imprint</footer></body></html>`;
    expect(linksOf(withAddress(page, "html"))).toEqual([["The fees", "https://static.example/x/fees"]]);
  });

  it("that lead nowhere, onto the page itself or by other schemes are left out", () => {
    const hrefs = [
      "javascript:alert(1)",
      "data:text/html,x",
      "#note",
      "",
      "ftp://a.example/",
      "http://",
      `https://a.example/${"x".repeat(2_000)}`,
    ];
    const page = `<p>Words ${hrefs.map((href) => `<a href="${href}">here</a>`).join(" ")} and <a>there</a>.</p>`;
    expect(linksOf(withAddress(page, "html"))).toEqual([]);
    expect(linksOf(withAddress('<p>It <a href="/fees">cost</a> much.</p>', "html", null))).toEqual([]);
    const many = Array.from({ length: 2_100 }, (_, at) => ({ start: at, end: at + 1, href: "https://a.example/" }));
    expect(resolveLinks(many, { base: null, page: null })).toHaveLength(2_000);
  });

  it("of Markdown are kept", () => {
    const article = withAddress("It [cost **38**](https://city.example/) million, <https://paper.example/a>.", "markdown", null);
    expect(linksOf(article)).toEqual([
      ["cost 38", "https://city.example/"],
      ["https://paper.example/a", "https://paper.example/a"],
    ]);
  });

  it("are stored beside the blocks, and texts from before they were still read", () => {
    const article = withAddress('<p>It <a href="/fees">cost</a> much.</p>', "html");
    const stored: unknown = JSON.parse(JSON.stringify(toStore(article)));
    expect([blocksStored.parse(stored), linksStored.parse(stored)]).toEqual([article.blocks, article.links]);
    const before: unknown = JSON.parse(JSON.stringify(article.blocks));
    expect([blocksStored.parse(before), linksStored.parse(before)]).toEqual([article.blocks, []]);
  });
});
