import { auditEveryLog } from "@/lib/audit/check-log";
import { findLostNewsrooms } from "@/lib/audit/lost-newsrooms";
import { recordOpenToOthers } from "@/lib/audit/record-folder";
import { disconnectDatabase } from "@/lib/database";

/** How it is used. */
export const usage = `usage: DATABASE_URL=… assay audit
  Re-hashes the log of every newsroom, compares the tables with it, and prints each fault. Ends with 0 when all is as recorded, 1 when it is not, 2 when it could not look.
`;

/** `assay audit`: re-hashes every newsroom's log in DATABASE_URL and compares the tables with it; 0 when all is as recorded, 1 with each fault, 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  try {
    let areWhole = true;
    let count = 0;
    for await (const { slug, workspaceId, report, rows, faults, further } of auditEveryLog()) {
      count += 1;
      areWhole &&= faults.length === 0;
      const signed = report.checkpoint === null ? "never signed" : `signed up to ${report.checkpoint}`;
      const compared = rows === null ? "tables not compared" : `${rows} rows compared`;
      process.stdout.write(
        `${slug}: ${report.events} events, root ${report.root}, ${signed}, ${compared}, ${faults.length + further} faults\n`,
      );
      for (const sentence of await recordOpenToOthers(workspaceId)) process.stdout.write(`  ! ${sentence}\n`);
      for (const { sequence, fault } of faults) process.stdout.write(`  ${sequence === null ? "head" : `event ${sequence}`}: ${fault}\n`);
      if (further > 0) process.stdout.write(`  and ${further} more\n`);
    }
    if (count === 0) process.stdout.write("There is no newsroom in this database.\n");
    const lost = await findLostNewsrooms();
    for (const { workspaceId, fault } of lost) process.stdout.write(`${workspaceId}: ${fault}\n`);
    return areWhole && lost.length === 0 ? 0 : 1;
  } finally {
    await disconnectDatabase();
  }
}
