// Checks a proof that Assay made (docs/audit.md), with nothing but Node or a browser: no network, no database, no other package. Together with the
// three files it takes from it is served as one, which runs as it is in Node 20 or later (`node assay-verify.mjs FILE`). It trusts nothing that the
// proof says about itself.

import {
  asList,
  asObject,
  asText,
  demand,
  fromBase64,
  hex,
  parseJson,
  readable,
  sha256,
  shown,
  textHash,
  Unproven,
  utf8,
} from "./offline-bytes.mjs";
import { openCheckpoint, parseKey } from "./offline-note.mjs";
import { checkTimestamp } from "./offline-timestamp.mjs";

/** Larger files are not read: no proof comes near. */
export const proofBytesMax = 50_000_000;

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

/** What a private part that an event holds by its commitment says. @param {unknown} sealed @param {unknown} opening @param {string} where */
async function openPart(sealed, opening, where) {
  const isRecorded =
    typeof sealed === "object" && sealed !== null && "commitment" in sealed && sealed.commitment === (await textHash(opening));
  demand(isRecorded, `The private part ${where} is not what was recorded.`);
  const [, value] = readable(() => asList(JSON.parse(asText(opening))), `The private part ${where} has no value.`);
  return value;
}

/** One event of the proof: its place in the tree, and what it says if it is disclosed. @param {unknown} given @param {{ size: bigint, root: Uint8Array }} tree */
async function openEvent(given, tree) {
  const { index, entry, leaf, inclusion, openings } = asObject(given);
  demand(Number.isSafeInteger(index) && index >= 0 && Array.isArray(inclusion), "An event of the proof has no place in the log.");
  const hash = entry === undefined ? fromBase64(leaf, 32) : await sha256(Uint8Array.of(0), utf8(entry));
  const path = inclusion.map((one) => fromBase64(one, 32));
  demand(await isIncluded(hash, BigInt(index), tree, path), `Event ${index} is not in the log that the checkpoint signs.`);
  if (entry === undefined) return null;
  const event = parseJson(entry, `Event ${index}`);
  demand(event.sequence === index, `Event ${index} was recorded in another place.`);
  const [actor, payload] = [asObject(event.actor), asObject(event.payload)];
  let { name } = actor;
  for (const [part, opening] of Object.entries(asObject(openings ?? {}))) {
    const isName = part === "actor.name";
    const key = part.replace(/^payload\./, "");
    const sealed = isName ? actor.name : Object.hasOwn(payload, key) ? payload[key] : undefined;
    const value = await openPart(sealed, opening, `${part} of event ${index}`);
    if (isName) name = value;
  }
  const [type, time] = [asText(event.type), asText(event.time)];
  return { index, type, time, name: typeof name === "string" ? name : "somebody", payload };
}

/** @typedef {NonNullable<Awaited<ReturnType<typeof openEvent>>>} OpenedEvent */

/** The events must say what the version says. @param {Record<string, any>} version @param {string} contentHash @param {OpenedEvent[]} events */
function fitTogether(version, contentHash, events) {
  const { number, publishedAt } = asObject(version.report);
  const published = events.find(({ type, payload }) => type === "report.published" && payload.contentHash === contentHash);
  demand(published !== undefined && published.payload.number === number, "No event of the log records the publication of this version.");
  demand(published.time.slice(0, 16) === asText(publishedAt).slice(0, 16), "The version states another time of publication than the log.");
  for (const claim of asList(version.claims).map(asObject)) {
    const [statement, verdict] = [asText(claim.statement), asObject(claim.verdict)];
    const [id, stated] = [asText(verdict.id), asObject(verdict.rating)];
    const decided = events.find(({ type, payload }) => type === "claim.decided" && payload.verdictId === id);
    demand(decided !== undefined, `No event of the log records the verdict on “${statement}”.`);
    const recorded = asObject(decided.payload.rating);
    const isSame = recorded.key === asText(stated.key) && recorded.label === asText(stated.label);
    demand(isSame, `The log records another verdict on “${statement}”.`);
  }
  return published;
}

/** @typedef {import("./offline-note.mjs").Key} Key */

/**
 * The keys that were named: several may stand in one text, as the page of a log's keys serves them. What is no key says nothing of the proof, and a text
 * without one is not as if none had been asked for.
 * @param {readonly string[]} given
 */
async function readNamedKeys(given) {
  const words = given.flatMap((text) => {
    const parts = text.split(/\s+/u).filter((part) => part !== "");
    return parts.length > 0 ? parts : [""];
  });
  try {
    demand(!words.includes(""), "It is empty.");
    return { keys: await Promise.all(words.map(parseKey)) };
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return { reason: `A key that you named cannot be used, so nothing was checked. ${error.message}` };
  }
}

/**
 * Who may vouch: the keys that were named, or without any those of the proof. The proof can name witnesses besides, and nobody else.
 * @param {Record<string, any>} log @param {readonly Key[]} trusted
 */
async function knownKeys(log, trusted) {
  const witnesses = await Promise.all(asList(log.witnesses ?? []).map(parseKey));
  const logKeys = trusted.length > 0 ? trusted : await Promise.all(asList(log.keys ?? []).map(parseKey));
  return { logKeys, witnessKeys: [...trusted, ...witnesses] };
}

/** Which witnesses cosigned, a sentence each. @param {Awaited<ReturnType<typeof openCheckpoint>>["cosigners"]} cosigners @param {readonly Key[]} trusted */
const witnessed = (cosigners, trusted) =>
  cosigners.map(({ key, at }) =>
    trusted.some(({ text }) => text === key.text)
      ? `The witness ${key.name}, whose key you named, saw that log grow without a change until ${at}.`
      : `A witness by the name of ${key.name} saw that log grow without a change until ${at}, by a key that the proof itself names: ${key.text}`,
  );

/** Of what does not hold. @param {readonly string[]} sentences */
const refused = (sentences) => ({
  ...{ holds: false, isChecked: true, isPinned: false },
  ...{ sentences: sentences.map(shown), signers: /** @type {string[]} */ ([]), origin: "" },
});

/**
 * Checks a proof, given as the text of its file. `trustedKeys` are verifier keys of the log, or of its witnesses, that were learned elsewhere;
 * without them the proof's own are taken, which shows that it is whole but not whose it is. Never throws for a proof that does not hold: `holds`
 * says so, and `sentences` say what was found, in order. Where one of `trustedKeys` is none, `isChecked` is false: that is not the proof's fault.
 * @param {string} text
 * @param {{ trustedKeys?: readonly string[] }} [options]
 */
export async function verifyProof(text, { trustedKeys = [] } = {}) {
  const named = await readNamedKeys(trustedKeys);
  if (named.keys === undefined) return { ...refused([named.reason]), isChecked: false };
  const trusted = named.keys;
  /** @type {string[]} */
  const sentences = [];
  try {
    const proof = parseJson(text, "The file");
    demand(proof.format === "assay-proof" && proof.formatVersion === 1, "The file is not a proof in the form this program knows.");
    const contentHash = await textHash(proof.version);
    demand(contentHash === proof.contentHash, "The published text was changed: it does not have the hash that was recorded.");
    const version = parseJson(proof.version, "The published version");
    const { number, title } = asObject(version.report);
    demand(Number.isSafeInteger(number), "The published version has no number.");
    sentences.push(`The text of version ${number} of “${asText(title)}” has the hash ${contentHash}.`);

    const isPinned = trusted.length > 0;
    const checkpoint = await openCheckpoint(proof.checkpoint, await knownKeys(asObject(proof.log), trusted));
    const whose = isPinned ? "a key that you named" : "a key that the proof itself names";
    sentences.push(`A checkpoint of ${checkpoint.size} events of the log ${checkpoint.origin} is signed by ${whose}.`);
    if (proof.timestamp !== undefined) sentences.push(await checkTimestamp(proof.timestamp, checkpoint.text));
    sentences.push(...witnessed(checkpoint.cosigners, trusted));

    demand(Array.isArray(proof.events) && proof.events.length > 0, "The proof holds no events.");
    const opened = await Promise.all(proof.events.map((/** @type {unknown} */ one) => openEvent(one, checkpoint)));
    const places = new Set(proof.events.map(({ index }) => index));
    demand(places.size === opened.length, "An event stands in the proof twice.");
    const events = opened.filter((one) => one !== null);
    const sealed = proof.events.length - events.length;
    sentences.push(`${proof.events.length} events are in that log, each at its place${sealed > 0 ? ` (${sealed} of them sealed)` : ""}.`);
    const { index, time, name } = fitTogether(version, contentHash, events);
    sentences.push(`Event ${index} records that ${name} published this version at ${time}, and the log records each of its verdicts.`);
    const { signers, origin } = checkpoint;
    return { holds: true, isChecked: true, isPinned, sentences: sentences.map(shown), signers: signers.map(shown), origin };
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return refused([...sentences, error.message]);
  }
}

/** Checks a proof, given as the bytes of its file, as `verifyProof` does. @param {Uint8Array} bytes @param {{ trustedKeys?: readonly string[] }} [options] */
export async function verifyFile(bytes, options = {}) {
  if (bytes.length > proofBytesMax) return refused(["The file is too large to be a proof."]);
  try {
    const text = readable(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes), "The file is not text in UTF-8.");
    return await verifyProof(text, options);
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    return refused([error.message]);
  }
}

/** How the command is used. */
export const usage = `usage: assay verify FILE [--key KEY]…
  Checks a proof downloaded from a published fact check, offline. KEY is a verifier key of the newsroom's log that you got elsewhere than
  from the proof, such as from its public page; say it again with the key of a witness that you trust, too. Ends with 0 when the proof holds, 1 when it does not, 2 on wrong usage.
`;

/** The command line: answers the exit code. @param {readonly string[]} given @param {{ out: (text: string) => void, complain: (text: string) => void }} to */
export async function run(given, to = { out: (text) => process.stdout.write(text), complain: (text) => process.stderr.write(text) }) {
  if (given.includes("--help")) {
    to.out(usage);
    return 0;
  }
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
  let bytes = new Uint8Array();
  try {
    bytes = process.getBuiltinModule("node:fs").readFileSync(file);
  } catch (error) {
    to.complain(`Cannot read ${file}: ${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
  const { holds, isChecked, isPinned, sentences, signers } = await verifyFile(bytes, { trustedKeys });
  if (!isChecked) {
    to.complain(`${sentences.join(" ")}\n`);
    return 2;
  }
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
