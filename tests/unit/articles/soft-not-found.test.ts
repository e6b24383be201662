import { describe, expect, test } from "vitest";
import { type ReadPage, sayNotFound } from "@/lib/articles/soft-not-found";

const page = (change: Partial<ReadPage>): ReadPage => ({
  ...{ title: "Harbour fees doubled", headings: [], text: "The port authority doubled its fees. ".repeat(10) },
  ...{ requestedUrl: "https://paper.example/2026/fees", finalUrl: "https://paper.example/2026/fees" },
  ...change,
});

describe("a page that says that nothing is there", () => {
  test.each([
    ["its title", { title: "Page not found" }],
    ["its title beside the paper's name", { title: "404 Not Found | The Harbour Courier" }],
    ["its title in German", { title: "Seite nicht gefunden – Hafenbote" }],
    ["its title in French", { title: "Page introuvable" }],
    ["its title in Spanish", { title: "Página no encontrada" }],
    ["its title in Russian", { title: "Страница не найдена" }],
    ["its title in Arabic", { title: "الصفحة غير موجودة" }],
    ["its title in Japanese", { title: "ページが見つかりません" }],
    ["a heading", { title: "The Harbour Courier", headings: ["Page not found!"] }],
    ["a short notice", { text: "Sorry, the page you asked for could not be found." }],
    ["a short notice of removal", { text: "This article has been removed." }],
    ["a short notice in German", { text: "Die Seite, die Sie suchen, existiert nicht." }],
  ])("is recognised by %s", (_, change) => expect(sayNotFound(page(change))).toMatch(/says that nothing is there/));

  test("may be the front page that the address led to", () => {
    expect(sayNotFound(page({ finalUrl: "https://paper.example/" }))).toMatch(/front page/);
    expect(sayNotFound(page({ finalUrl: "https://paper.example/en/" }))).toMatch(/front page/);
    expect(sayNotFound(page({ requestedUrl: "https://paper.example/", finalUrl: "https://paper.example/" }))).toBeNull();
  });
});

test.each([
  ["an article", {}],
  ["an article about missing pages", { title: "404: how the web forgets", text: "A page that is gone tells a story. ".repeat(100) }],
  ["a long article with such a title", { title: "Page not found", text: "Libraries count what the web has lost. ".repeat(100) }],
  ["an article that says so in passing", { text: `${"The town wrote a report. ".repeat(30)} The page could not be found in the archive.` }],
  ["an article on persons not found", { title: "Missing sailors not found after storm", text: "The crew was not found. ".repeat(8) }],
  ["a redirect to another article", { finalUrl: "https://paper.example/2026/harbour-fees" }],
])("%s is taken", (_, change) => expect(sayNotFound(page(change))).toBeNull());
