import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "prisma/config";

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

// The engine from npm instead of a download; Windows cannot start a script by its first line.
if (process.platform !== "win32") process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= here("./bin/schema-engine.mjs");
process.env.CHECKPOINT_DISABLE ??= "1";

/** The address of whoever owns the tables: given, else that of the embedded server as `npm start` wrote it down. */
function databaseUrl(): string {
  const remembered = path.join(process.env.ASSAY_DATA ?? here("./.data"), "owner-database-url");
  return (
    process.env.ASSAY_OWNER_DATABASE_URL ??
    process.env.DATABASE_URL ??
    (existsSync(remembered) ? readFileSync(remembered, "utf8").trim() : "")
  );
}

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  datasource: { url: databaseUrl() },
});
