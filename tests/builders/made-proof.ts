import { createHash, generateKeyPairSync } from "node:crypto";
import { formatCheckpoint } from "@/lib/audit/checkpoint";
import { cosign } from "@/lib/audit/cosignature";
import { type Hash, leafHash, nodeHash } from "@/lib/audit/merkle";
import { formatNote, formatVerifierKey, type SignerKey, signatureTypes, signerKey, signNote } from "@/lib/audit/signed-note";

// Proofs that hold, made by hand: by somebody who has a key and a log of their own, and may put anything into both.

export const origin = "courier.example/newsrooms/courier/log";

/** A key of one's own by whatever name. */
export function aKey(name: string, type: number = signatureTypes.ed25519): SignerKey {
  const { privateKey } = generateKeyPairSync("ed25519");
  return signerKey({ name, type, pkcs8: privateKey.export({ format: "der", type: "pkcs8" }).toString("base64") });
}

type Json = Record<string, unknown>;

/** What a proof is made of before it is hashed and signed. */
export type Sealed = { version: Json; decided: Json; published: Json };

/** A version of one claim, and the two events that it rests on. */
export const aSealed = (): Sealed => ({
  version: {
    report: { number: 1, title: "What the mayor said", publishedAt: "2026-11-28T12:00:00.000Z" },
    claims: [{ statement: "The bridge cost 38.2 million.", verdict: { id: "verdict", rating: { key: "false", label: "False" } } }],
  },
  decided: {
    ...{ sequence: 0, type: "claim.decided", time: "2026-11-28T11:00:00.000Z", actor: { name: "Edith Editor" } },
    payload: { verdictId: "verdict", rating: { key: "false", label: "False" } },
  },
  published: {
    ...{ sequence: 1, type: "report.published", time: "2026-11-28T12:00:00.000Z", actor: { name: "Edith Editor" } },
    payload: { number: 1 },
  },
});

// Whoever makes one may have put anything anywhere.
const isJson = (value: unknown): value is Json => typeof value === "object" && value !== null;
const naming = (payload: unknown, contentHash: string) => (isJson(payload) ? { ...payload, contentHash } : payload);

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString("base64");
const leafOf = (entry: string): Hash => leafHash(new TextEncoder().encode(entry));

/** A proof file as it is written. */
export type MadeProof = {
  format: string;
  formatVersion: number;
  contentHash: string;
  log: { origin: string; keys: string[]; witnesses: string[] };
  checkpoint: string;
  timestamp?: string;
  events: { index: number; entry?: string; leaf?: string; inclusion: string[]; openings?: Json }[];
  version: string;
};

type Making = { key: SignerKey; listed?: SignerKey[]; witness?: SignerKey; text?: (text: string) => string };

/** Hashes and signs what is given. `listed` are the proof's own keys; `text` changes the checkpoint's text before it is signed. */
export function madeProof(
  { version, decided, published }: Sealed,
  { key, listed = [key], witness, text: change = (text) => text }: Making,
): MadeProof {
  const written = JSON.stringify(version);
  const contentHash = createHash("sha256").update(written).digest("hex");
  const entries = [decided, isJson(published) ? { ...published, payload: naming(published.payload, contentHash) } : published].map(
    (event) => JSON.stringify(event),
  );
  const [one = leafOf(""), other = leafOf("")] = entries.map(leafOf);
  const text = change(formatCheckpoint({ origin, size: 2n, root: nodeHash(one, other) }));
  const cosigned = witness === undefined ? [] : [cosign(text, witness, new Date("2026-11-28T13:00:00Z"))];
  return {
    ...{ format: "assay-proof", formatVersion: 1, contentHash },
    log: { origin, keys: listed.map(formatVerifierKey), witnesses: witness === undefined ? [] : [formatVerifierKey(witness)] },
    checkpoint: formatNote(text, [signNote(text, key), ...cosigned]),
    events: entries.map((entry, index) => ({ index, entry, inclusion: [base64(index === 0 ? other : one)] })),
    version: written,
  };
}

/** A newsroom's key, one that is nobody's business, and a proof by the former with nothing wrong with it; `changed` copies a proof and changes the copy. */
export function anHonestProof() {
  const newsroom = aKey(origin);
  const honest = madeProof(aSealed(), { key: newsroom });
  const changed = (change: (proof: MadeProof) => void, proof = honest) => {
    const copy = structuredClone(proof);
    change(copy);
    return copy;
  };
  return { newsroom, impostor: aKey(origin), trustedKeys: [formatVerifierKey(newsroom)], honest, changed };
}
