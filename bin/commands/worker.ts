import { mkdtemp, rm, utimes } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { checkEveryLog, signEveryLog, stampEveryLog } from "@/lib/audit/hourly-and-nightly";
import { disconnectDatabase } from "@/lib/database";
import { environment } from "@/lib/environment";
import { workCaptures } from "@/lib/evidence/capture-worker";
import { artefactStore, incomingFolder } from "@/lib/evidence/chosen-store";
import { findBrowser } from "@/lib/evidence/find-browser";
import { packagePrefix } from "@/lib/evidence/package-capture";
import { browserRenderer } from "@/lib/evidence/render-page";
import { deliverOutgoing } from "@/lib/outgoing/deliver-outgoing";
import { passingPrefix } from "@/lib/passing-name";

/** How it is used. */
export const usage =
  "usage: DATABASE_URL=… ASSAY_DATA=… assay worker\n  Makes the captures that people ask for, and sends what others are to be told, until it is ended. Several may run; one works, the others wait for it to die.\n";

const recordJobs = [
  { name: "sign", at: "5 * * * *", run: signEveryLog },
  { name: "stamp", at: "10 * * * *", run: stampEveryLog },
  { name: "audit", at: "40 3 * * *", run: checkEveryLog },
];

const steadily = [{ name: "outgoing messages", everyMs: 500, run: deliverOutgoing }];

const hourMs = 60 * 60 * 1000;

/** A folder of the worker's own for all that it and its browsers write while they work, named after it: what is left when it is killed can be told. */
async function takeTemporaryFolder(shared: string): Promise<string> {
  const own = await mkdtemp(path.join(shared, `${packagePrefix}${passingPrefix()}`));
  for (const name of ["TMPDIR", "TEMP", "TMP"]) process.env[name] = own;
  // Other machines cannot ask whether we live; they see that the folder is not old.
  const touch = () => utimes(own, new Date(), new Date()).catch((error: unknown) => process.stderr.write(`${own}: ${error}\n`));
  setInterval(touch, hourMs).unref();
  return own;
}

/** `assay worker`: the background worker, as `npm start` runs it beside the web server. */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  // Without an address there is nothing to wait for, as there is where a database went away.
  environment.databaseUrl satisfies string;
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => ending.abort(new Error("The worker is ending.")));
  const shared = os.tmpdir();
  const own = await takeTemporaryFolder(shared);
  try {
    const browser = findBrowser();
    const tools = { store: artefactStore(), render: browser === null ? null : browserRenderer(browser) };
    const passing = [
      { folder: incomingFolder(), prefix: "" },
      { folder: shared, prefix: packagePrefix },
    ];
    if (environment.mailProblem !== null) process.stdout.write(`! No mail is sent: ${environment.mailProblem}\n`);
    const byTheClock = environment.worksByTheClock ? recordJobs : null;
    await workCaptures({ tools, passing, byTheClock, steadily, signal: ending.signal, say: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } finally {
    await disconnectDatabase();
    await rm(own, { recursive: true, force: true });
  }
}
