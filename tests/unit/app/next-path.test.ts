import { expect, it } from "vitest";
import { safeNextPath } from "@/app/sign-in/next-path";

it.each(["/", "/harbour-courier/articles", "/a/claims?claim=1&x=%2F"])("goes on to %s", (next) => {
  expect(safeNextPath(next)).toBe(next);
});

it.each([
  undefined,
  "",
  "articles",
  "//evil.example",
  "/\\evil.example",
  "/a\\b",
  "https://evil.example/",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
  "/\t/evil.example",
])("never goes to %s", (next) => {
  expect(safeNextPath(next)).toBeNull();
});

it("refuses a list", () => {
  expect(safeNextPath(["/a", "/b"])).toBeNull();
});
