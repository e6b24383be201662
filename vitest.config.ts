import os from "node:os";
import path from "node:path";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// Vitest prints failures with Map.groupBy, which Node 20 does not have yet; without it a failing run hides what failed.
if (!("groupBy" in Map)) {
  Object.defineProperty(Map, "groupBy", {
    value: <Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key) => {
      const groups = new Map<Key, Item[]>();
      for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
      return groups;
    },
  });
}

// A quarter-hour offset from UTC: code that leans on the machine's time zone fails here rather than in a newsroom.
const oddTimeZone = "Asia/Kathmandu";
process.env.TZ = oddTimeZone;

// With this condition `import "server-only"` is the empty module that it is inside Next's server build.
// Not "module": packages that Node itself imports would then give it what is meant for bundlers.
const conditions = [...defaultServerConditions.filter((condition) => condition !== "module"), "react-server"];

type Settings = { globalSetup?: string; setupFiles?: string[]; isolate?: false };

const layer = (name: string, settings: Settings = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...settings },
});

const onDatabase = {
  globalSetup: "./tests/support/database-server.ts",
  setupFiles: ["./tests/support/database.ts"],
  // Half of the processor's time went into loading the same modules for each file. Their files share them; what they set beside is put back.
  isolate: false as const,
};

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) }, conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: "node",
    // Left to itself the runner takes one worker of two cores. Much of a test is waiting for PostgreSQL: a second one fills that.
    maxWorkers: Math.max(2, os.availableParallelism() - 1),
    // Machines that run this are shared: a slow one must not look like a broken one.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Sentence embeddings take a second to load and more for each article: tests of them ask for them.
    env: { TZ: oddTimeZone, ASSAY_EMBEDDINGS: "0" },
    reporters: ["default", "./tests/support/summary-reporter.ts"],
    projects: [layer("architecture"), layer("unit"), layer("integration", onDatabase)],
  },
});
