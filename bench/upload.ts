// A file of 200 MB sent to the web server: what it costs in memory. `npm run bench -- upload`.
import { createHash, randomBytes } from "node:crypto";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as pause } from "node:timers/promises";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { disconnectDatabase } from "@/lib/database";
import { attachEvidence } from "@/lib/evidence/attach-evidence";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { accepted } from "@/tests/builders/newsroom";
import { someEvidence } from "@/tests/builders/review";
import { heading, report } from "./figures";
import { aBenchNewsroom, markStretch } from "./newsroom";
import { sessionCookie, signIn, whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench`: it starts the database that this needs.");
if (!existsSync("/proc/self/status")) throw new Error("Memory is read from /proc, which only Linux has.");

const megabyte = 1024 * 1024;
const sentBytes = 200 * megabyte;
const pieceBytes = 256 * 1024;
const moreBytesMax = 100 * megabyte;
const warmUps = 5;
const sampleMs = 20;

/** Every process of the server: itself and what it started. */
function treeOf(pid: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc").filter((one) => /^\d+$/.test(one))) {
    const stat = readOrEmpty(`/proc/${name}/stat`);
    parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]));
  }
  const tree = [pid];
  for (const one of tree) tree.push(...[...parents].filter(([, parent]) => parent === one).map(([child]) => child));
  return tree;
}

/** Empty for what has ended. */
function readOrEmpty(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** A line of a process's status in bytes, summed over the processes. */
const memoryOf = (pids: readonly number[], field: "VmRSS" | "VmHWM") =>
  pids.reduce(
    (sum, pid) => sum + 1024 * Number(new RegExp(`${field}:\\s+(\\d+) kB`).exec(readOrEmpty(`/proc/${pid}/status`))?.[1] ?? 0),
    0,
  );

async function send(address: URL, headers: Record<string, string>, length: number): Promise<string> {
  const hash = createHash("sha256");
  function* pieces() {
    for (let at = 0; at < length; at += pieceBytes) {
      const piece = randomBytes(Math.min(pieceBytes, length - at));
      hash.update(piece);
      yield piece;
    }
  }
  await new Promise<void>((resolve, reject) => {
    const sending = request(address, { method: "POST", headers: { ...headers, "content-length": String(length) } }, async (response) => {
      const body = Buffer.concat(await response.toArray()).toString("utf8");
      if (response.statusCode === 200 && JSON.parse(body).ok === true) resolve();
      else reject(new Error(`The upload was answered ${response.statusCode}: ${body.slice(0, 300)}`));
    });
    sending.once("error", reject);
    Readable.from(pieces(), { objectMode: false }).pipe(sending);
  });
  return hash.digest("hex");
}

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-upload-"));
process.env.ASSAY_DATA = folder;
process.env.DATABASE_URL = await cloneDatabase(server, "bench_upload");
let isWell = false;
try {
  const newsroom = await aBenchNewsroom("uploads", "The bridge cost 41 million. The council says so.");
  const claimId = await markStretch(newsroom, 0, 27);
  const { sourceId } = accepted(await attachEvidence(newsroom.reviewer, { claimId, ...someEvidence, sourceUrl: "" }));
  const token = await signIn(process.env.DATABASE_URL, newsroom.reviewer.userId);
  heading("An upload of 200 MB: memory of the web server, all its processes together");
  await whileServed(async (origin, pid) => {
    const address = new URL(`/api/evidence/${newsroom.slug}/uploads?source=${sourceId}&name=film.bin`, origin);
    const headers = { origin, cookie: `${sessionCookie}=${token}` };
    // What the server holds once it has worked at all is not the upload's.
    for (let at = 0; at < warmUps; at += 1) await send(address, headers, megabyte);
    await pause(1_000);
    const pids = treeOf(pid);
    const before = memoryOf(pids, "VmRSS");
    // From here on the kernel counts the peak anew.
    for (const one of pids) writeFileSync(`/proc/${one}/clear_refs`, "5");
    let sampled = 0;
    const sampling = setInterval(() => {
      sampled = Math.max(sampled, memoryOf(pids, "VmRSS"));
    }, sampleMs);
    const startedAt = performance.now();
    const sent = await send(address, headers, sentBytes);
    const seconds = (performance.now() - startedAt) / 1000;
    clearInterval(sampling);
    const peak = Math.max(memoryOf(pids, "VmHWM"), sampled);
    const fixity = await artefactStore().check(sent);
    const more = peak - before;
    const isKept = fixity.isIntact && fixity.sizeBytes === sentBytes;
    const sayMegabytes = (bytes: number) => `${(bytes / megabyte).toFixed(0)} MB`;
    report({ what: `before, after ${warmUps} uploads of 1 MB (VmRSS)`, figure: sayMegabytes(before) });
    report({ what: `highest reading of VmRSS, every ${sampleMs} ms`, figure: sayMegabytes(sampled) });
    report({ what: "highest at any moment, as the kernel counts (VmHWM)", figure: sayMegabytes(memoryOf(pids, "VmHWM")) });
    const goal = { text: "< 100 MB", isMet: more < moreBytesMax };
    report({ what: "more than before, at most", figure: sayMegabytes(more), goal });
    report({ what: "sent and stored in", figure: `${seconds.toFixed(1)} s` });
    report({ what: "the stored file has the hash of what was sent", figure: isKept ? "yes" : "no", goal: { text: "yes", isMet: isKept } });
    isWell = goal.isMet && isKept;
  });
} finally {
  await disconnectDatabase();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;
