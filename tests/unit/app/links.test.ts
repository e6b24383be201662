import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// The catch-all pages that show "not found" inside a newsroom make every path a known route to the compiler; this finds mistyped links.
const root = path.resolve(import.meta.dirname, "../../..");
const filesIn = (folder: string) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" }).map((file) => path.join(folder, file));

const routes = filesIn("app")
  .filter((file) => /(^|\/)(page\.tsx|route\.tsx?)$/.test(file) && !file.includes("[...missing]"))
  .map((file) =>
    path
      .dirname(file)
      .split("/")
      .slice(1)
      .filter((part) => !part.startsWith("(")),
  );

function leadsSomewhere(link: string): boolean {
  const parts = link.split("/").slice(1);
  return routes.some(
    (route) =>
      (route.length === parts.length && route.every((part, at) => part === parts[at] || (part.startsWith("[") && parts[at] !== ""))) ||
      (route.at(-1)?.startsWith("[...") === true && route.slice(0, -1).every((part, at) => part === parts[at])),
  );
}

const linkPattern = /(?:href|route|redirect|push|replace|assign)(?:=\{?|\(|: )\s*(?:route\()?["`](\/[^"`]*)["`]/g;
const links = [...filesIn("app"), ...filesIn("components")]
  .filter((file) => file.endsWith(".tsx") || file.endsWith(".ts"))
  .flatMap((file) =>
    [...readFileSync(path.join(root, file), "utf8").matchAll(linkPattern)].map((match) => ({ file, link: match[1] ?? "" })),
  )
  .map(({ file, link }) => ({
    file,
    link: link
      .replace(/\$\{[^}]*\}/g, "x")
      .replace(/[?#].*$/, "")
      .replace(/\/$/, ""),
  }))
  .filter(({ link }) => !link.startsWith("//"));

describe("links inside the site", () => {
  it("are found at all", () => {
    expect(links.length).toBeGreaterThan(10);
    expect(routes.length).toBeGreaterThan(8);
  });

  it.each(links)("$link in $file leads somewhere", ({ link }) => {
    expect(link === "" || leadsSomewhere(link)).toBe(true);
  });
});
