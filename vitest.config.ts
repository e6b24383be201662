import path from "node:path";
import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

// A quarter-hour offset from UTC: code that leans on the machine's time zone fails here rather than in a newsroom.
const oddTimeZone = "Asia/Kathmandu";
process.env.TZ = oddTimeZone;

// With this condition `import "server-only"` is the empty module that it is inside Next's server build.
const conditions = [...defaultServerConditions, "react-server"];

const layer = (name: string, settings: { globalSetup?: string; setupFiles?: string[] } = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.{ts,tsx}`], ...settings },
});

const onDatabase = { globalSetup: "./tests/support/database-server.ts", setupFiles: ["./tests/support/database.ts"] };

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) }, conditions },
  ssr: { resolve: { conditions } },
  test: {
    environment: "node",
    env: { TZ: oddTimeZone },
    reporters: ["default", "./tests/support/summary-reporter.ts"],
    projects: [layer("architecture"), layer("unit"), layer("integration", onDatabase)],
  },
});
