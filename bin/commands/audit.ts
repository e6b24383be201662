import { verifyEveryLog } from "@/lib/audit/verify";
import { disconnectDatabase } from "@/lib/database";

/** `assay audit`: re-hashes every newsroom's log in DATABASE_URL; 0 when all prove themselves, 1 with each fault and where it is. */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0) {
    process.stderr.write("usage: DATABASE_URL=… assay audit\n");
    return 2;
  }
  try {
    const reports = await verifyEveryLog();
    for (const { slug, report } of reports) {
      process.stdout.write(`${slug}: ${report.events} events, root ${report.root}, ${report.faults.length} faults\n`);
      for (const { sequence, fault } of report.faults)
        process.stdout.write(`  ${sequence === null ? "head" : `event ${sequence}`}: ${fault}\n`);
    }
    if (reports.length === 0) process.stdout.write("There is no newsroom in this database.\n");
    return reports.some(({ report }) => report.faults.length > 0) ? 1 : 0;
  } finally {
    await disconnectDatabase();
  }
}
