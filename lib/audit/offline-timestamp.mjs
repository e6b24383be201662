// Reads time stamps (RFC 3161) for the offline verifier, of whose one file it becomes a part.

import { demand, fromBase64, hex, joined, node, readable, textHash } from "./offline-bytes.mjs";

/** One value of DER: its tag, where it begins, and its content. @param {Uint8Array} bytes @param {number} [at] */
function readDer(bytes, at = 0) {
  const [tag = 0, short = 0] = bytes.subarray(at, at + 2);
  const more = short < 0x80 ? 0 : short & 0x7f;
  demand(bytes.length >= at + 2 && more <= 4 && short !== 0x80, "The time stamp is malformed.");
  const length = more === 0 ? short : bytes.subarray(at + 2, at + 2 + more).reduce((sum, byte) => sum * 256 + byte, 0);
  const start = at + 2 + more;
  demand(start + length <= bytes.length, "The time stamp is malformed.");
  return { tag, whole: bytes.subarray(at, start + length), content: bytes.subarray(start, start + length) };
}

/** @typedef {ReturnType<typeof readDer>} Der */

/** The values inside one, at least `least` of them. @param {Der | undefined} outer @param {number} [least] */
function inside(outer, least = 0) {
  demand(outer !== undefined, "The time stamp is malformed.");
  /** @type {Der[]} */
  const values = [];
  for (let at = 0; at < outer.content.length; ) {
    const value = readDer(outer.content, at);
    values.push(value);
    at += value.whole.length;
  }
  demand(values.length >= least, "The time stamp is malformed.");
  return values;
}

/** Names of hashes by the DER of their object identifiers, in hex. @type {Record<string, string>} */
const hashNames = { "608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512" };
const [signedDataOid, tstInfoOid, messageDigestOid] = ["2a864886f70d010702", "2a864886f70d0109100104", "2a864886f70d010904"];
const stampingUsage = "1.3.6.1.5.5.7.3.8";

/** @param {Der | undefined} value */
const oidOf = (value) => hex(value?.content ?? new Uint8Array());

/** `20261128174500.25Z` @param {string} text */
function stampedTime(text) {
  const [, year, month, day, hour, minute, second, part = ""] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\.\d+)?Z$/.exec(text) ?? [];
  demand(second !== undefined, "The time stamp states no time.");
  const iso = `${year}-${month}-${day}T${hour}:${minute}:${second}${part.slice(0, 4)}Z`;
  return readable(() => new Date(iso).toISOString(), "The time stamp states no time.");
}

/** Who signed a time stamp, by the certificate in it; null where this program cannot tell. @param {Der[]} signedData @param {Uint8Array} info */
function stampSigner(signedData, info) {
  if (node === undefined) return null;
  const certificates = inside(signedData.find(({ tag }) => tag === 0xa0)).map(({ whole }) => new node.X509Certificate(whole));
  const [signer] = inside(signedData.at(-1), 1);
  const parts = inside(signer, 6);
  const [, , digest, attributes, , signature] = parts;
  const hash = hashNames[oidOf(inside(digest, 1)[0])];
  demand(
    hash !== undefined && attributes?.tag === 0xa0 && signature !== undefined,
    "The time stamp is signed in a way this program does not know.",
  );
  const stated = inside(attributes)
    .map((attribute) => inside(attribute, 2))
    .find(([oid]) => oidOf(oid) === messageDigestOid);
  const found = hex(node.createHash(hash).update(info).digest());
  demand(hex(inside(stated?.[1], 1)[0]?.content ?? new Uint8Array()) === found, "The time stamp's signature is of something else.");
  // What is signed is the set of attributes, under its own tag.
  const signed = joined(Uint8Array.of(0x31), attributes.whole.subarray(1));
  const authority = certificates.find(
    (one) => one.keyUsage?.includes(stampingUsage) && node.verify(hash, signed, one.publicKey, joined(signature.content)),
  );
  demand(authority !== undefined, "The time stamp is signed by no certificate for time stamps that is in it.");
  return authority.subject.split("\n").reverse().join(", ");
}

/**
 * Opens the answer of a time stamp authority (RFC 3161): what it stamped, when by its clock, the nonce it was asked with, and who signed. In
 * Node the signature is checked against the certificate in it; whether to trust that certificate is for others to say.
 * @param {Uint8Array} response
 */
export function openTimestamp(response) {
  const [status, token] = inside(readDer(response), 2);
  demand([0, 1].includes(inside(status, 1)[0]?.content[0] ?? -1), "The time stamp authority refused.");
  const [kind, wrapped] = inside(token, 2);
  demand(oidOf(kind) === signedDataOid, "The time stamp is malformed.");
  const signedData = inside(inside(wrapped, 1)[0], 4);
  const [contentKind, content] = inside(signedData[2], 2);
  demand(oidOf(contentKind) === tstInfoOid, "The time stamp is malformed.");
  const [octets] = inside(content, 1);
  const info = octets?.content ?? new Uint8Array();
  const [, , imprint, , time, ...rest] = inside(readDer(info), 5);
  const [algorithm, hashed] = inside(imprint, 2);
  demand(hashNames[oidOf(inside(algorithm, 1)[0])] === "sha256" && time?.tag === 0x18, "The time stamp is of another hash than SHA-256.");
  const nonce = rest.find(({ tag }) => tag === 0x02);
  return {
    imprint: oidOf(hashed),
    at: stampedTime(new TextDecoder().decode(time.content)),
    nonce: nonce === undefined ? null : oidOf(nonce),
    signer: readable(() => stampSigner(signedData, info), "The time stamp is signed in a way this program does not know."),
  };
}

/** A time stamp of a checkpoint's text: the sentence to say of it. @param {unknown} timestamp @param {string} text */
export async function checkTimestamp(timestamp, text) {
  const { imprint, at, signer } = openTimestamp(fromBase64(timestamp));
  demand(imprint === (await textHash(text)), "The time stamp is of something else than this checkpoint.");
  const whose = signer === null ? "its signature was not checked here" : `signed by a certificate that names itself ${signer}`;
  return `A time stamp says that this checkpoint was there at ${at} (${whose}; openssl ts tells whether to trust it).`;
}
