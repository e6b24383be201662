import "server-only";
import { database } from "@/lib/database";
import { hashOfJson } from "./hash-of-json";
import { newestCheckpoint } from "./public-log";
import { UnreadableRecord } from "./record-folder";
import { signCheckpoint } from "./sign-checkpoint";
import { SigningRefused } from "./signable";
import { toBase64 } from "./signed-note";
import { type LogKeys, readLogKeys, verifierKeys } from "./signing-keys";
import { proveInclusion, storedHashes } from "./tile-hashes";
import { formatTlogProof } from "./tlog-proof";

/** An event to prove: its place, and either its bytes with the private parts that are public anyway, or its leaf hash alone. */
export type ProvenEvent = { index: bigint; leafHash: Uint8Array; disclosed: { entry: string; openings: Record<string, string> } | null };

/** What is proven: the exact text, its hash, the events it rests on, and which of them is its publication. */
export type Proven = { about: string; version: string; contentHash: string; events: readonly ProvenEvent[]; publication: bigint };

/** A proof as a file of our own format, and that of the publication alone as a C2SP tlog-proof; or why there can be none, in a sentence. */
export type Proof = { file: string; tlogProof: string } | { refused: string };

/** How somebody without this software checks a proof; it is part of the file. */
const howToCheck = [
  "version is the exact published text: its SHA-256, in hex, is contentHash.",
  "checkpoint is a C2SP tlog-checkpoint: a signed note, checked with log.keys by Go's golang.org/x/mod/sumdb/note or by openssl (Ed25519).",
  "timestamp, where there is one, is the answer of an RFC 3161 authority, base64, over the checkpoint's text up to its empty line: openssl ts -verify.",
  "Compare log.keys with a key that you got elsewhere, such as from the newsroom's page …/log/keys at another time, or from a witness.",
  "Each of events stands at index in the RFC 6962 tree of the checkpoint. Its leaf hash is SHA-256 over a zero byte and entry, or is leaf where the event is sealed.",
  "inclusion is its RFC 6962 inclusion proof, from the leaf's sibling up, in base64: tlog.CheckRecord of golang.org/x/mod/sumdb/tlog checks it.",
  "The entry of type report.published names contentHash; those of type claim.decided the verdicts. A commitment in an entry is the SHA-256 of the text in openings.",
  "All of this at once, offline: node assay-verify.mjs FILE, a single readable file offered beside the proof.",
];

/** The log's keys, or in a sentence why they cannot be told. */
async function tellableKeys(workspaceId: string): Promise<LogKeys | { refused: string }> {
  try {
    return (await readLogKeys(workspaceId)) ?? { refused: "The keys of this log are not in the data folder." };
  } catch (error) {
    if (error instanceof UnreadableRecord) return { refused: error.message };
    throw error;
  }
}

/**
 * What of a log a proof that is made now rests on, as one hash: the newest checkpoint with all that others said of it, the keys, and which erasure of private parts was
 * the last. The events under a published version are always the same.
 */
export async function proofBasis(workspaceId: string): Promise<string> {
  const signed = await newestCheckpoint(workspaceId);
  const keys = await tellableKeys(workspaceId);
  const erasure = await database.auditEvent.findFirst({
    where: { workspaceId, stream: `workspace:${workspaceId}`, type: "record.erased" },
    orderBy: { streamSequence: "desc" },
    select: { streamSequence: true },
  });
  return hashOfJson({
    note: signed?.note ?? "",
    witnesses: signed?.witnesses ?? [],
    timestamp: signed?.timestamp ? toBase64(signed.timestamp) : "",
    keys: "refused" in keys ? [] : [keys.origin, ...verifierKeys(keys)],
    erasure: erasure?.streamSequence ?? -1,
  });
}

/** Makes the proof of a published text, or says why there can be none. */
export async function makeProof(workspaceId: string, proven: Proven): Promise<Proof> {
  const signed = await checkpointOver(workspaceId, proven.events);
  if ("refused" in signed) return signed;
  const keys = await tellableKeys(workspaceId);
  if ("refused" in keys) return keys;
  const { size, note, witnesses, timestamp } = signed;
  const paths = await proveInclusion(storedHashes(workspaceId), { indices: proven.events.map(({ index }) => index), size });
  const events = proven.events.map(({ index, leafHash, disclosed }, place) => ({
    index: Number(index),
    ...(disclosed === null ? { leaf: toBase64(leafHash) } : disclosed),
    inclusion: (paths[place] ?? []).map(toBase64),
  }));
  const { about, version, contentHash } = proven;
  const log = { origin: keys.origin, keys: verifierKeys(keys), witnesses };
  const stamped = timestamp === null ? {} : { timestamp: toBase64(timestamp) };
  const proof = {
    format: "assay-proof",
    formatVersion: 1,
    about,
    howToCheck,
    contentHash,
    log,
    checkpoint: note,
    ...stamped,
    events,
    version,
  };
  const at = proven.events.findIndex(({ index }) => index === proven.publication);
  const entry = new TextEncoder().encode(proven.events[at]?.disclosed?.entry);
  const tlogProof = formatTlogProof({ index: proven.publication, path: paths[at] ?? [], checkpoint: note, extra: entry });
  return { file: `${JSON.stringify(proof, null, 2)}\n`, tlogProof };
}

// Signs when nothing signed covers the events yet: once for each publication, however often its proof is asked for.
async function checkpointOver(workspaceId: string, events: readonly ProvenEvent[]) {
  const last = events.reduce((most, { index }) => (index > most ? index : most), 0n);
  const newest = await newestCheckpoint(workspaceId);
  if (newest !== null && newest.size > last) return newest;
  try {
    return { ...(await signCheckpoint(workspaceId)), witnesses: [], timestamp: null };
  } catch (error) {
    if (error instanceof SigningRefused) return { refused: error.message };
    throw error;
  }
}
