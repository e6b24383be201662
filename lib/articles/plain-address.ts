const tracking = new Set(
  `fbclid gclid gclsrc dclid gbraid wbraid msclkid yclid twclid ttclid igshid igsh li_fat_id mc_cid mc_eid mkt_tok vero_id oly_anon_id
   oly_enc_id _hsenc _hsmi _ga _gl ref_src`.split(/\s+/),
);

/**
 * An address without what does not tell pages apart: scheme, `www.`, default port, a slash at the end, parameters that follow readers
 * around, the order of the others, and the fragment, but for one that a script takes for the path. Null for what is not on the web.
 */
export function plainAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { protocol, hash } = new URL(address);
  if (protocol !== "http:" && protocol !== "https:") return null;
  return `${plainPlace(address)}${plainSearch(address)}${/^#!?\//.test(hash) ? hash : ""}`;
}

/** Host and path of an address on the web, as in `plainAddress`. */
export function plainPlace(address: string): string {
  const { host, pathname } = new URL(address);
  return `${host.replace(/^www\./, "")}${pathname.replace(/\/+$/, "")}`;
}

function plainSearch(address: string): string {
  const pairs = new URL(address).search.slice(1).split("&");
  const kept = pairs.filter((pair) => pair !== "" && !isTracking(pair.split("=", 1)[0] ?? ""));
  return kept.length === 0 ? "" : `?${kept.sort().join("&")}`;
}

const isTracking = (name: string) => /^utm_/i.test(name) || tracking.has(name.toLowerCase());
