import { describe, expect, it } from "vitest";
import { garbled, origin, publicAddress, refusal, serveHostilePages } from "./hostile-servers";

serveHostilePages();

describe("servers that misbehave", () => {
  it("gives up an endless chain of redirects", async () => {
    expect(await refusal(`${origin}/loop`)).toBe("redirects: The page redirects more than 5 times, so it was given up.");
  });

  it.each(["/bomb", "/brotli-bomb", "/endless", "/claims-10-gb"])("cuts %s off at the size limit", async (path) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await refusal(origin + path)).toBe("tooLarge: The page is larger than 1 MB. Paste the text instead.");
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
  });

  it("gives up a server that sends one byte after another", async () => {
    const started = performance.now();
    expect(await refusal(`${origin}/drip`, { totalTimeoutMs: 600 })).toMatch(/^timeout: .+ took too long/);
    expect(performance.now() - started).toBeLessThan(2_500);
  });

  it("gives up a server that never answers, and a name server that never does", async () => {
    expect(await refusal(`${origin}/silent`, { totalTimeoutMs: 400 })).toMatch(/^timeout: /);
    expect(await refusal("http://slow-names.example/", { totalTimeoutMs: 200, resolve: () => new Promise(() => undefined) })).toMatch(
      /^timeout: /,
    );
  });

  it("stops when the person cancels", async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 100);
    expect(await refusal(`${origin}/silent`, { signal: controller.signal })).toMatch(/^cancelled: .+ nothing was saved/);
  });

  it.each([
    ["/image", "notText: The address leads to image/png, not to a page of text. Paste or upload the text instead."],
    ["/json", "notText: The address leads to application/json, not to a page of text. Paste or upload the text instead."],
    ["/missing", `status: “${publicAddress}” says that this page does not exist (404). Check the address.`],
    ["/forbidden", `status: “${publicAddress}” does not let us read this page (403). Open it in your browser and paste the text.`],
    ["/busy", `status: “${publicAddress}” asks for fewer requests (429). Try again later, or paste the text.`],
    ["/failing", `status: “${publicAddress}” has a fault of its own (500). Try again later.`],
    ["/part", `status: “${publicAddress}” answered with status 206 instead of a page.`],
  ])("says what is wrong with %s", async (path, words) => expect(await refusal(origin + path)).toBe(words));

  it.each(["/double", "/false-gzip", "/false-brotli", "/huge-header"])("refuses the garbled answer of %s", async (path) => {
    expect(await refusal(origin + path)).toMatch(/^garbled: /);
  });

  it("refuses what is not HTTP, what breaks off, and what is not there", async () => {
    expect(await refusal(garbled)).toMatch(/^garbled: /);
    expect(await refusal(`${origin}/broken-off`)).toMatch(/^(unreachable|garbled): /);
    expect(await refusal(`http://${publicAddress}:1/`)).toMatch(/^unreachable: /);
  });
});
