import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { openBuiltStyles } from "@/bin/serving/built-styles.mjs";
import { forReaders, policyForReaders } from "@/bin/serving/for-readers.mjs";
import { catalogue } from "@/lib/audit/catalogue";
import { publicEventTypes } from "@/lib/reports/public-events.mjs";

const theme = "document.documentElement.dataset.theme='dark'";
const page = [
  '<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css" data-precedence="next"/>',
  '<link rel="preload" as="script" fetchPriority="low" href="/_next/x.js"/><link rel="preload" href="/serif.woff2" as="font"/>',
  `<script data-reader="">${theme}</script><script>early()</script><script src="/_next/x.js" async=""></script></head>`,
  "<body><!--$--><p>It cost 41<!-- --> million. &lt;script>data-reader&lt;/script></p><!--/$-->",
  '<script type="application/ld+json">{"a":"\\u003c/script>"}</script>',
  '<script>self.__next_f.push([1,"data-reader"])</script></body></html>',
].join("");

describe("a page for readers", () => {
  it("keeps words, styles, fonts, markup and the scripts marked for readers, and nothing else that runs", () => {
    const { html, scriptHashes } = forReaders(page);
    expect(html).toBe(
      [
        '<!DOCTYPE html><html><head><link rel="stylesheet" href="/a.css" data-precedence="next"/>',
        '<link rel="preload" href="/serif.woff2" as="font"/>',
        `<script data-reader="">${theme}</script></head>`,
        "<body><p>It cost 41 million. &lt;script>data-reader&lt;/script></p>",
        '<script type="application/ld+json">{"a":"\\u003c/script>"}</script></body></html>',
      ].join(""),
    );
    expect(scriptHashes).toEqual([`'sha256-${createHash("sha256").update(theme).digest("base64")}'`]);
  });

  it("holds its style, whose addresses lead to where they did, and asks at once for the letters of its first words", () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), "assay-build-"));
    const css = "@font-face{src:url(../media/sans-latin.a1.woff2)}@font-face{src:url(../media/sans-greek.b2.woff2)}html{color:red}";
    mkdirSync(path.join(folder, "static/chunks"), { recursive: true });
    writeFileSync(path.join(folder, "static/chunks/a.css"), css);
    const styleOf = openBuiltStyles(folder);
    const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`;
    const { html } = forReaders(`<head>${link("/_next/static/chunks/a.css")}${link("https://other.example/a.css")}</head>`, styleOf);
    expect(html).toBe(
      [
        '<head><link rel="preload" href="/_next/static/media/sans-latin.a1.woff2" as="font" type="font/woff2" crossorigin="">',
        `<style>${css.replaceAll("../media", "/_next/static/media")}</style>${link("https://other.example/a.css")}</head>`,
      ].join(""),
    );
    for (const none of ["/_next/static/../../secret.css", "/_next/static/a.js", "/a.css", ""]) expect(styleOf(none)).toBeNull();
    rmSync(folder, { recursive: true });
  });

  it("refuses a page that only a script can put together", () => {
    expect(() => forReaders("<body><!--$?--><template></template><!--/$--></body>")).toThrow("in pieces");
    expect(() => forReaders('<body><div hidden="" id="S:0">late</div></body>')).toThrow("in pieces");
  });

  it("lets no inline script run but those that stayed", () => {
    expect(policyForReaders("default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self'", ["'sha256-abc'"])).toBe(
      "default-src 'self'; script-src 'self' 'sha256-abc'; style-src 'self'",
    );
  });
});

it("counts no event as public that the log does not know", () => {
  expect(publicEventTypes.filter((type) => !(type in catalogue))).toEqual([]);
});

describe("a page's language", () => {
  const page = (frame: string) => `<!DOCTYPE html><html lang="en" class="x"><head></head><body>${frame}<p>words</p></div></body></html>`;

  it.each([
    ['<div data-language="ar" dir="rtl" lang="ar">', '<!DOCTYPE html><html lang="ar" dir="rtl" class="x">'],
    ['<div data-language="he" dir="rtl" lang="en" data-words="foreign">', '<!DOCTYPE html><html lang="he" dir="rtl" class="x">'],
    ['<div data-language="de-AT" dir="ltr" lang="de-AT">', '<!DOCTYPE html><html lang="de-AT" dir="ltr" class="x">'],
    ['<div data-language="en" dir="ltr" lang="en">', '<!DOCTYPE html><html lang="en" class="x">'],
    ['<div data-language="&quot;x" dir="rtl">', '<!DOCTYPE html><html lang="en" class="x">'],
    ["<div>&lt;div data-language=&quot;ar&quot; dir=&quot;rtl&quot;", '<!DOCTYPE html><html lang="en" class="x">'],
  ])("is that of its frame %s", (frame, head) => {
    expect(forReaders(page(frame)).html.startsWith(head)).toBe(true);
  });
});
