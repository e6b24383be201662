import { expect, test } from "vitest";
import { findLateTitles } from "./rules/titles";
import { fixture, readModules } from "./source";

const modules = readModules(["app"]);

test("each page of a newsroom carries its title in itself", () => {
  expect(modules.filter(({ path }) => path.startsWith("app/(newsroom)/") && path.endsWith("/page.tsx")).length).toBeGreaterThan(25);
  expect(findLateTitles(modules)).toEqual([]);
});

test("a title in the metadata, and a page without one, are found", () => {
  const bad = fixture({
    "app/(newsroom)/[workspace]/board/page.tsx":
      'export const metadata: Metadata = { title: "Board" };\n\nexport default () => <Page><PageHeader title="Board" /></Page>;',
    "app/(newsroom)/[workspace]/queue/page.tsx": "export default () => <Page><h1>My work</h1></Page>;",
    "app/(newsroom)/[workspace]/queue/loading.tsx": "export default () => <Loading />;",
    "app/(newsroom)/[workspace]/claims/page.tsx": "export default () => <Page><PageTitle>Claims</PageTitle></Page>;",
    "app/(public)/newsrooms/[workspace]/page.tsx": 'export const metadata = { title: "Of readers" };',
  });
  expect(findLateTitles(bad)).toEqual([
    "app/(newsroom)/[workspace]/board/page.tsx has its title in its metadata: use PageTitle or PageHeader",
    "app/(newsroom)/[workspace]/queue/page.tsx has no title: use PageTitle or PageHeader",
    "app/(newsroom)/[workspace]/queue/loading.tsx has no title: use PageTitle or PageHeader",
  ]);
});
