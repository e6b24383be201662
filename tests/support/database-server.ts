import type { TestProject } from "vitest/node";
import { prepareTemplate, startTemporaryPostgres } from "@/bin/postgres/temporary.mjs";

declare module "vitest" {
  interface ProvidedContext {
    /** URL of a PostgreSQL server whose template database is migrated. */
    testServerUrl: string;
  }
}

/** Once per run: the server that `npm test` has started already, or one of our own that ends with the run. */
export default async function setup(project: TestProject) {
  const given = process.env.ASSAY_TEST_SERVER;
  if (given) {
    project.provide("testServerUrl", given);
    return;
  }
  const server = await startTemporaryPostgres();
  const url = server.urlOf("postgres");
  await prepareTemplate(url);
  project.provide("testServerUrl", url);
  return () => server.close();
}
