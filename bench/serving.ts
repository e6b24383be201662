// A claim's public page as readers get it, beside nginx with the same bytes in a file; both in turn, on the same machine, under the same load.
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { cloneDatabase } from "@/bin/postgres/temporary.mjs";
import { freePort } from "@/bin/setup/ports.mjs";
import { endProcess } from "@/bin/setup/processes.mjs";
import { disconnectDatabase } from "@/lib/database";
import { publicPaths } from "@/lib/reports/addresses";
import { aNewsroom } from "@/tests/builders/newsroom";
import { aPublishedReport } from "@/tests/builders/report";
import { heading, median, report } from "./figures";
import { whileServed } from "./signed-in";

const server = process.env.ASSAY_BENCH_SERVER;
if (!server) throw new Error("Run `npm run bench -- serving`: it starts the database that this needs.");

const nginx = ["/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx"].find(existsSync);
const wrk = ["/usr/bin/wrk", "/usr/local/bin/wrk"].find(existsSync);
if (nginx === undefined || wrk === undefined) {
  console.log("Not measured: this needs nginx and wrk (Debian: apt-get install nginx-light wrk).");
  process.exit(0);
}

const turns = 5;
const seconds = 6;
const connections = 500;
const shareMin = 0.5;
const p99MsMax = 50;

process.env.DATABASE_URL = await cloneDatabase(server, "serving");
const folder = mkdtempSync(path.join(os.tmpdir(), "assay-bench-serving-"));
process.env.ASSAY_DATA = folder;

type Load = { perSecond: number; p99Ms: number; errors: number };

/** Asks for one address over and over, on many connections at once. */
function load(address: string, headers: readonly string[]): Load {
  const args = ["-t1", `-c${connections}`, `-d${seconds}s`, "--latency", ...headers.flatMap((header) => ["-H", header]), address];
  const said = execFileSync(wrk ?? "wrk", args, { encoding: "utf8" });
  const found = (pattern: RegExp) => pattern.exec(said)?.slice(1) ?? [];
  const [perSecond = ""] = found(/Requests\/sec:\s+([\d.]+)/);
  const [p99 = "", unit = ""] = found(/99%\s+([\d.]+)(us|ms|s)\b/);
  const [bad = "0"] = found(/Non-2xx or 3xx responses: (\d+)/);
  const sockets = found(/Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)/);
  const inMs = { us: 0.001, ms: 1, s: 1000 }[unit];
  if (perSecond === "" || inMs === undefined) throw new Error(`wrk said nothing that can be read:\n${said}`);
  return {
    perSecond: Number(perSecond),
    p99Ms: Number(p99) * inMs,
    errors: [bad, ...sockets].reduce((sum, count) => sum + Number(count), 0),
  };
}

/** nginx as its packages set it up, with one worker for each core and the page as a file. */
async function whileNginxServes(page: Buffer, measure: (address: string) => Promise<void>): Promise<void> {
  const port = await freePort();
  const site = path.join(folder, "site");
  mkdirSync(site);
  writeFileSync(path.join(site, "page.html"), page);
  writeFileSync(path.join(site, "page.html.gz"), gzipSync(page, { level: 9 }));
  const settings = `
    daemon off; worker_processes auto; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log;
    ${process.getuid?.() === 0 ? "user root;" : ""}
    events { worker_connections 2048; }
    http { access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; gzip_static on; default_type text/html;
      ${["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ")}
      server { listen 127.0.0.1:${port} backlog=4096; root ${site}; } }`;
  writeFileSync(path.join(folder, "nginx.conf"), settings);
  const child = spawn(nginx ?? "nginx", ["-c", path.join(folder, "nginx.conf"), "-p", folder], { stdio: "inherit" });
  const address = `http://127.0.0.1:${port}/page.html`;
  try {
    while (
      !(await fetch(address).then(
        ({ ok }) => ok,
        () => false,
      ))
    ) {
      if (child.exitCode !== null) throw new Error(`nginx ended (${child.exitCode}).`);
    }
    await measure(address);
  } finally {
    await endProcess(child);
  }
}

heading(`A claim's public page, ${connections} connections, ${turns} turns of ${seconds} s each`);
let isWell = true;
try {
  const newsroom = await aNewsroom();
  await aPublishedReport(newsroom);
  const claim = "the-city-paid-41-million-for-the-new-bridge-in-2024";
  await whileServed(async (origin) => {
    const ours = `${origin.replace("localhost", "127.0.0.1")}${publicPaths.claim(newsroom.slug, claim)}`;
    // At the app's own name: the machine's other name is where files of evidence come from.
    const host = `Host: ${new URL(origin).host}`;
    const page = Buffer.from(await (await fetch(`${origin}${publicPaths.claim(newsroom.slug, claim)}`)).arrayBuffer());
    await whileNginxServes(page, async (theirs) => {
      for (const [what, headers] of [
        [`as it is, ${(page.length / 1024).toFixed(1)} kB`, []],
        ["with gzip", ["Accept-Encoding: gzip"]],
      ] as const) {
        const figures = { ours: [] as Load[], theirs: [] as Load[] };
        load(ours, [host, ...headers]);
        for (let turn = 0; turn < turns; turn += 1) {
          figures.theirs.push(load(theirs, headers));
          figures.ours.push(load(ours, [host, ...headers]));
        }
        const middle = (of: readonly Load[], key: keyof Load) => median(of.map((one) => one[key]));
        const share = middle(figures.ours, "perSecond") / middle(figures.theirs, "perSecond");
        const p99 = middle(figures.ours, "p99Ms");
        const errors = figures.ours.reduce((sum, one) => sum + one.errors, 0);
        report({ what: `${what}: nginx`, figure: `${middle(figures.theirs, "perSecond").toFixed(0)} /s` });
        report({ what: `${what}: Assay`, figure: `${middle(figures.ours, "perSecond").toFixed(0)} /s` });
        report({ what: `${what}: share of nginx`, figure: share.toFixed(2), goal: { text: `≥ ${shareMin}`, isMet: share >= shareMin } });
        report({
          what: `${what}: p99 (nginx ${middle(figures.theirs, "p99Ms").toFixed(1)} ms)`,
          figure: `${p99.toFixed(1)} ms`,
          goal: { text: `< ${p99MsMax} ms`, isMet: p99 < p99MsMax },
        });
        report({ what: `${what}: answers that were none`, figure: String(errors), goal: { text: "0", isMet: errors === 0 } });
        isWell &&= share >= shareMin && p99 < p99MsMax && errors === 0;
      }
    });
  });
} finally {
  await disconnectDatabase();
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = isWell ? 0 : 1;
