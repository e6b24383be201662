import { systemActor } from "@/lib/actor";
import { countSealedElsewhere } from "@/lib/confidential/queries";
import { resealSources } from "@/lib/confidential/reseal-sources";
import { database, disconnectDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";
import { countSecretsElsewhere } from "@/lib/outgoing/queries";
import { resealWebhooks } from "@/lib/outgoing/reseal-webhooks";
import { describeRefusal } from "@/lib/result";

/** How it is used. */
export const usage =
  "usage: DATABASE_URL=… ASSAY_SEAL_KEY=… ASSAY_SEAL_KEY_BEFORE=… assay reseal\n  Encrypts anew with ASSAY_SEAL_KEY what was sealed with ASSAY_SEAL_KEY_BEFORE.\n";
const atOnce = 100;

/**
 * `assay reseal`: encrypts every confidential source and every webhook's secret anew with ASSAY_SEAL_KEY that was sealed with ASSAY_SEAL_KEY_BEFORE. Broken off, it goes on
 * where it was. 0 when nothing is left under another key; 1 when something is, which neither key opens.
 */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0 || environment.sealKey === null) {
    process.stderr.write(usage);
    return 2;
  }
  let unopenable = 0;
  try {
    for (const { id, slug } of await database.workspace.findMany({ orderBy: { slug: "asc" }, select: { id: true, slug: true } })) {
      const system = systemActor(id);
      const { openable, unopenable: shut } = await countSealedElsewhere(system);
      let done = 0;
      while (done < openable) {
        const result = await resealSources(system, { countMax: atOnce });
        if (!result.ok) throw new Error(describeRefusal(result.refusal));
        done += result.value.resealed;
        process.stdout.write(`${slug}: ${done} of ${openable} sealed anew\n`);
      }
      const secrets = await countSecretsElsewhere(system);
      for (let left = secrets.openable; left > 0; ) {
        const result = await resealWebhooks(system, { countMax: atOnce });
        if (!result.ok) throw new Error(describeRefusal(result.refusal));
        left = result.value.left;
        process.stdout.write(`${slug}: ${secrets.openable - left} of ${secrets.openable} secrets of webhooks encrypted anew\n`);
      }
      const lost = shut + secrets.unopenable;
      if (lost > 0) process.stdout.write(`${slug}: sealed with a key that is not set here, and left as it is: ${lost}\n`);
      unopenable += lost;
    }
    if (unopenable === 0) process.stdout.write("Nothing is sealed with another key: ASSAY_SEAL_KEY_BEFORE may go.\n");
    return unopenable === 0 ? 0 : 1;
  } finally {
    await disconnectDatabase();
  }
}
