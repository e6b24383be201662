// The last published copy of each page: in memory for speed, in a folder so that it outlives the process.
import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";

const memoryBytes = 128 * 1024 * 1024;

const nameOf = (address) => createHash("sha256").update(address).digest("hex");
const sizeOf = (copy) => Object.values(copy.bodies).reduce((sum, body) => sum + body.length, 1000);

/**
 * Keeps copies `{ address, slug, sequence, status, headers, etag, bodies }` by address; `bodies` are the same bytes as they are (`identity`), as
 * `gzip` and as `br`. Memory holds up to `memoryBytesMax`, and lets go first of what nobody has read since it last had to; the folder holds all of this `edition`.
 * A copy that cannot be read whole, or that was not written with the `key`, counts as not there: whoever writes the folder without it chooses nothing that readers are sent.
 */
export function openCopyStore(root, edition, { key, memoryBytesMax = memoryBytes }) {
  const folder = path.join(root, edition);
  /** Address → { copy, wasRead }. Reading moves nothing, since it happens thousands of times a second. */
  const inMemory = new Map();
  let bytes = 0;

  function forget(address) {
    const kept = inMemory.get(address);
    if (kept === undefined) return;
    inMemory.delete(address);
    bytes -= sizeOf(kept.copy);
  }

  function remember(copy) {
    forget(copy.address);
    inMemory.set(copy.address, { copy, wasRead: true });
    bytes += sizeOf(copy);
    for (const [oldest, kept] of inMemory) {
      if (bytes <= memoryBytesMax) break;
      if (kept.wasRead) {
        // Once more to the end of the line, where it is met again if nothing else can go.
        inMemory.delete(oldest);
        inMemory.set(oldest, { ...kept, wasRead: false });
      } else forget(oldest);
    }
  }

  function peek(address) {
    const kept = inMemory.get(address);
    if (kept === undefined) return null;
    kept.wasRead = true;
    return kept.copy;
  }

  const fileOf = (address) => path.join(folder, `${nameOf(address)}.copy`);

  async function readFromFolder(address) {
    const whole = await readFile(fileOf(address)).catch((error) => {
      if (error.code === "ENOENT") return null;
      throw error;
    });
    return whole === null ? null : unpack(whole, key);
  }

  return {
    /** Of what is in memory, at once. */
    peek,
    async find(address) {
      const copy = peek(address) ?? (await readFromFolder(address));
      if (copy?.address !== address) return null;
      if (!inMemory.has(address)) remember(copy);
      return copy;
    },
    async keep(copy) {
      remember(copy);
      await mkdir(folder, { recursive: true });
      const file = fileOf(copy.address);
      const written = `${file}.${process.pid}`;
      await writeFile(written, pack(copy, key));
      await rename(written, file);
    },
    async drop(address) {
      forget(address);
      await rm(fileOf(address), { force: true });
    },
    /** Removes what is of other editions. */
    async tidy() {
      await mkdir(root, { recursive: true });
      for (const name of await readdir(root)) if (name !== edition) await rm(path.join(root, name), { recursive: true, force: true });
    },
    /** What is kept of every page but its bytes: `{ address, slug, sequence }`. */
    async list() {
      const names = await readdir(folder).catch((error) => {
        if (error.code === "ENOENT") return [];
        throw error;
      });
      const kept = [];
      for (const name of names) {
        if (!name.endsWith(".copy")) continue;
        const copy = unpack(await readFile(path.join(folder, name)), key);
        if (copy !== null) kept.push({ address: copy.address, slug: copy.slug, sequence: copy.sequence });
      }
      return kept;
    },
  };
}

const checksumOf = (bytes, key) => Buffer.from(`${createHmac("sha256", key).update(bytes).digest("base64url")}\n`);

function pack({ bodies, ...about }, key) {
  const parts = Object.entries(bodies);
  const head = JSON.stringify({ ...about, lengths: parts.map(([name, body]) => [name, body.length]) });
  const rest = Buffer.concat([Buffer.from(`${head}\n`), ...parts.map(([, body]) => body)]);
  return Buffer.concat([checksumOf(rest, key), rest]);
}

/** Null for a file that is not to the bit what was written: cut short by a full disk, damaged on it, or not ours. */
function unpack(whole, key) {
  const start = whole.indexOf("\n") + 1;
  const rest = whole.subarray(start);
  const [said, right] = [whole.subarray(0, start), checksumOf(rest, key)];
  if (said.length !== right.length || !timingSafeEqual(said, right)) return null;
  const end = rest.indexOf("\n");
  const { lengths, ...about } = JSON.parse(rest.toString("utf8", 0, end));
  const bodies = {};
  let at = end + 1;
  for (const [name, length] of lengths) {
    bodies[name] = rest.subarray(at, at + length);
    at += length;
  }
  return { ...about, bodies };
}

/** The strong validator of a body: half its SHA-256 is more than enough to tell two versions apart. */
export function etagOf(body) {
  return `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`;
}
