import { describe, expect, test } from "vitest";
import { retractedVersion } from "@/lib/reports/retraction";
import { measuredLayout, shareImage } from "@/lib/reports/share-image";
import { shareAlt, shareSize } from "@/lib/reports/share-layout";
import { shareTags } from "@/lib/reports/share-tags";
import { sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aVersion, onlyClaim } from "@/tests/builders/publication";

function saying(statement: string, name = "Nan Osei") {
  const revision = aLoadedClaim().revisions[0];
  if (revision === undefined) throw new Error("The builder builds no wording.");
  const claimant = { name, kind: "person", sameAs: null } as const;
  return aVersion(aPublication({ claims: [aLoadedClaim({ revisions: [{ ...revision, statement, claimant }] })] }));
}

const textsOf = (version = aVersion()) => measuredLayout(version, onlyClaim(version)).lines.map(({ text }) => text);

describe("a share image", () => {
  test("says newsroom, statement, claimant, day, verdict and its meaning, and the version", () => {
    expect(textsOf()).toEqual([
      ...["Fact check by The Harbour Courier", "The city paid 41 million for the new", "bridge in 2024."],
      ...["Claimed on 1 October 2026 by Nan Osei", "False", "The statement is not accurate.", "Version 1, published 24 November 2026"],
    ]);
  });

  test("says that its claim is retracted", () => {
    const first = aVersion();
    const asked = { claimId: null, reason: "Forged accounts.", askedBy: "Edith Editor" };
    const moment = { at: new Date("2026-11-26T08:00:00Z"), by: "Egon Editor" };
    const retracted = retractedVersion({ version: first, contentHash: sealVersion(first).contentHash }, asked, moment);
    expect(textsOf(retracted)).toEqual(
      expect.arrayContaining(["Retracted", "Before, it said: False", "Version 2, published 26 November 2026"]),
    );
    expect(measuredLayout(retracted, onlyClaim(retracted)).shape.mark.shape).toBe("cross");
    expect(shareAlt(retracted, onlyClaim(retracted))).toContain("Retracted. Before, it said: False.");
  });

  test.each([
    ["long words", "x".repeat(10_000), "N".repeat(400)],
    ["many words", "word ".repeat(2_000), "a name ".repeat(60)],
    ["right to left", "دفعت المدينة 41 مليونًا مقابل الجسر الجديد. ".repeat(9), "نان أوسي"],
    ["no spaces", "市政府为新桥支付了四千一百万。".repeat(40), "王"],
    ["hostile", "</script>\u0001 & \u202Edesrever 🎉\n".repeat(40), "=cmd|'/C calc'!A0"],
    ["hardly any", "a", "b"],
  ])("keeps every line apart and within itself: %s", (_, statement, name) => {
    const version = saying(statement, name);
    const { lines, shape } = measuredLayout(version, onlyClaim(version));
    for (const [place, { y, face }] of lines.entries()) {
      const before = lines[place - 1];
      // From the lowest part of the letters above to the highest of these.
      if (before !== undefined) expect(y - face.size * 0.8).toBeGreaterThanOrEqual(before.y + before.face.size * 0.2 - 1);
    }
    expect(Math.max(...lines.map(({ y }) => y))).toBeLessThan(shareSize.height - 20);
    expect(shape.x + shape.size).toBeLessThan(shareSize.width);
    expect(lines.map(({ text }) => text).join("")).not.toMatch(/[\p{Cc}\u202E]/u);
    if (statement.length > 300) expect(lines.map(({ text }) => text).join("\n")).toMatch(/…\n/);
  });

  test("runs its words the way they are read", () => {
    const version = saying("دفعت المدينة 41 مليونًا مقابل الجسر.");
    const { lines } = measuredLayout(version, onlyClaim(version));
    expect(lines.filter(({ direction }) => direction === "rtl").map(({ text }) => text)).toEqual(["دفعت المدينة 41 مليونًا مقابل الجسر."]);
  });

  test("is a PNG of the size that its tags say", async () => {
    const version = aVersion();
    const picture = Buffer.from(await shareImage(version, onlyClaim(version)));
    expect(picture.subarray(0, 8).toString("latin1")).toBe("\x89PNG\r\n\x1a\n");
    expect([picture.readUInt32BE(16), picture.readUInt32BE(20)]).toEqual([shareSize.width, shareSize.height]);
    const { openGraph, twitter } = shareTags(version, onlyClaim(version));
    expect(openGraph.images).toEqual([
      {
        url: "/newsrooms/courier/claims/claim-1/versions/1/image.png",
        ...{ width: 1200, height: 630, type: "image/png" },
        alt: "Fact check by The Harbour Courier. “The city paid 41 million for the new bridge in 2024.” Claimed by Nan Osei. False: The statement is not accurate.",
      },
    ]);
    expect([openGraph.title, openGraph.description, twitter.card]).toEqual([
      "The city paid 41 million for the new bridge in 2024.",
      "False: The statement is not accurate.",
      "summary_large_image",
    ]);
  });
});
