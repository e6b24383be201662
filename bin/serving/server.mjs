// The web server in production: Next, and before it the kept copies of what newsrooms have published. Run by bin/setup/web-server.mjs.
import { createHash, hkdfSync, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { evidenceOriginOf } from "../../lib/evidence-origin.mjs";
import { openBuiltStyles } from "./built-styles.mjs";
import { openCopyStore } from "./copy-store.mjs";
import { openFront } from "./front.mjs";
import { followPublications } from "./newest-publication.mjs";
import { outliveReaders } from "./outlive-readers.mjs";
import { ownText } from "./own-text.mjs";
import { openPublishedCopies } from "./published-copies.mjs";

outliveReaders();

const root = path.resolve(import.meta.dirname, "../..");
const { values } = parseArgs({ options: { host: { type: "string", short: "H" }, port: { type: "string", short: "p" } } });
const host = values.host ?? "127.0.0.1";
const port = Number(values.port);
/** How often the record is looked at when no reader asks, so that the newest copy is there before it is needed. */
const lookMs = 5000;
const closingMs = 3000;

const { DATABASE_URL: databaseUrl, AUTH_URL: baseUrl = `http://localhost:${port}`, ASSAY_DATA: data = ".data" } = process.env;

const nameOf = (address) => (URL.canParse(address) ? new URL(address).hostname.replace(/\.$/, "") : null);
const evidenceOrigin = evidenceOriginOf({ baseUrl, port, listensOn: host, given: process.env.ASSAY_EVIDENCE_ORIGIN });
const evidenceName = evidenceOrigin === null ? null : nameOf(evidenceOrigin);

const namesMax = 100;
const isEvidenceNamed = new Map();

/** The same question as app/evidence-host.ts answers for what gets as far as Next. */
function isEvidenceHost(headers) {
  if (evidenceName === null) return false;
  const named = headers["x-forwarded-host"] ?? headers.host ?? "";
  const known = isEvidenceNamed.get(named);
  if (known !== undefined) return known;
  const is = nameOf(`http://${named.split(",")[0].trim()}`) === evidenceName;
  // Anything can be named as a host; few are.
  if (isEvidenceNamed.size >= namesMax) isEvidenceNamed.clear();
  isEvidenceNamed.set(ownText(named), is);
  return is;
}

// Next and React choose what they are by this when they are first loaded.
process.env.NODE_ENV = "production";
const { default: next } = await import("next");
const app = next({ dev: false, dir: root, hostname: host, port, quiet: true });
await app.prepare();
const handle = app.getRequestHandler();

// Pages name files of their build and their own address: copies are of use to the same build at the same address alone.
const buildFolder = path.join(root, process.env.ASSAY_DIST_DIR ?? ".next");
const styleOf = openBuiltStyles(buildFolder);
const build = readFileSync(path.join(buildFolder, "BUILD_ID"), "utf8");
const edition = createHash("sha256")
  .update(`${build}\n${baseUrl}\n${process.env.ASSAY_MODE ?? ""}`)
  .digest("hex")
  .slice(0, 16);
// For this purpose alone. Without a secret copies are of use to this process, and to no later one.
const secret = process.env.AUTH_SECRET || randomBytes(32);
const key = Buffer.from(hkdfSync("sha256", secret, "", "assay published copies 1", 32));
const store = openCopyStore(path.resolve(root, data, "published-copies"), edition, { key });
await store.tidy();
const kept = await store.list();
const known = new Map();
for (const { slug, sequence } of kept) known.set(slug, Math.max(sequence, known.get(slug) ?? -1));
const publications = followPublications({ databaseUrl, known, onNews: (slug, sequence) => void renew(slug, sequence) });
const origin = {
  port,
  host: new URL(baseUrl).host,
  address: host === "0.0.0.0" ? "127.0.0.1" : host,
  secret: randomBytes(32).toString("base64url"),
};
const copies = openPublishedCopies({ store, publications, isEvidenceHost, origin, styleOf });

let renewing = Promise.resolve();

/** One newsroom's after another's, so that a publication does not keep readers of other pages waiting. */
function renew(slug, sequence) {
  renewing = renewing
    .then(() => copies.renewAll(slug, sequence))
    .catch((error) => console.error(`Copies of ${slug} were not renewed:`, error));
}

async function askNext(request, response, error) {
  if (error !== undefined) console.error(`${request.method} ${request.url}:`, error);
  if (response.headersSent) return response.destroy();
  try {
    await handle(request, response);
  } catch (fault) {
    console.error(fault);
    response.destroy();
  }
}

const { server, lane } = openFront({
  find: copies.find,
  askNext: (request, response, error) => void askNext(request, response, error),
});
server.listen(port, host);

const looking = setInterval(() => void publications.look(), lookMs);

async function close() {
  clearInterval(looking);
  server.close();
  server.closeIdleConnections();
  lane.close();
  setTimeout(() => {
    server.closeAllConnections();
    lane.closeAll();
  }, closingMs).unref();
  await new Promise((resolve) => server.once("close", resolve));
  await publications.close();
  await app.close();
  process.exit(0);
}
for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => void close());
