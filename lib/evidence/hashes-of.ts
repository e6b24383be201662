import { hashOfJson } from "@/lib/audit/hash-of-json";

/** What a copy of a source comes with besides its files and its text. */
export type Accompanying = { checks: unknown; redirects: unknown; headers: unknown; properties: unknown; certificate: object | null };

/** The SHA-256 of each in its canonical form, as the event says it: the log keeps no copy of what may be long. */
export function hashesOf({ checks, redirects, headers, properties, certificate }: Accompanying) {
  return {
    ...{ checks: hashOfJson(checks), redirects: hashOfJson(redirects) },
    ...{ headers: hashOfJson(headers), properties: hashOfJson(properties) },
    certificateHash: certificate === null ? null : hashOfJson(certificate),
  };
}
