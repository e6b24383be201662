import { disconnectDatabase } from "@/lib/database";
import { workCaptures } from "@/lib/evidence/capture-worker";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { findBrowser } from "@/lib/evidence/find-browser";
import { browserRenderer } from "@/lib/evidence/render-page";

const usage =
  "usage: DATABASE_URL=… ASSAY_DATA=… assay worker\n  Makes the captures that people ask for, until it is ended. Several may run; one works, the others wait for it to die.\n";

/** `assay worker`: the background worker, as `npm start` runs it beside the web server. */
export async function run(options: readonly string[]): Promise<number> {
  if (options.length > 0) {
    process.stderr.write(usage);
    return 2;
  }
  const ending = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => ending.abort(new Error("The worker is ending.")));
  try {
    const browser = findBrowser();
    const tools = { store: artefactStore(), render: browser === null ? null : browserRenderer(browser) };
    await workCaptures({ tools, signal: ending.signal, say: (line) => process.stdout.write(`${line}\n`) });
    return 0;
  } finally {
    await disconnectDatabase();
  }
}
