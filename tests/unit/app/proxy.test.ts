import { createHash } from "node:crypto";
import { NextRequest } from "next/server";
import { afterEach, describe, expect, it, vi } from "vitest";
import { bodyBytesMax, tooLarge } from "@/components/forms/too-large";
import { claimCard } from "@/components/reports/claim-card";
import { reservedSlugs } from "@/lib/people/schema";
import { config, proxy } from "@/proxy";
import { aVersion, onlyClaim } from "@/tests/builders/publication";

type Visit = { method?: string; headers?: Record<string, string>; body?: string };

function visit(path: string, { headers, ...init }: Visit = {}) {
  return proxy(new NextRequest(`http://localhost:4310${path}`, { ...init, headers: { host: "localhost:4310", ...headers } }));
}

afterEach(() => vi.unstubAllEnvs());

const version = aVersion();
const aCard = { version, newest: version, successors: [], isPinned: false, baseUrl: "https://courier.example", theme: null };
const signedIn = { headers: { cookie: "authjs.session-token=anything" } };
const policyOf = (response: Response) => response.headers.get("content-security-policy") ?? "";

describe("a newsroom's pages", () => {
  it("send whoever has no session to sign in, and back afterwards", async () => {
    const response = await visit("/harbour-courier/articles?state=open");
    expect(response.status).toBe(307);
    expect(response.headers.get("location")).toBe("http://localhost:4310/sign-in?next=%2Fharbour-courier%2Farticles%3Fstate%3Dopen");
  });

  it("let a form that is sent without a session reach the action, which answers in words", async () => {
    expect((await visit("/harbour-courier/people", { method: "POST" })).status).toBe(200);
  });

  it("carry a new nonce each time, and no inline script without it", async () => {
    const one = policyOf(await visit("/harbour-courier/articles", signedIn));
    const other = policyOf(await visit("/harbour-courier/articles", signedIn));
    const nonce = /script-src [^;]*'nonce-([^']+)'/;
    expect(nonce.exec(one)?.[1]).toBeDefined();
    expect(nonce.exec(one)?.[1]).not.toBe(nonce.exec(other)?.[1]);
    expect(/script-src [^;]*/.exec(one)?.[0]).not.toContain("unsafe-inline");
  });
});

describe("public pages", () => {
  it.each(["/newsrooms/harbour-courier", "/newsrooms/harbour-courier/reports/ferry"])(
    "at %s are open and the same for everyone",
    async (path) => {
      const [one, other] = [await visit(path), await visit(path, signedIn)];
      expect(one.status).toBe(200);
      expect(policyOf(one)).toBe(policyOf(other));
      expect(policyOf(one)).not.toContain("nonce");
      expect(policyOf(one)).toContain("object-src 'none'");
    },
  );

  it("ask the browser for no process of their own, which what people sign in to does", async () => {
    const opener = async (path: string) => (await visit(path, signedIn)).headers.get("cross-origin-opener-policy");
    expect(await opener("/newsrooms/harbour-courier")).toBe(null);
    for (const path of ["/harbour-courier/articles", "/sign-in", "/verify", "/api/health"])
      expect(await opener(path), path).toBe("same-origin");
  });

  it("do not lend their wider policy to a newsroom with a similar name", async () => {
    expect(policyOf(await visit("/newsrooms-daily/articles", signedIn))).toContain("nonce");
  });
});

describe("cards for other sites' pages", () => {
  it.each(["/newsrooms/x/claims/a/embed", "/newsrooms/x/claims/a/versions/2/embed"])(
    "at %s may be framed, and load nothing",
    async (path) => {
      const response = await visit(path, signedIn);
      expect(policyOf(response).replace(/'sha256-[^']+'/, "HASH")).toBe(
        "default-src 'none'; script-src HASH; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors *",
      );
      expect(response.headers.has("set-cookie")).toBe(false);
      expect(response.headers.get("x-content-type-options")).toBe("nosniff");
      const page = claimCard({ ...aCard, claim: onlyClaim(aCard.version) });
      const script = /<script>(.*)<\/script>/.exec(page)?.[1] ?? "";
      expect(policyOf(response)).toContain(`'sha256-${createHash("sha256").update(script).digest("base64")}'`);
    },
  );

  it.each(["/newsrooms/x/reports/a/embed", "/newsrooms/x/claims/a/embed/more", "/x/claims/a/embed", "/api/embed"])(
    "are nowhere else, such as at %s",
    async (path) => {
      expect(policyOf(await visit(path, signedIn))).toContain("frame-ancestors 'none'");
    },
  );
});

it.each(reservedSlugs.filter((slug) => slug !== "newsrooms"))(
  "the app's own path /%s is no newsroom and asks for no session",
  async (slug) => {
    expect((await visit(`/${slug}`)).status).toBe(200);
  },
);

it("refuses a body that does not say how long it is", async () => {
  const response = await visit("/sign-in", { method: "POST", headers: { "transfer-encoding": "chunked" } });
  expect(response.status).toBe(411);
});

it("refuses a body over the limit in words that a form can show", async () => {
  const response = await visit("/harbour-courier/articles/new", {
    method: "POST",
    headers: { "content-length": String(bodyBytesMax + 1) },
  });
  expect(response.status).toBe(413);
  expect(response.headers.get("content-type")).toBe("text/plain");
  expect(await response.text()).toBe(tooLarge);
});

it("takes a body of exactly the limit", async () => {
  expect((await visit("/x/articles/new", { method: "POST", headers: { "content-length": String(bodyBytesMax) } })).status).toBe(200);
});

it.each(["/", "/sign-in", "/newsrooms/x", "/api/health", "/harbour-courier/people"])(
  "says on %s that nobody may frame it or guess its type",
  async (path) => {
    const response = await visit(path);
    expect(policyOf(response)).toContain("frame-ancestors 'none'");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  },
);

describe("a form sent without script", () => {
  const send = (body: string, headers: Record<string, string> = {}) =>
    visit("/harbour-courier/articles", {
      method: "POST",
      body,
      headers: { "content-type": "multipart/form-data; boundary=b", "content-length": String(body.length), ...headers },
    });
  const whole = '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nwords\r\n--b--\r\n';

  it.each(["", "x", "--b\r\n", whole.slice(0, -8)])("is refused in words when it cannot be read (%j)", async (body) => {
    const response = await send(body);
    expect(response.status).toBe(400);
    expect(await response.text()).toBe("This form cannot be read. Nothing was saved.");
  });

  it("goes on when it can be read, and one that names its action is left to it", async () => {
    expect((await send(whole)).status).toBe(200);
    expect((await send("x", { "next-action": "40ab" })).status).toBe(200);
  });
});

describe("the origin of evidence", () => {
  const atFiles = (path: string, { headers, ...init }: Visit = {}) =>
    visit(path, { ...init, headers: { host: "127.0.0.1:4310", ...headers } });
  const atFilesHost = (path: string, { headers, ...init }: Visit = {}) => {
    vi.stubEnv("ASSAY_EVIDENCE_ORIGIN", "https://files.example.org");
    return visit(path, { ...init, headers: { host: "files.example.org", ...headers } });
  };

  it("that is only this machine's other name leads whoever types it to the desk, and shows them what is the same for everybody", async () => {
    for (const path of ["/", "/sign-in?next=%2Fx", "/harbour-courier/people"]) {
      const response = await atFiles(path, signedIn);
      expect([response.status, await response.text()]).toEqual([
        200,
        expect.stringContaining(`content="0; url=http://localhost:4310${path}"`),
      ]);
      expect(response.headers.has("set-cookie")).toBe(false);
    }
    const sly = await (await atFiles('/x?a="><script>alert(1)</script>&b=//evil.example')).text();
    expect(sly).not.toContain("<script");
    expect(await (await atFiles("//evil.example/x")).text()).toContain('url=http://localhost:4310//evil.example/x"');
    for (const path of ["/newsrooms/x", "/api/health"]) expect((await atFiles(path)).status).toBe(200);
    for (const path of ["/api/auth/session", "/api/live/x", "/api/kept/a/b"]) expect((await atFiles(path)).status).toBe(404);
    expect((await atFiles("/sign-in", { method: "POST" })).status).toBe(404);
  });

  it.each([
    "/",
    "/sign-in",
    "/newsrooms/x",
    "/api/health",
    "/api/auth/session",
    "/harbour-courier/people",
    "/api/kept",
    "/api/kept/a/b",
    "/_next/image",
  ])("has no %s, also for whoever is signed in, and sets no cookie", async (path) => {
    for (const headers of [{}, signedIn.headers]) {
      const response = await atFilesHost(path, { headers });
      expect(response.status).toBe(404);
      expect(response.headers.has("set-cookie")).toBe(false);
      expect(response.headers.get("referrer-policy")).toBe("no-referrer");
      expect(await response.text()).toBe("Only files of evidence are sent from here. The desk is at http://localhost:4310.");
    }
  });

  it("leaves files to their route, and takes nothing", async () => {
    expect((await atFiles("/api/kept/pass")).status).toBe(200);
    expect((await atFiles("/api/kept/pass", { method: "HEAD" })).status).toBe(200);
    expect((await atFiles("/api/kept/pass")).headers.has("content-security-policy")).toBe(false);
    for (const method of ["POST", "PUT", "DELETE", "OPTIONS"]) expect((await atFiles("/api/kept/pass", { method })).status).toBe(404);
    expect((await atFiles("/harbour-courier/articles", { method: "POST", headers: { "next-action": "40ab" } })).status).toBe(404);
  });

  it("is not passed by saying that a page is only being prefetched", () => {
    expect(config.matcher).toEqual([expect.any(String)]);
  });

  it("may show pictures in the desk's pages, and nothing else", async () => {
    const policy = policyOf(await visit("/harbour-courier/articles", signedIn));
    expect(policy).toContain("img-src 'self' blob: data: http://127.0.0.1:4310;");
    expect(policy.replace(/img-src [^;]*/, "")).not.toContain("127.0.0.1");
  });
});
