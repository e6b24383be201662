import { afterEach, describe, expect, test, vi } from "vitest";
import { isEvidenceHost } from "@/app/evidence-host";
import { environment } from "@/lib/environment";

afterEach(() => vi.unstubAllEnvs());

function settings(set: Record<string, string>) {
  for (const name of ["AUTH_URL", "PORT", "HOST", "ASSAY_EVIDENCE_ORIGIN"]) vi.stubEnv(name, set[name]);
}

describe("where files of evidence come from", () => {
  test.each<[Record<string, string>, string | null]>([
    [{}, "http://127.0.0.1:4310"],
    [{ AUTH_URL: "http://localhost:4400", PORT: "4400" }, "http://127.0.0.1:4400"],
    [{ AUTH_URL: "http://127.0.0.1:4400/", PORT: "4400" }, "http://localhost:4400"],
    [{ AUTH_URL: "http://[::1]:4400", PORT: "4400" }, "http://localhost:4400"],
    [{ AUTH_URL: "http://localhost:4400", PORT: "4400", HOST: "::1" }, "http://[::1]:4400"],
    [{ AUTH_URL: "http://localhost", PORT: "80" }, "http://127.0.0.1"],
    // Something stands in between, which may know one name only.
    [{ AUTH_URL: "http://localhost:8080", PORT: "4310" }, null],
    [{ AUTH_URL: "https://localhost:4310", PORT: "4310" }, null],
    [{ AUTH_URL: "https://desk.example.org" }, null],
    [{ AUTH_URL: "https://desk.example.org", ASSAY_EVIDENCE_ORIGIN: "" }, null],
    [{ AUTH_URL: "https://desk.example.org", ASSAY_EVIDENCE_ORIGIN: "https://files.example.net" }, "https://files.example.net"],
    [{ AUTH_URL: "https://desk.example.org", ASSAY_EVIDENCE_ORIGIN: "https://Files.Example.net:8443/" }, "https://files.example.net:8443"],
  ])("with %j: %s", (set, origin) => {
    settings(set);
    expect(environment.evidenceOrigin).toBe(origin);
  });

  test.each([
    ["https://desk.example.org", "another host name"],
    ["https://desk.example.org:8443", "another host name"],
    ["https://desk.example.org.", "another host name"],
    ["http://files.example.net", "https://"],
    ["https://files.example.net/kept", "an origin and nothing more"],
    ["https://files.example.net/?a", "an origin and nothing more"],
    ["https://somebody@files.example.net", "an origin and nothing more"],
    ["ftp://files.example.net", "an origin and nothing more"],
    ["files.example.net", "an origin and nothing more"],
  ])("never from %s", (given, words) => {
    settings({ AUTH_URL: "https://desk.example.org", ASSAY_EVIDENCE_ORIGIN: given });
    expect(() => environment.evidenceOrigin).toThrow(/^ASSAY_EVIDENCE_ORIGIN must /);
    expect(() => environment.evidenceOrigin).toThrow(words);
  });
});

describe("which requests come to it", () => {
  const asked = (headers: Record<string, string>) => isEvidenceHost(new Headers(headers));

  test("is told from the name that was asked for, however it is written", () => {
    settings({ AUTH_URL: "http://localhost:4310", PORT: "4310" });
    for (const host of ["127.0.0.1:4310", "127.0.0.1", "127.0.0.1:80", "0x7f.1:4310", "127.0.0.1.:4310"])
      expect(asked({ host }), host).toBe(true);
    for (const host of ["localhost:4310", "desk.example.org", "[::1]:4310", "127.0.0.2:4310", "", "%"])
      expect(asked({ host }), host).toBe(false);
  });

  test("is told from what the reverse proxy says, when there is one", () => {
    settings({ AUTH_URL: "https://desk.example.org", ASSAY_EVIDENCE_ORIGIN: "https://files.example.net" });
    expect(asked({ host: "10.0.0.5:4310", "x-forwarded-host": "files.example.net" })).toBe(true);
    expect(asked({ host: "10.0.0.5:4310", "x-forwarded-host": "desk.example.org" })).toBe(false);
    expect(asked({ host: "FILES.example.net." })).toBe(true);
    expect(asked({ host: "desk.example.org" })).toBe(false);
  });

  test("none, where files come from the app's own address", () => {
    settings({ AUTH_URL: "https://desk.example.org" });
    expect(asked({ host: "127.0.0.1:4310" })).toBe(false);
  });
});
