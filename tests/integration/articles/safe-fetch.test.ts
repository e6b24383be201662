import { describe, expect, it } from "vitest";
import {
  fetchPage,
  lastHeaders,
  origin,
  page,
  privateOrigin,
  publicAddress,
  refusal,
  requestsToPrivate,
  serveHostilePages,
} from "./hostile-servers";

serveHostilePages();

describe("fetching a page", () => {
  it("gives the page with its address, redirects, headers and time, and without cookies", async () => {
    const outcome = await fetchPage(`${origin}/moved#part`);
    expect(outcome).toMatchObject({
      ok: true,
      page: {
        requestedUrl: `${origin}/moved`,
        finalUrl: `${origin}/page`,
        redirects: [{ url: `${origin}/moved`, status: 301 }],
        status: 200,
        mediaType: "text/html",
        charset: "utf-8",
        headers: { "x-kept": "yes" },
      },
    });
    if (!outcome.ok) return;
    expect(outcome.page.headers).not.toHaveProperty("set-cookie");
    expect(new TextDecoder().decode(outcome.page.bytes)).toBe(page);
    expect(outcome.page.fetchedAt).toBeInstanceOf(Date);
  });

  it("sends no cookie that an earlier answer set", async () => {
    await fetchPage(`${origin}/to-cookie`);
    expect(lastHeaders.cookie).toBeUndefined();
    expect(lastHeaders.referer).toBeUndefined();
  });

  it.each(["/gzip", "/brotli"])("unpacks %s", async (path) => {
    expect(await refusal(origin + path)).toBe(`FETCHED ${page.slice(0, 40)}`);
  });

  it("connects to the address that was checked, though the name answers differently the second time", async () => {
    let lookups = 0;
    const resolve = async () => (lookups++ === 0 ? [publicAddress] : ["127.0.0.1"]);
    const port = new URL(origin).port;
    expect(await refusal(`http://rebinding.example:${port}/page`, { resolve })).toContain("FETCHED");
    expect(lookups).toBe(1);
    expect(await refusal(`http://rebinding.example:${port}/page`, { resolve })).toMatch(/^private: /);
  });

  it("checks the name again on every redirect to it", async () => {
    let lookups = 0;
    const resolve = async () => (lookups++ === 0 ? [publicAddress] : ["127.0.0.1"]);
    expect(await refusal(`http://rebinding.example:${new URL(origin).port}/moved`, { resolve })).toMatch(/^private: /);
  });

  it("accepts a page without a declared type", async () => {
    const outcome = await fetchPage(`${origin}/untyped`);
    expect(outcome).toMatchObject({ ok: true, page: { mediaType: null } });
  });
});

describe("addresses that are never fetched", () => {
  const loopback = [
    "127.0.0.1",
    "localhost",
    "127.1",
    "127.0.1",
    "2130706433",
    "0x7f000001",
    "0x7f.1",
    "0177.0.0.1",
    "017700000001",
    "0",
    "0.0.0.0",
  ]
    .concat([
      "[::1]",
      "[::]",
      "[::ffff:127.0.0.1]",
      "[::ffff:7f00:1]",
      "[::127.0.0.1]",
      "[::7f00:1]",
      "[64:ff9b::7f00:1]",
      "[2002:7f00:1::]",
    ])
    .concat(["[::ffff:0:7f00:1]", "127。0。0。1", "①②⑦.0.0.1", "127.0.0.1.", "%31%32%37.0.0.1", "[0:0:0:0:0:0:0:1]"]);

  it.each(loopback)("refuses loopback written as %s", async (host) => {
    const before = requestsToPrivate;
    const port = new URL(privateOrigin).port;
    const resolve = async () => ["127.0.0.1"];
    expect(await refusal(`http://${host}:${port}/secret`, { resolve })).toMatch(/^private: .+ leads into a private network/);
    expect(requestsToPrivate).toBe(before);
  });

  it.each([
    "169.254.169.254",
    "10.0.0.1",
    "192.168.0.1",
    "172.16.0.1",
    "100.64.0.1",
    "[fd00::1]",
    "[fe80::1]",
    "255.255.255.255",
    "224.0.0.1",
  ])("refuses the private address %s", async (host) => expect(await refusal(`http://${host}/`)).toMatch(/^private: /));

  it.each([
    ["a private address", ["10.0.0.7"]],
    ["a public and a private address", ["93.184.216.34", "127.0.0.1"]],
    ["the test address and a private one", [publicAddress, "192.168.0.1"]],
    ["an IPv4-mapped loopback", ["::ffff:127.0.0.1"]],
    ["a link-local address with a zone", ["fe80::1%eth0"]],
    ["something that is no address", ["nonsense"]],
  ])("refuses a name that resolves to %s", async (_, addresses) => {
    const outcome = await fetchPage("http://innocent.example/", { resolve: async () => addresses });
    expect(outcome).toMatchObject({ ok: false, refusal: { code: "private" } });
    if (!outcome.ok) expect(outcome.refusal.message).not.toContain(addresses[0]);
  });

  it("says that a name does not exist", async () => {
    const resolve = async () => Promise.reject(Object.assign(new Error("getaddrinfo"), { code: "ENOTFOUND" }));
    expect(await refusal("http://no-such-site.example/", { resolve })).toBe(
      "unknownHost: “no-such-site.example” could not be found. Check the spelling of the address.",
    );
    expect(await refusal("http://empty.example/", { resolve: async () => [] })).toMatch(/^unknownHost: /);
  });

  it.each([
    ["file:///etc/passwd", "scheme"],
    ["ftp://example.org/", "scheme"],
    ["data:text/html,hello", "scheme"],
    ["javascript:alert(1)", "scheme"],
    ["gopher://127.0.0.1:70/", "scheme"],
    ["http://user:pass@example.org/", "credentials"],
    ["http://user@example.org/", "credentials"],
    ["not an address", "address"],
    ["http://", "address"],
    ["", "address"],
  ])("refuses %s", async (address, code) => expect(await refusal(address)).toMatch(new RegExp(`^${code}: `)));

  it.each(["22", "25", "6379", "8080", "5432"])("refuses port %s of a public address", async (port) => {
    expect(await refusal(`http://93.184.216.34:${port}/`)).toMatch(/^port: /);
  });

  it("treats no loopback address as public outside tests", async () => {
    expect(await refusal(`${origin}/page`, { testPublicAddresses: [] })).toMatch(/^private: /);
  });

  it.each([
    ["/to-private", "private"],
    ["/to-metadata", "private"],
    ["/to-mapped", "private"],
    ["/to-file", "scheme"],
    ["/to-credentials", "credentials"],
    ["/to-port", "port"],
    ["/to-nowhere", "redirects"],
  ])("refuses to follow the redirect of %s", async (path, code) => {
    const before = requestsToPrivate;
    expect(await refusal(origin + path)).toMatch(new RegExp(`^${code}: `));
    expect(requestsToPrivate).toBe(before);
  });
});
