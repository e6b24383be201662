import "server-only";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";

/** What a server showed of itself: `fingerprint` is the SHA-256 of its certificate, lower-case hex; `pem` is its certificate chain. */
export type ServerCertificate = {
  subject: string;
  issuer: string;
  validFrom: string;
  validTo: string;
  fingerprint: string;
  protocol: string | null;
  pem: string;
};

const chainLengthMax = 10;

/** Reads the certificate of a connection that just stands; null without TLS. Later it may be closed, and has none to show any more. */
export function readServerCertificate(socket: Socket): ServerCertificate | null {
  const leaf = socket instanceof TLSSocket ? socket.getPeerX509Certificate() : undefined;
  if (leaf === undefined || !(socket instanceof TLSSocket)) return null;
  const chain = [leaf];
  for (let next = leaf.issuerCertificate; next !== undefined && chain.length < chainLengthMax; next = next.issuerCertificate) {
    if (chain.some(({ fingerprint256 }) => fingerprint256 === next?.fingerprint256)) break;
    chain.push(next);
  }
  const oneLine = (name: string) => name.split("\n").join(", ");
  return {
    ...{ subject: oneLine(leaf.subject), issuer: oneLine(leaf.issuer) },
    ...{ validFrom: new Date(leaf.validFrom).toISOString(), validTo: new Date(leaf.validTo).toISOString() },
    fingerprint: leaf.fingerprint256.replaceAll(":", "").toLowerCase(),
    protocol: socket.getProtocol(),
    pem: chain.map((one) => one.toString()).join(""),
  };
}
