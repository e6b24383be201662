import ipaddr from "ipaddr.js";

type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** IPv6 ranges whose last 32 bits are an IPv4 address that a gateway or an operating system would connect to. */
const embeddingRanges: readonly [ipaddr.IPv6, number][] = ["::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96"].map((range) => {
  const [network, prefix] = ipaddr.IPv6.parseCIDR(range);
  return [network, prefix];
});

const [globalUnicast, globalUnicastPrefix] = ipaddr.IPv6.parseCIDR("2000::/3");

/** An IP address in its plainest spelling, IPv4 inside IPv6 unwrapped; null when `address` is none or names a zone. */
export function canonicalAddress(address: string): string | null {
  const parsed = parse(address);
  return parsed === null ? null : parsed.toString();
}

/**
 * True only for a unicast address of the public internet. IPv4-mapped, -compatible, -translated and NAT64 forms are judged as their
 * IPv4 address; 6to4, Teredo, ISATAP, local NAT64 and every special range (IANA registries) are refused.
 */
export function isPublicAddress(address: string): boolean {
  const parsed = parse(address);
  if (parsed === null) return false;
  if (parsed instanceof ipaddr.IPv4) return parsed.range() === "unicast";
  return parsed.range() === "unicast" && parsed.match(globalUnicast, globalUnicastPrefix) && !isIsatap(parsed);
}

function parse(address: string): Address | null {
  if (address.includes("%")) return null;
  if (ipaddr.IPv4.isValidFourPartDecimal(address)) return ipaddr.IPv4.parse(address);
  if (!ipaddr.IPv6.isValid(address)) return null;
  const parsed = ipaddr.IPv6.parse(address);
  const isEmbedding = embeddingRanges.some(([network, prefix]) => parsed.match(network, prefix));
  return isEmbedding ? new ipaddr.IPv4(parsed.toByteArray().slice(12)) : parsed;
}

function isIsatap(address: ipaddr.IPv6): boolean {
  return address.parts[5] === 0x5efe && (address.parts[4] === 0 || address.parts[4] === 0x200);
}
