import { database, disconnectDatabase } from "@/lib/database";
import { checkFixity } from "@/lib/evidence/check-fixity";
import { artefactStore } from "@/lib/evidence/chosen-store";

/** How it is used. */
export const usage =
  "usage: DATABASE_URL=… ASSAY_DATA=… assay fixity [--workspace SLUG]\n  Reads every stored file of evidence again and records what it found.\n";

/** `assay fixity`: reads every stored file again, records the result in each newsroom's log, and prints it; 0, or 1 when something is damaged, 2 on wrong usage. */
export async function run(options: readonly string[]): Promise<number> {
  const [flag, slug] = options;
  const isOne = flag === "--workspace" && slug !== undefined && options.length === 2;
  if (options.length > 0 && !isOne) {
    process.stderr.write(usage);
    return 2;
  }
  let damaged = 0;
  try {
    const workspaces = await database.workspace.findMany({ where: isOne ? { slug } : {}, select: { id: true, slug: true } });
    if (workspaces.length === 0) {
      process.stderr.write(isOne ? `There is no newsroom at /${slug}.\n` : "There is no newsroom in this database.\n");
      return isOne ? 2 : 0;
    }
    for (const { id, slug: name } of workspaces) {
      const { files, bytes, faults } = await checkFixity(id, artefactStore());
      process.stdout.write(`${name}: ${files} files, ${bytes} bytes, ${faults.length} damaged or missing\n`);
      for (const { contentHash, found } of faults)
        process.stdout.write(`  ${contentHash} ${found === null ? "is missing, or cannot be read" : `holds ${found}`}\n`);
      damaged += faults.length;
    }
    return damaged === 0 ? 0 : 1;
  } finally {
    await disconnectDatabase();
  }
}
