import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { canonicalAddress, isPublicAddress } from "@/lib/public-address";

describe("public addresses", () => {
  it.each([
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.1",
    "2606:4700:4700::1111",
    "::ffff:8.8.8.8",
    "64:ff9b::8.8.8.8",
  ])("takes %s for public", (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ["loopback", "127.0.0.1"],
    ["loopback, elsewhere", "127.77.0.1"],
    ["this host", "0.0.0.0"],
    ["this network", "0.1.2.3"],
    ["private", "10.0.0.1"],
    ["private", "172.16.0.1"],
    ["private", "172.31.255.255"],
    ["private", "192.168.1.1"],
    ["link-local and cloud metadata", "169.254.169.254"],
    ["carrier-grade NAT", "100.64.0.1"],
    ["benchmarking", "198.18.0.1"],
    ["protocol assignments", "192.0.0.1"],
    ["documentation", "192.0.2.1"],
    ["documentation", "198.51.100.1"],
    ["documentation", "203.0.113.1"],
    ["6to4 relay", "192.88.99.1"],
    ["AS112", "192.175.48.1"],
    ["AMT", "192.52.193.1"],
    ["multicast", "224.0.0.1"],
    ["reserved", "240.0.0.1"],
    ["broadcast", "255.255.255.255"],
    ["IPv6 loopback", "::1"],
    ["IPv6 unspecified", "::"],
    ["IPv4-compatible loopback", "::7f00:1"],
    ["IPv4-compatible loopback, dotted", "::127.0.0.1"],
    ["IPv4-compatible private", "::a00:1"],
    ["IPv4-mapped loopback", "::ffff:127.0.0.1"],
    ["IPv4-mapped loopback in hex", "::ffff:7f00:1"],
    ["IPv4-mapped private, written out", "0:0:0:0:0:ffff:c0a8:0101"],
    ["IPv4-translated loopback", "::ffff:0:7f00:1"],
    ["NAT64 loopback", "64:ff9b::7f00:1"],
    ["NAT64 metadata", "64:ff9b::169.254.169.254"],
    ["local NAT64", "64:ff9b:1::1"],
    ["6to4 of loopback", "2002:7f00:1::"],
    ["6to4 of anything", "2002:808:808::1"],
    ["Teredo", "2001:0:4136:e378:8000:63bf:3fff:fdd2"],
    ["ISATAP of loopback", "2606:4700::5efe:7f00:1"],
    ["ISATAP, global bit", "2606:4700::200:5efe:7f00:1"],
    ["unique local", "fd00::1"],
    ["unique local", "fc00::1"],
    ["link-local", "fe80::1"],
    ["link-local with a zone", "fe80::1%eth0"],
    ["site-local", "fec0::1"],
    ["multicast", "ff02::1"],
    ["documentation", "2001:db8::1"],
    ["documentation", "3fff::1"],
    ["discard", "100::1"],
    ["ORCHID", "2001:20::1"],
    ["segment routing", "5f00::1"],
    ["not yet given out", "4000::1"],
    ["decimal, unparsed", "2130706433"],
    ["octal, unparsed", "0177.0.0.1"],
    ["hex, unparsed", "0x7f.0.0.1"],
    ["short, unparsed", "127.1"],
    ["a name", "localhost"],
    ["nothing", ""],
  ])("refuses %s: %s", (_, address) => expect(isPublicAddress(address)).toBe(false));

  it("judges an IPv4 address inside IPv6 like the IPv4 address", () => {
    fc.assert(
      fc.property(fc.ipV4(), fc.constantFrom("::ffff:", "::", "64:ff9b::", "::ffff:0:"), (address, prefix) => {
        expect(isPublicAddress(prefix + address)).toBe(isPublicAddress(address));
        expect(canonicalAddress(prefix + address)).toBe(address);
      }),
    );
  });
});
