// Checks a proof that Assay made (docs/audit.md), with nothing but Node or a browser: no network, no database, no other package. Together with the
// two files it takes from it is served as one, which runs as it is in Node 20 or later (`node assay-verify.mjs FILE`). It trusts nothing that the
// proof says about itself.

import { demand, encoder, fromBase64, hex, joined, sha256, textHash, Unproven } from "./offline-bytes.mjs";
import { checkTimestamp } from "./offline-timestamp.mjs";

/** @param {Uint8Array} publicKey @param {Uint8Array} message @param {Uint8Array} signature */
async function isSignedBy(publicKey, message, signature) {
  const key = await crypto.subtle.importKey("raw", joined(publicKey), { name: "Ed25519" }, false, ["verify"]).catch((reason) => {
    throw new Error(`This program or browser cannot check Ed25519 signatures: ${reason}. Try a newer one.`);
  });
  return crypto.subtle.verify({ name: "Ed25519" }, key, joined(signature), joined(message));
}

/** A verifier key, `name+id+base64(type ‖ key)` (C2SP signed-note). @param {unknown} text */
async function parseKey(text) {
  demand(typeof text === "string", "A key in the proof is not a verifier key.");
  const [name = "", id = "", ...rest] = text.split("+");
  const bytes = fromBase64(rest.join("+"));
  const key = { text, name, id, type: bytes[0], publicKey: bytes.slice(1) };
  demand(key.publicKey.length === 32 && name !== "", `${text} is not a verifier key.`);
  const expected = hex(await sha256(encoder.encode(`${name}\n`), bytes)).slice(0, 8);
  demand(expected === id, `The id of the key of ${name} does not fit its bytes.`);
  return key;
}

/** @typedef {Awaited<ReturnType<typeof parseKey>>} Key */

/** Signed note → checkpoint, and who signed it. @param {unknown} note @param {Key[]} keys */
async function openCheckpoint(note, keys) {
  demand(typeof note === "string" && note.endsWith("\n"), "The proof holds no checkpoint.");
  const split = note.lastIndexOf("\n\n");
  demand(split > 0, "The checkpoint is not signed.");
  const text = note.slice(0, split + 1);
  const [origin = "", size = "", root = ""] = text.split("\n");
  demand(/^(0|[1-9][0-9]{0,14})$/.test(size), "The checkpoint's size is not a number.");
  const signers = [];
  const cosigners = [];
  for (const line of note.slice(split + 2, -1).split("\n")) {
    const [dash, name, encoded, ...more] = line.split(" ");
    demand(dash === "—" && more.length === 0, "A signature line of the checkpoint is malformed.");
    const bytes = fromBase64(encoded);
    const key = keys.find((one) => one.name === name && one.id === hex(bytes.slice(0, 4)));
    if (key === undefined) continue; // Signatures of unknown keys say nothing.
    const isWitness = key.type === 4;
    const time = isWitness ? new DataView(bytes.buffer).getBigUint64(4) : 0n;
    const message = isWitness ? `cosignature/v1\ntime ${time}\n${text}` : text;
    const holds = await isSignedBy(key.publicKey, encoder.encode(message), bytes.slice(isWitness ? 12 : 4));
    demand(holds, `The signature of ${name} under the checkpoint does not hold.`);
    if (isWitness) cosigners.push({ name, at: new Date(Number(time) * 1000).toISOString() });
    else if (key.type === 1 && name === origin) signers.push(key.text);
  }
  demand(signers.length > 0, "The checkpoint is signed by none of the log's keys that are trusted.");
  return { origin, size: BigInt(size), root: fromBase64(root, 32), signers, cosigners, text };
}

/** RFC 9162 §2.1.3.2. @param {Uint8Array} leaf @param {bigint} index @param {{ size: bigint, root: Uint8Array }} tree @param {Uint8Array[]} path */
async function isIncluded(leaf, index, tree, path) {
  if (index < 0n || index >= tree.size) return false;
  let [at, last, hash] = [index, tree.size - 1n, leaf];
  for (const sibling of path) {
    if (last === 0n) return false;
    if ((at & 1n) === 1n || at === last) {
      hash = await sha256(Uint8Array.of(1), sibling, hash);
      while ((at & 1n) === 0n && at !== 0n) [at, last] = [at >> 1n, last >> 1n];
    } else hash = await sha256(Uint8Array.of(1), hash, sibling);
    [at, last] = [at >> 1n, last >> 1n];
  }
  return last === 0n && hex(hash) === hex(tree.root);
}

/** @param {unknown} value @returns {Record<string, any>} */
function asObject(value) {
  demand(typeof value === "object" && value !== null && !Array.isArray(value), "The file is not a proof in the form this program knows.");
  return value;
}

/** @param {unknown} text @param {string} whatItIs */
function parseJson(text, whatItIs) {
  demand(typeof text === "string", `${whatItIs} is missing.`);
  try {
    return asObject(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Unproven(`${whatItIs} is not JSON.`);
    throw error;
  }
}

/** One event of the proof: its place in the tree, and what it says if it is disclosed. @param {unknown} given @param {{ size: bigint, root: Uint8Array }} tree */
async function openEvent(given, tree) {
  const { index, entry, leaf, inclusion, openings } = asObject(given);
  demand(Number.isSafeInteger(index) && index >= 0 && Array.isArray(inclusion), "An event of the proof has no place in the log.");
  const hash = entry === undefined ? fromBase64(leaf, 32) : await sha256(Uint8Array.of(0), encoder.encode(String(entry)));
  const path = inclusion.map((one) => fromBase64(one, 32));
  demand(await isIncluded(hash, BigInt(index), tree, path), `Event ${index} is not in the log that the checkpoint signs.`);
  if (entry === undefined) return null;
  const event = parseJson(entry, `Event ${index}`);
  demand(event.sequence === index, `Event ${index} was recorded in another place.`);
  /** @type {Record<string, unknown>} */
  const opened = {};
  for (const [part, text] of Object.entries(asObject(openings ?? {}))) {
    const sealed = part === "actor.name" ? event.actor?.name : event.payload?.[part.replace(/^payload\./, "")];
    demand(sealed?.commitment === (await textHash(String(text))), `The private part ${part} of event ${index} is not what was recorded.`);
    opened[part] = JSON.parse(String(text))[1];
  }
  const name = typeof event.actor?.name === "string" ? event.actor.name : opened["actor.name"];
  return { index, type: event.type, time: event.time, name: typeof name === "string" ? name : "somebody", payload: event.payload };
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof openEvent>>>} OpenedEvent */

/** The events must say what the version says. @param {Record<string, any>} version @param {string} contentHash @param {OpenedEvent[]} events */
function fitTogether(version, contentHash, events) {
  const { number, publishedAt } = asObject(version.report);
  const published = events.find(({ type, payload }) => type === "report.published" && payload.contentHash === contentHash);
  demand(published !== undefined && published.payload.number === number, "No event of the log records the publication of this version.");
  demand(published.time.slice(0, 16) === String(publishedAt).slice(0, 16), "The version states another time of publication than the log.");
  for (const claim of version.claims ?? []) {
    const decided = events.find(({ type, payload }) => type === "claim.decided" && payload.verdictId === claim.verdict?.id);
    demand(decided !== undefined, `No event of the log records the verdict on “${claim.statement}”.`);
    const { rating } = decided.payload;
    demand(
      rating?.key === claim.verdict.rating.key && rating?.label === claim.verdict.rating.label,
      `The log records another verdict on “${claim.statement}”.`,
    );
  }
  return published;
}

/**
 * Checks a proof, given as the text of its file. `trustedKeys` are verifier keys of the log that were learned elsewhere; without them the
 * proof's own are taken, which shows that it is whole but not whose it is. Never throws for a proof that does not hold: `holds` says so,
 * and `sentences` say what was found, in order.
 * @param {string} text
 * @param {{ trustedKeys?: readonly string[] }} [options]
 */
export async function verifyProof(text, { trustedKeys = [] } = {}) {
  /** @type {string[]} */
  const sentences = [];
  try {
    const proof = parseJson(text, "The file");
    demand(proof.format === "assay-proof" && proof.formatVersion === 1, "The file is not a proof in the form this program knows.");
    const contentHash = await textHash(String(proof.version));
    demand(contentHash === proof.contentHash, "The published text was changed: it does not have the hash that was recorded.");
    const version = parseJson(proof.version, "The published version");
    sentences.push(`The text of version ${version.report?.number} of “${version.report?.title}” has the hash ${contentHash}.`);

    const { keys = [], witnesses = [] } = asObject(proof.log);
    const isPinned = trustedKeys.length > 0;
    const known = await Promise.all([...(isPinned ? trustedKeys : keys), ...witnesses].map(parseKey));
    const checkpoint = await openCheckpoint(proof.checkpoint, known);
    const whose = isPinned ? "a key that you named" : "a key that the proof itself names";
    sentences.push(`A checkpoint of ${checkpoint.size} events of the log ${checkpoint.origin} is signed by ${whose}.`);
    if (proof.timestamp !== undefined) sentences.push(await checkTimestamp(proof.timestamp, checkpoint.text));
    for (const { name, at } of checkpoint.cosigners) sentences.push(`The witness ${name} saw that log grow without a change until ${at}.`);

    demand(Array.isArray(proof.events) && proof.events.length > 0, "The proof holds no events.");
    const events = (await Promise.all(proof.events.map((/** @type {unknown} */ one) => openEvent(one, checkpoint)))).filter(
      (one) => one !== null,
    );
    const sealed = proof.events.length - events.length;
    sentences.push(`${proof.events.length} events are in that log, each at its place${sealed > 0 ? ` (${sealed} of them sealed)` : ""}.`);
    const { index, time, name } = fitTogether(version, contentHash, events);
    sentences.push(`Event ${index} records that ${name} published this version at ${time}, and the log records each of its verdicts.`);
    return { holds: true, isPinned, sentences, signers: checkpoint.signers, origin: checkpoint.origin };
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return { holds: false, isPinned: false, sentences: [...sentences, error.message], signers: [], origin: "" };
  }
}

const usage = `usage: assay verify FILE [--key KEY]…
  Checks a proof downloaded from a published fact check, offline. KEY is a verifier key of the newsroom's log that you got elsewhere than
  from the proof, such as from its public page or from a witness. Ends with 0 when the proof holds, 1 when it does not, 2 on wrong usage.
`;

/** The command line: answers the exit code. @param {readonly string[]} given @param {{ out: (text: string) => void, complain: (text: string) => void }} to */
export async function run(given, to = { out: (text) => process.stdout.write(text), complain: (text) => process.stderr.write(text) }) {
  const [files, trustedKeys] = [/** @type {string[]} */ ([]), /** @type {string[]} */ ([])];
  for (let at = 0; at < given.length; at += 1) {
    const word = given[at] ?? "";
    if (word === "--key" && given[at + 1] !== undefined) {
      at += 1;
      trustedKeys.push(String(given[at]));
    } else files.push(word);
  }
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith("--")) {
    to.complain(usage);
    return 2;
  }
  let text = "";
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(process.getBuiltinModule("node:fs").readFileSync(file));
  } catch (error) {
    to.complain(`Cannot read ${file}: ${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
  const { holds, isPinned, sentences, signers } = await verifyProof(text, { trustedKeys });
  for (const [at, sentence] of sentences.entries()) to.out(`${holds || at < sentences.length - 1 ? "ok " : "NOT"}  ${sentence}\n`);
  to.out(holds ? "\nThe proof holds.\n" : "\nThe proof does NOT hold.\n");
  if (holds && !isPinned) {
    to.out(
      `Compare this key with one you got elsewhere, or say it with --key: otherwise anybody could have made the proof.\n  ${signers.join("\n  ")}\n`,
    );
  }
  return holds ? 0 : 1;
}

if (typeof process !== "undefined" && process.versions?.node && process.argv[1]) {
  const { pathToFileURL } = process.getBuiltinModule("node:url");
  if (import.meta.url === pathToFileURL(process.argv[1]).href) {
    run(process.argv.slice(2)).then((code) => {
      process.exitCode = code;
    });
  }
}
