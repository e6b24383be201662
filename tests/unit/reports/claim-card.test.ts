import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { type Card, claimCard } from "@/components/reports/claim-card";
import { html } from "@/lib/html";
import { cardFrame, cardSize } from "@/lib/reports/card-frame";
import { retractedVersion } from "@/lib/reports/retraction";
import { type ReportVersion, sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aVerdict, aVersion, onlyClaim } from "@/tests/builders/publication";

const baseUrl = "https://courier.example";

function read(version: ReportVersion, changes: Partial<Card> = {}) {
  const card = { version, claim: onlyClaim(version), newest: version, successors: [], isPinned: false, baseUrl, theme: null, ...changes };
  const { document } = parseHTML(claimCard(card));
  return { document, notes: [...document.querySelectorAll("[role=note]")].map((note) => note.textContent ?? "") };
}

const first = aVersion();
const sealed = { version: first, contentHash: sealVersion(first).contentHash };
const corrected = aVersion(
  { ...aPublication(), previous: sealed, claims: [aLoadedClaim({ verdicts: [aVerdict({ rating: "true" })] })] },
  { change: "correction", reason: "The accounts were revised.", at: "2026-11-25T12:00:00.000Z" },
);
const asked = { claimId: null, reason: "The accounts were <b>forged</b>.", askedBy: "Edith Editor" };
const retracted = retractedVersion(sealed, asked, { at: new Date("2026-11-26T08:00:00Z"), by: "Egon Editor" });

describe("a card", () => {
  test("loads nothing, leads out of its frame, and to pages of this site alone", () => {
    const { document, notes } = read(first);
    expect(notes).toEqual([]);
    expect(document.querySelectorAll("[src], link:not([rel=canonical]), form, input, img").length).toBe(0);
    expect(document.querySelectorAll("script").length).toBe(1);
    for (const link of document.querySelectorAll("a")) {
      expect([link.getAttribute("target"), link.getAttribute("rel")]).toEqual(["_blank", "noopener"]);
      expect(link.getAttribute("href")).toMatch(/^https:\/\/courier\.example\/newsrooms\/courier/);
    }
    expect(document.querySelector("h1")?.getAttribute("dir")).toBe("auto");
  });

  test("says after a correction what the verdict was", () => {
    expect(read(corrected).notes).toEqual(["The verdict changed. In version 1 it was False."]);
    expect(read(corrected).document.querySelector(".foot")?.textContent).toContain("Version 2, published 24 Nov 2026, changed 25 Nov 2026");
  });

  test("that keeps to an old version says what the newest one says", () => {
    const { document, notes } = read(first, { newest: corrected, isPinned: true });
    expect(document.querySelector(".label")?.textContent).toBe("False");
    expect(notes).toEqual(["This is version 1, kept as it was published. There is a newer one (2). It says: True."]);
    expect(document.querySelector("link[rel=canonical]")?.getAttribute("href")).toBe(
      `${baseUrl}/newsrooms/courier/claims/claim-1/versions/1`,
    );
  });

  test("says that its fact check is retracted, and why, also when it keeps to a version from before", () => {
    for (const { notes } of [read(retracted), read(first, { newest: retracted, isPinned: true })]) {
      expect(notes).toEqual([expect.stringContaining("This fact check is retracted.")]);
      expect(notes[0]).toContain("Version 2, 26 Nov 2026.");
      expect(notes[0]).toContain("The accounts were <b>forged</b>.");
    }
  });

  test("names what stands in its place", () => {
    const { notes } = read(first, { successors: [{ slug: "other", statement: "Another <i>claim</i>." }] });
    expect(notes).toEqual(["Kept as it was last published. In its place stands now: Another <i>claim</i>."]);
  });

  test("shows one theme when its page asks for it", () => {
    expect(read(first, { theme: "dark" }).document.documentElement.getAttribute("data-theme")).toBe("dark");
    expect(read(first).document.documentElement.hasAttribute("data-theme")).toBe(false);
  });
});

describe("the frame of a card", () => {
  const claim = onlyClaim(first);

  test("is sandboxed without its own origin, named, and no wider than its page", () => {
    const { document } = parseHTML(`<html><body>${cardFrame({ version: first, claim }, { baseUrl })}</body></html>`);
    const frame = document.querySelector("iframe");
    expect(frame?.getAttribute("sandbox")).toBe("allow-scripts allow-popups allow-popups-to-escape-sandbox");
    expect(frame?.getAttribute("src")).toBe(`${baseUrl}/newsrooms/courier/claims/claim-1/embed`);
    expect(frame?.getAttribute("title")).toBe(`Fact check by The Harbour Courier: ${claim.statement}`);
    expect(frame?.getAttribute("style")).toContain("max-width:100%");
    expect(cardFrame({ version: first, claim, number: 1 }, { baseUrl })).toContain("/claims/claim-1/versions/1/embed");
  });

  test("stays within what is allowed, and grows with its words up to a limit", () => {
    expect(cardSize(first, claim, { width: 300, height: 200 })).toEqual({ width: 300, height: 200 });
    const long = { ...claim, statement: "word ".repeat(2000) };
    expect(cardSize(first, long).height).toBe(640);
    expect(cardSize(first, claim, { width: 1 })).toEqual({ width: 1, height: 640 });
    expect(cardSize(retracted, onlyClaim(retracted)).height).toBeGreaterThan(cardSize(first, claim).height);
  });
});

test("markup holds words as words, wherever they are put", () => {
  const sly = `"><script>x</script>' & \u0001`;
  const { document } = parseHTML(html`<html><body><p title="${sly}">${sly}${null}${3}</p></body></html>`.text);
  const words = sly.replace("\u0001", "\uFFFD");
  expect([document.querySelector("p")?.getAttribute("title"), document.querySelector("p")?.textContent]).toEqual([words, `${words}3`]);
  expect(document.querySelectorAll("script").length).toBe(0);
});
