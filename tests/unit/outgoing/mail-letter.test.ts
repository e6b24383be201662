import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { versionMail } from "@/lib/outgoing/mail";
import { baseUrl, mailTo } from "@/tests/builders/listing";
import { aPublication, aVersion } from "@/tests/builders/publication";

function letterIn(language: string) {
  const publication = aPublication();
  const newsroom = { ...publication.newsroom, language };
  return versionMail(aVersion({ ...publication, newsroom, article: { ...publication.article, language } }), mailTo, baseUrl);
}

test("a mail leads on by words, and says apart from the rest why it came and how no more come", () => {
  const mail = letterIn("en");
  const { document } = parseHTML(mail.html);
  const links = [...document.querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("href")]);
  const at = "https://courier.example/newsrooms/courier/reports/the-bridge";
  expect(links).toEqual([
    ["The report as it stands", at],
    [expect.stringMatching(/^Version 1, of 24 November 2026/), `${at}/versions/1`],
    ["To get no more of these", mail.optOutUrl],
  ]);
  // Who reads the plain text alone finds the same addresses.
  for (const [words, address] of links) expect(mail.text).toContain(`${words}: ${address}`);
  const foot = document.querySelector(".foot");
  expect(foot?.textContent).toContain("You get this because");
  expect(foot?.querySelectorAll("a").length).toBe(1);
  expect([...document.querySelectorAll("h1")].map(({ textContent }) => textContent)).toEqual(["Did the bridge cost 41 million?"]);
});

test("it is light or dark as the reader has it, loads nothing, and runs as its language does", () => {
  for (const [language, direction] of [
    ["en", "ltr"],
    ["ar", "rtl"],
  ] as const) {
    const { document } = parseHTML(letterIn(language).html);
    expect(document.querySelector('meta[name="color-scheme"]')?.getAttribute("content")).toBe("light dark");
    expect(document.querySelector("style")?.textContent).toContain("@media (prefers-color-scheme:dark)");
    expect([document.documentElement.lang, document.documentElement.dir, document.body.dir]).toEqual([language, direction, direction]);
    expect(document.querySelectorAll("img, link, script, [src], [background]").length).toBe(0);
    expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
  }
});
