import { systemActor } from "@/lib/actor";
import { compareTables } from "@/lib/audit/compare-tables";
import { verifyEveryLog } from "@/lib/audit/verify";
import { disconnectDatabase } from "@/lib/database";

/** `assay audit`: re-hashes every newsroom's log in DATABASE_URL and compares the tables with it; 0 when all is as recorded, 1 with each fault. */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0) {
    process.stderr.write("usage: DATABASE_URL=… assay audit\n");
    return 2;
  }
  try {
    const reports = await verifyEveryLog();
    let areWhole = true;
    for (const { slug, workspaceId, report } of reports) {
      // Tables are compared with a log that proves itself; with any other they would be measured by a forgery.
      const tables = report.faults.length === 0 ? await compareTables(systemActor(workspaceId)) : null;
      const faults = [...report.faults, ...(tables?.faults ?? [])];
      areWhole &&= faults.length === 0;
      const signed = report.checkpoint === null ? "never signed" : `signed up to ${report.checkpoint}`;
      const compared = tables === null ? "tables not compared" : `${tables.rows} rows compared`;
      process.stdout.write(`${slug}: ${report.events} events, root ${report.root}, ${signed}, ${compared}, ${faults.length} faults\n`);
      for (const { sequence, fault } of faults) process.stdout.write(`  ${sequence === null ? "head" : `event ${sequence}`}: ${fault}\n`);
    }
    if (reports.length === 0) process.stdout.write("There is no newsroom in this database.\n");
    return areWhole ? 0 : 1;
  } finally {
    await disconnectDatabase();
  }
}
