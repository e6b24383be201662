import { describe, expect, test } from "vitest";
import {
  findEnvironmentReaders,
  findHiddenActions,
  findQueriesWithoutViewer,
  findUndocumented,
  findUnguardedActions,
} from "./rules/exports";
import { countPromisedPure, findImpure, findUnmarkedServerFiles } from "./rules/server-files";
import { fixture, readModules } from "./source";

const modules = readModules(["app", "components", "lib"]);
const count = (pattern: RegExp) => modules.filter(({ path }) => pattern.test(path)).length;

describe("exports", () => {
  test("are seen at all", () => {
    expect(count(/^app\/.*\/actions\.ts$/)).toBeGreaterThan(5);
    expect(count(/^lib\/.*\/queries\.ts$/)).toBeGreaterThan(4);
    expect(modules.filter(({ path }) => path.startsWith("lib/")).flatMap(({ exports }) => exports).length).toBeGreaterThan(150);
  });

  test("of actions.ts are commands with the signed-in actor in front", () => {
    expect(findUnguardedActions(modules)).toEqual([]);
    const bad = fixture({
      "app/(newsroom)/[workspace]/claims/actions.ts": `"use server";
        export const acceptClaimAction = asAction(acceptClaim);
        export async function deleteEverything() {}
        export const sneak = async () => {};
        export const holdClaimAction = asAction(deleteEverything);
        export type Harmless = string;`,
      "app/(public)/newsrooms/[workspace]/actions.ts": `"use server";
        export const reportErrorAction = asReaderAction(reportError);
        export const publishReportAction = asAction(publishReport);`,
    });
    expect(findUnguardedActions(bad)).toEqual([
      "app/(newsroom)/[workspace]/claims/actions.ts exports deleteEverything, which is not asAction(…) of its command",
      "app/(newsroom)/[workspace]/claims/actions.ts exports sneak, which is not asAction(…) of its command",
      "app/(newsroom)/[workspace]/claims/actions.ts exports holdClaimAction, which is not asAction(…) of its command",
      "app/(public)/newsrooms/[workspace]/actions.ts exports publishReportAction, which is not asReaderAction(…) of its command",
    ]);
  });

  test("hide no server action outside actions.ts", () => {
    expect(findHiddenActions(modules)).toEqual([]);
    const bad = fixture({
      "app/page.tsx": 'export default function Page() { async function act() {\n"use server";\n} return act; }',
      "lib/claims/queries.ts": '"use server";\nexport async function listClaims() {}',
      "components/a.tsx": '"use client";',
    });
    expect(findHiddenActions(bad)).toEqual(['app/page.tsx says "use server"', 'lib/claims/queries.ts says "use server"']);
  });

  test("of queries.ts take the viewer first", () => {
    expect(findQueriesWithoutViewer(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/queries.ts": `export async function getClaim(viewer: Viewer, id: string) {}
        export const listClaims = cache(async (viewer: Viewer) => []);
        export async function countClaims(workspaceId: string) {}
        export const searchClaims = async ({ viewer }: { viewer: Viewer }) => [];
        export async function claims(viewer: Viewer) {}`,
    });
    expect(findQueriesWithoutViewer(bad)).toEqual([
      "lib/claims/queries.ts exports countClaims, which is no query with the viewer first",
      "lib/claims/queries.ts exports searchClaims, which is no query with the viewer first",
      "lib/claims/queries.ts exports claims, which is no query with the viewer first",
    ]);
  });

  test("of lib each carry a sentence on what they promise", () => {
    expect(findUndocumented(modules)).toEqual([]);
    const bad = fixture({
      "lib/a.ts":
        "/** Promised. */\nexport const a = 1;\n\n// A remark.\nexport const b = 1;\n/** For another. */\nconst c = 1;\nexport type D = string;",
    });
    expect(findUndocumented(bad)).toEqual(["lib/a.ts exports b without a sentence", "lib/a.ts exports D without a sentence"]);
  });
});

describe("the surroundings", () => {
  test("are read in lib/environment.ts and nowhere else", () => {
    expect(modules.some(({ path, text }) => path === "lib/environment.ts" && text.includes("process.env"))).toBe(true);
    expect(findEnvironmentReaders(modules)).toEqual([]);
    const bad = fixture({
      "lib/environment.ts": "export const a = process.env.A;",
      "lib/b.ts": "export const b = process.env.B;",
      "components/c.tsx": 'export const c = process["env"].C;',
    });
    expect(findEnvironmentReaders(bad)).toEqual(["lib/b.ts", "components/c.tsx"]);
  });

  test("of the server never reach a browser unnoticed", () => {
    expect(findUnmarkedServerFiles(modules)).toEqual([]);
    const bad = fixture({
      "lib/database.ts": 'import "server-only"; import { PrismaPg } from "@prisma/adapter-pg";',
      "lib/claims/accept-claim.ts": 'import { z } from "zod"; import "server-only";',
      "lib/claims/load-claim.ts": 'import { database } from "@/lib/database";',
      "lib/claims/show-claim.ts": 'import { load } from "./load-claim"; import { z } from "zod";',
      "lib/claims/policy.ts": 'import type { Row } from "@/lib/database";',
    });
    expect(findUnmarkedServerFiles(bad)).toEqual([
      'lib/claims/accept-claim.ts imports server-only and does not begin with import "server-only"',
      'lib/claims/load-claim.ts imports @/lib/database and does not begin with import "server-only"',
      'lib/claims/show-claim.ts imports ./load-claim and does not begin with import "server-only"',
    ]);
  });

  test("are nothing that a pure file leans on", () => {
    expect(countPromisedPure(modules)).toBeGreaterThan(20);
    expect(findImpure(modules)).toEqual([]);
    const bad = fixture({
      "lib/claims/policy.ts": 'import { readFileSync } from "node:fs";',
      "lib/claims/workflow.ts": 'import { decide } from "./decide-claim"; import type { Y } from "node:fs";',
      "lib/claims/decide-claim.ts": 'import "server-only";',
      "lib/breakdown/sentences.ts": 'import { policy } from "@/lib/claims/policy";',
      "lib/breakdown/tokens.ts": 'import type { Stats } from "node:fs";',
    });
    expect(findImpure(bad)).toEqual([
      "lib/claims/policy.ts has to be pure and imports node:fs",
      "lib/claims/workflow.ts has to be pure and imports ./decide-claim",
      "lib/breakdown/sentences.ts has to be pure and imports @/lib/claims/policy",
    ]);
  });
});
