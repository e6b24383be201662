import { afterEach, describe, expect, test, vi } from "vitest";
import { environment } from "@/lib/environment";
import { checkedAddresses } from "@/lib/pinned-agent";

afterEach(() => vi.unstubAllEnvs());

const resolve = async () => ["93.184.216.34"];
const check = (address: string) => checkedAddresses(new URL(address), { resolve, testPublicAddresses: [], ports: environment.fetchPorts });

describe("the ports that may be fetched", () => {
  test.each<[string | undefined, string[], string[]]>([
    [
      undefined,
      ["http://example.org/", "https://example.org/", "http://example.org:443/", "https://example.org:80/"],
      ["http://example.org:8080/", "https://example.org:8443/", "http://example.org:22/"],
    ],
    ["80, 443,8080", ["http://example.org:8080/", "https://example.org/"], ["http://example.org:8081/"]],
    ["443", ["https://example.org/"], ["http://example.org/", "https://example.org:80/"]],
  ])("ASSAY_FETCH_PORTS=%s", async (setting, open, shut) => {
    if (setting !== undefined) vi.stubEnv("ASSAY_FETCH_PORTS", setting);
    for (const address of open) expect(await check(address), address).toEqual(["93.184.216.34"]);
    for (const address of shut) await expect(check(address), address).rejects.toThrow(/^Only the .* can be fetched here, not \d+\.$/);
  });

  test("never open a private address", async () => {
    vi.stubEnv("ASSAY_FETCH_PORTS", "80,443,5432");
    await expect(check("http://127.0.0.1:5432/")).rejects.toThrow("private network");
  });

  test("are named in the refusal", async () => {
    await expect(check("http://example.org:8080/")).rejects.toThrow(
      "Only the web’s usual ports (80 and 443) can be fetched here, not 8080.",
    );
    vi.stubEnv("ASSAY_FETCH_PORTS", "443");
    await expect(check("http://example.org/")).rejects.toThrow("Only the port 443 can be fetched here, not 80.");
  });

  test.each(["", "http", "80;443", "80,", "0", "65536", "-1", "80.5"])("are refused at the start when they are none: “%s”", (setting) => {
    vi.stubEnv("ASSAY_FETCH_PORTS", setting);
    expect(() => environment.fetchPorts).toThrow("ASSAY_FETCH_PORTS");
  });
});
