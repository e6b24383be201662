import { describe, expect, test } from "vitest";
import { findBarrels, findCommandsOffTheirStem, findEmptyNames, findLongFiles, findOddSpellings } from "./rules/names";
import { fixture, listFiles, readModules } from "./source";

const files = listFiles(["app", "components", "lib", "prisma", "bin", "bench", "tests", "docs"]);
const modules = readModules(["app", "components", "lib"]);

describe("files", () => {
  test("are seen at all", () => {
    expect(files.length).toBeGreaterThan(200);
    expect(modules.length).toBeGreaterThan(100);
  });

  test("have a name that says what is inside", () => {
    expect(findEmptyNames(files)).toEqual([]);
    const bad = ["lib/utils.ts", "lib/claims/types.ts", "components/hooks/use-claim.ts", "lib/claims/index.ts", "app/(shared)/page.tsx"];
    expect(findEmptyNames([...bad, "components/forms/use-command-form.ts", "lib/audit/types-of-event.ts"])).toEqual(bad);
  });

  test("are spelled in small letters and hyphens", () => {
    expect(findOddSpellings(files.filter((file) => !file.startsWith("app/")))).toEqual([]);
    expect(
      findOddSpellings(["components/ClaimList.tsx", "lib/claim_list.ts", "lib/claim-list.ts", "tests/unit/claim-list.test.ts"]),
    ).toEqual(["components/ClaimList.tsx", "lib/claim_list.ts"]);
  });

  test("hold one command each, called like the file", () => {
    expect(findCommandsOffTheirStem(modules)).toEqual([]);
    const define = (name: string, rest = "") =>
      `import { defineCommand } from "@/lib/command"; export const ${name} = defineCommand({ name: "${name}" }); ${rest}`;
    const bad = fixture({
      "lib/claims/decide-claim.ts": define("decideClaim"),
      "lib/claims/hold-claim.ts": define("putClaimOnHold"),
      "lib/claims/accept-claim.ts": define("acceptClaim", "export function alsoThis() {}"),
    });
    expect(findCommandsOffTheirStem(bad)).toEqual([
      'lib/claims/hold-claim.ts must export the one command holdClaim, named "holdClaim"; it exports putClaimOnHold',
      'lib/claims/accept-claim.ts must export the one command acceptClaim, named "acceptClaim"; it exports acceptClaim, alsoThis',
    ]);
  });

  test("never hand on what another file exports", () => {
    expect(findBarrels(modules)).toEqual([]);
    const bad = fixture({
      "lib/a.ts": 'export * from "./b";',
      "lib/c.ts": 'export { d } from "./d";',
      "lib/e.ts": "const e = 1; export { e };",
    });
    expect(findBarrels(bad)).toEqual(["lib/a.ts re-exports ./b", "lib/c.ts re-exports ./d"]);
  });

  test("are short enough to read", () => {
    expect(findLongFiles(readModules(["app", "components", "lib", "bin", "bench", "tests", "prisma"]))).toEqual([]);
    const long = fixture({ "lib/a.ts": "export const a = 1;\n".repeat(1) + "// more\n".repeat(300), "lib/b.ts": "// more\n".repeat(300) });
    expect(findLongFiles(long)).toEqual(["lib/a.ts has 301 lines"]);
  });
});
