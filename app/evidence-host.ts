import "server-only";
import { environment } from "@/lib/environment";

const withoutDot = (hostname: string) => hostname.replace(/\.$/, "");

/**
 * Whether a request came to the origin that files of evidence are sent from, which serves nothing else. Behind a reverse proxy the name that
 * was asked for stands in `X-Forwarded-Host`; ports do not count, since to a browser's cookies they do not either.
 */
export function isEvidenceHost(headers: Headers): boolean {
  const { evidenceOrigin } = environment;
  if (evidenceOrigin === null) return false;
  const [asked = ""] = (headers.get("x-forwarded-host") ?? headers.get("host") ?? "").split(",");
  const address = `http://${asked.trim()}`;
  return URL.canParse(address) && withoutDot(new URL(address).hostname) === withoutDot(new URL(evidenceOrigin).hostname);
}
