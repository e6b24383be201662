import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GET } from "@/app/api/kept/[pass]/route";
import { handOutFile } from "@/app/send-stored-file";
import { setClock } from "@/lib/clock";
import { artefactStore } from "@/lib/evidence/chosen-store";
import { passSeconds, readFilePass, writeFilePass } from "@/lib/evidence/file-pass";

const folder = mkdtempSync(path.join(os.tmpdir(), "assay-passes-"));
const [desk, files] = ["http://localhost:4310", "http://127.0.0.1:4310"];
const words = "<script>alert(1)</script> Total cost of the bridge: 38,200,000.";
const askedAt = "/api/evidence/harbour-courier/files/019ac000-0000-7000-8000-000000000002";
const asking = () => new Request(`${desk}${askedAt}`);

const noon = Date.parse("2026-11-28T12:00:00Z");
const at = (seconds: number) => setClock({ now: () => new Date(noon + seconds * 1000) });

beforeEach(() => {
  vi.stubEnv("ASSAY_DATA", folder);
  vi.stubEnv("AUTH_SECRET", "one secret");
  vi.stubEnv("AUTH_URL", desk);
  at(0);
});
afterEach(() => {
  vi.unstubAllEnvs();
  setClock(null);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function* content(text: string) {
  yield Buffer.from(text);
}

/** A page that was kept, as the desk's own route names it. */
async function aKeptPage(text = words) {
  const { contentHash } = await artefactStore().put(content(text), 1000);
  return { contentHash, mediaType: "text/html", name: "capture-1.original" };
}

/** Follows an address to whichever host it names. */
function visit(address: string, method = "GET") {
  const url = new URL(address);
  const pass = url.pathname.split("/")[3] ?? "";
  return GET(new Request(url, { method, headers: { host: url.host } }), { params: Promise.resolve({ pass }) });
}

async function passAddress() {
  const answer = await handOutFile(asking(), await aKeptPage());
  expect(answer.status).toBe(307);
  return answer.headers.get("location") ?? "";
}

describe("a file that a member may read", () => {
  test("is handed to the origin of evidence, which sends it to be saved, acting as nothing", async () => {
    const handed = await handOutFile(asking(), await aKeptPage());
    expect(handed.status).toBe(307);
    expect(handed.headers.get("cache-control")).toBe("private, no-store");
    expect(handed.headers.get("referrer-policy")).toBe("no-referrer");
    const address = handed.headers.get("location") ?? "";
    expect(new URL(address).origin).toBe(files);

    const sent = await visit(address);
    expect(sent.status).toBe(200);
    expect(await sent.text()).toBe(words);
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      "content-security-policy": expect.stringMatching(/^sandbox; default-src 'none'/),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-resource-policy": "same-origin",
      "content-type": "application/octet-stream",
      "content-disposition": 'attachment; filename="capture-1.original"',
      "content-length": String(words.length),
    });
    expect(sent.headers.has("set-cookie")).toBe(false);
  });

  test("that is a picture may be shown inside the desk's page, as that very type", async () => {
    const picture = { ...(await aKeptPage()), mediaType: "image/png", name: "capture-1.png" };
    const sent = await visit((await handOutFile(asking(), picture)).headers.get("location") ?? "");
    expect(Object.fromEntries(sent.headers)).toMatchObject({
      "content-type": "image/png",
      "content-disposition": 'inline; filename="capture-1.png"',
      "cross-origin-resource-policy": "cross-origin",
      "x-content-type-options": "nosniff",
    });
    await sent.body?.cancel();
  });

  test("is told of, and not sent, when only its headers are asked for", async () => {
    const sent = await visit(await passAddress(), "HEAD");
    expect(sent.headers.get("content-length")).toBe(String(words.length));
    expect(await sent.text()).toBe("");
  });

  test("comes from the desk's own address where evidence has no origin, sealed all the same", async () => {
    vi.stubEnv("AUTH_URL", "https://desk.example.org");
    const sent = await handOutFile(new Request("https://desk.example.org"), await aKeptPage());
    expect(sent.status).toBe(200);
    expect(sent.headers.get("content-security-policy")).toContain("sandbox");
    expect(await sent.text()).toBe(words);
  });

  test("that is in no store is told as not there", async () => {
    const gone = { ...(await aKeptPage()), contentHash: "0".repeat(64) };
    const sent = await visit((await handOutFile(asking(), gone)).headers.get("location") ?? "");
    expect(sent.status).toBe(404);
    expect(await sent.text()).toBe("There is no such file.");
  });
});

test("what may not be read is not there, and gets no pass", async () => {
  const answer = await handOutFile(asking(), null);
  expect(answer.status).toBe(404);
  expect(answer.headers.has("location")).toBe(false);
});

describe("a pass", () => {
  test("opens nothing at the desk's own address, and nothing where evidence has no origin", async () => {
    const address = await passAddress();
    const elsewhere = await visit(address.replace(files, desk));
    expect(elsewhere.status).toBe(404);
    expect(await elsewhere.text()).not.toContain("38,200,000");
    vi.stubEnv("AUTH_URL", "https://desk.example.org");
    expect((await visit(address)).status).toBe(404);
  });

  test(`is good for ${passSeconds} seconds, and says afterwards what to do`, async () => {
    const address = await passAddress();
    at(passSeconds - 1);
    expect((await visit(address)).status).toBe(200);
    at(passSeconds);
    const late = await visit(address);
    expect(late.status).toBe(410);
    expect(await late.text()).toBe("This address was good for a minute. Open the file from the desk again.");
  });

  test("made with another secret is none", async () => {
    const address = await passAddress();
    vi.stubEnv("AUTH_SECRET", "another secret");
    expect((await visit(address)).status).toBe(404);
  });

  test("cannot be turned into one for another file, another newsroom, a later time or another way to be shown", async () => {
    const page = { ...(await aKeptPage()), askedAt, disposition: "attachment" as const };
    const [statement = "", signature = ""] = writeFilePass(page).split(".");
    const stated: unknown[] = JSON.parse(Buffer.from(statement, "base64url").toString());
    expect(stated).toEqual([askedAt, page.contentHash, "text/html", "attachment", page.name, noon + passSeconds * 1000]);
    const other = ["/api/evidence/other/files/x", "f".repeat(64), "image/png", "inline", "other", noon + 3_600_000];
    for (const [place, value] of other.entries()) {
      const changed = Buffer.from(JSON.stringify(stated.with(place, value))).toString("base64url");
      expect(readFilePass(`${changed}.${signature}`), String(value)).toBeNull();
    }
    expect(readFilePass(`${statement}.${signature}`)).toEqual(page);
  });

  test("is read in the one spelling it was made in, and nothing else makes the origin stumble", async () => {
    const [statement = "", signature = ""] = writeFilePass({ ...(await aKeptPage()), askedAt, disposition: "attachment" }).split(".");
    const flipped = signature.startsWith("A") ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    const bad = [
      ...["", ".", "a.b", statement, `${statement}.`, `${statement}.${flipped}`, `.${signature}`, `${statement}.${signature}.`],
      ...[`${statement}.${signature}=`, `${statement}=.${signature}`, `${statement}.${signature.slice(0, -1)}`, "%00", "ä".repeat(500)],
    ];
    for (const pass of bad) expect(readFilePass(pass), pass).toBeNull();
  });
});
