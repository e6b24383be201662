import { describe, expect, test } from "vitest";
import { findForeignMarkup } from "./rules/foreign-markup";
import { fixture, readModules } from "./source";

const modules = readModules(["app", "components", "lib"]);

describe("what others wrote", () => {
  test("is looked for in all that is served", () => {
    expect(modules.filter(({ path }) => path.startsWith("app/")).length).toBeGreaterThan(80);
    expect(modules.filter(({ path }) => path.endsWith("/route.ts")).length).toBeGreaterThan(20);
  });

  test("is never written into a page as markup, nor answered as a page of ours", () => {
    expect(findForeignMarkup(modules)).toEqual([]);
    const bad = fixture({
      "app/layout.tsx": "<script dangerouslySetInnerHTML={{ __html: themeScript }} />",
      "components/articles/original.tsx": "<div dangerouslySetInnerHTML={{ __html: page }} />",
      "components/desk/caret.ts": "element.innerHTML = words; element.insertAdjacentHTML('beforeend', words);",
      "app/api/raw/route.ts": 'new Response(raw, { headers: { "content-type": "text/html" } })',
      "app/api/file/route.ts": 'new Response(raw, { headers: { "content-type": "image/svg+xml" } })',
      "lib/articles/queries.ts": "const select = { id: true, raw: true };",
    });
    expect(findForeignMarkup(bad)).toEqual([
      "components/articles/original.tsx writes markup into the page (dangerouslySetInnerHTML)",
      "components/desk/caret.ts writes markup into the page (innerHTML)",
      "components/desk/caret.ts writes markup into the page (insertAdjacentHTML)",
      "app/api/raw/route.ts answers with text/html",
      "app/api/file/route.ts answers with image/svg+xml",
      "lib/articles/queries.ts reads the bytes that were received (raw)",
    ]);
  });
});
