import { describe, expect, test } from "vitest";
import {
  findArrowsBack,
  findCommandsInCommands,
  findCycles,
  findFrameworkInLib,
  findSelfServingComponents,
  findWriters,
  isCommand,
} from "./rules/imports";
import { fixture, readModules } from "./source";

const modules = readModules(["app", "components", "lib"]);
const command = 'import { defineCommand } from "@/lib/command"; export const x = defineCommand({});';

describe("imports", () => {
  test("are seen at all", () => {
    expect(modules.length).toBeGreaterThan(100);
    expect(modules.flatMap((module) => module.imports).length).toBeGreaterThan(300);
    expect(modules.filter(isCommand).length).toBeGreaterThan(10);
  });

  test("point from app to components to lib, and never back", () => {
    expect(findArrowsBack(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/a.ts": 'import { A } from "@/components/claims/a";',
      "components/claims/a.tsx": 'const page = await import("@/app/page");',
      "lib/claims/b.ts": 'import { fixture } from "../../tests/builders/claim";',
      "app/page.tsx": 'import { A } from "@/components/claims/a"; import type { B } from "@/lib/claims/a";',
    });
    expect(findArrowsBack(bad)).toEqual([
      "lib/claims/a.ts imports @/components/claims/a",
      "components/claims/a.tsx imports @/app/page",
      "lib/claims/b.ts imports ../../tests/builders/claim",
    ]);
  });

  test("give components no queries and no commands: the page passes those", () => {
    expect(findSelfServingComponents(modules)).toEqual([]);
    const bad = fixture({
      "components/claims/list.tsx": `import { listClaims, type Row } from "@/lib/claims/queries"; import { x } from "@/lib/claims/accept-claim";
        import { database } from "@/lib/database"; import type { Claim } from "@/lib/claims/queries";`,
      "lib/claims/queries.ts": "export function listClaims() {}",
      "lib/claims/accept-claim.ts": command,
    });
    expect(findSelfServingComponents(bad)).toEqual([
      "components/claims/list.tsx imports @/lib/claims/queries",
      "components/claims/list.tsx imports @/lib/claims/accept-claim",
      "components/claims/list.tsx imports @/lib/database",
    ]);
  });

  test("keep routes and React out of lib", () => {
    expect(findFrameworkInLib(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/a.ts": 'import { redirect } from "next/navigation"; import { cache } from "react"; import NextAuth from "next-auth";',
      "lib/session.ts": 'import { redirect } from "next/navigation";',
    });
    expect(findFrameworkInLib(bad)).toEqual(["lib/claims/a.ts imports next/navigation", "lib/claims/a.ts imports react"]);
  });

  test("never lead from a command to a command", () => {
    expect(findCommandsInCommands(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/accept-claim.ts": `import { x as y } from "./decide-claim"; import { policy } from "./policy"; ${command}`,
      "lib/claims/decide-claim.ts": command,
      "lib/claims/policy.ts": "export const policy = 1;",
    });
    expect(findCommandsInCommands(bad)).toEqual(["lib/claims/accept-claim.ts imports ./decide-claim"]);
  });

  test("hand the writing client to the command runner alone", () => {
    expect(findWriters(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/queries.ts": 'import { database, unguardedDatabase } from "@/lib/database";',
      "app/page.tsx": 'const all = await import("@/lib/database");',
      "app/api/x/route.ts": 'import { type Prisma, PrismaClient } from "@/lib/generated/prisma/client";',
      "lib/reports/publish.ts": 'import { inTransaction } from "@/lib/write-transaction";',
      "lib/command.ts": 'import { inTransaction } from "@/lib/write-transaction";',
      "lib/claims/workflow.ts":
        'import type { PrismaClient } from "@/lib/generated/prisma/client"; import { database } from "@/lib/database";',
    });
    expect(findWriters(bad)).toEqual([
      "lib/claims/queries.ts imports @/lib/database",
      "app/page.tsx imports @/lib/database",
      "app/api/x/route.ts imports @/lib/generated/prisma/client",
      "lib/reports/publish.ts imports @/lib/write-transaction",
    ]);
  });

  test("never run in a circle", () => {
    expect(findCycles(modules)).toEqual([]);
    const bad = fixture({
      "lib/a.ts": 'import { b } from "@/lib/b";',
      "lib/b.ts": 'import { c } from "./c";',
      "lib/c.ts": 'import { a } from "./a";',
      "lib/d.ts": 'import { a } from "./a"; import { type E } from "./e";',
      "lib/e.ts": 'import { d } from "./d";',
    });
    expect(findCycles(bad)).toEqual(["lib/a → lib/b → lib/c → lib/a"]);
  });
});
