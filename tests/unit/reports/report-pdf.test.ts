import { extractText, getDocumentProxy } from "unpdf";
import { describe, expect, test } from "vitest";
import { reportPdf } from "@/lib/reports/report-pdf";
import { retractedVersion } from "@/lib/reports/retraction";
import { type ReportVersion, sealVersion } from "@/lib/reports/version";
import { aLoadedClaim, aPublication, aStoredContact, aStoredSearch, aVerdict, aVersion, onlyClaim } from "@/tests/builders/publication";

const baseUrl = "https://courier.example";

async function read(version: ReportVersion, newest = version) {
  const { contentHash } = sealVersion(version);
  const { pdf, isUniversal } = await reportPdf({ version, newest, contentHash }, baseUrl);
  const source = Buffer.from(pdf).toString("latin1");
  const document = await getDocumentProxy(Uint8Array.from(pdf));
  const { text } = await extractText(document, { mergePages: true });
  // Where a line breaks says nothing.
  return { document, source, isUniversal, contentHash, text: text.replace(/\s+/g, " ") };
}

function saying(words: string, name = "Nan Osei") {
  const revision = aLoadedClaim().revisions[0];
  if (revision === undefined) throw new Error("The builder builds no wording.");
  const claimant = { name, kind: "person", sameAs: null } as const;
  const verdicts = [aVerdict({ justification: words })];
  return aVersion(aPublication({ claims: [aLoadedClaim({ verdicts, revisions: [{ ...revision, statement: words, claimant }] })] }));
}

describe("a report's PDF", () => {
  test("is tagged, has bookmarks, a title and a language, and keeps to PDF/UA-1", async () => {
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ contacts: [aStoredContact()], searches: [aStoredSearch()] })] }));
    const { document, source, isUniversal } = await read(version);
    for (const mark of ["/StructTreeRoot", "/MarkInfo", "/Outlines", "/Lang", "pdfuaid"]) expect(source, mark).toContain(mark);
    expect(isUniversal).toBe(true);
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: version.report.title, Author: version.newsroom.name, Language: "en" });
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title)).toEqual(["What was checked", onlyClaim(version).statement, "How it was done", "Versions"]);
    expect(outline[1]?.items.map(({ title }) => title)).toEqual(["Why", "Evidence", "Right of reply", "What was searched for"]);
    const tree = JSON.stringify(await (await document.getPage(1)).getStructTree());
    for (const role of ["H1", "H2", "H3", "P", "Link", "BlockQuote"]) expect(tree, role).toContain(`"role":"${role}"`);
  });

  test("says what its version says, and what it is not", async () => {
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ contacts: [aStoredContact()], searches: [aStoredSearch()] })] }));
    const { text, contentHash } = await read(version);
    for (const fact of [
      ...[
        "False The statement is not accurate.",
        "The city paid 41 million for the new bridge in 2024.",
        "Claimed on 1 October 2026 by Nan Osei",
      ],
      ...[
        "Version 1, published 24 November 2026 by Edith Editor",
        "First published 24 November 2026.",
        "The accounts say 38.2 million [1].",
      ],
      ...["[1] Bridge accounts", "Total: 38,200,000.", "I meant the draft budget.", "City archive", "with high confidence"],
      ...["A copy for reading, not the signed record.", `${baseUrl}/newsrooms/courier/reports/the-bridge/versions/1/record`],
      ...[`${baseUrl}/newsrooms/courier/reports/the-bridge/versions/1/proof`, "Published without sources of two publishers"],
    ]) {
      expect(text).toContain(fact);
    }
    expect(text.replaceAll(" ", "")).toContain(contentHash);
  });

  test("says on its first lines that it is retracted, or that there is a newer version", async () => {
    const first = aVersion();
    const asked = { claimId: null, reason: "The accounts were forged.", askedBy: "Edith Editor" };
    const moment = { at: new Date("2026-11-26T08:00:00Z"), by: "Egon Editor" };
    const retracted = retractedVersion({ version: first, contentHash: sealVersion(first).contentHash }, asked, moment);
    const notice = "This report is retracted. The newsroom no longer stands by what follows. The accounts were forged.";
    expect((await read(retracted)).text).toContain(notice);
    const { text } = await read(first, retracted);
    expect(text).toContain(notice);
    expect(text).toContain("This is version 1, kept as it was published. The newest is version 2.");
    expect(text).toContain("This fact check is retracted.");
  });

  test("sets whatever people wrote as words", async () => {
    const hostile = `=cmd|'/C calc'!A0 </script> & &lt;i&gt; #let x = [1] $y$ *z* @ref \u0001\u202Edesrever 🎉`;
    const { text, isUniversal } = await read(saying(hostile));
    expect(text).toContain("=cmd|'/C calc'!A0 </script> & &lt;i&gt; #let x = [1] $y$ *z* @ref desrever");
    expect(isUniversal).toBe(true);
    expect((await read(saying(`${"long ".repeat(2_000)}end`))).text).toContain("long end");
  });

  test("is made also where a letter is missing, and then promises less", async () => {
    const { text, isUniversal, source } = await read(saying("A letter of nobody: \u{5FFFD}."));
    expect(isUniversal).toBe(false);
    expect(source).toContain("/StructTreeRoot");
    expect(text).toContain("A letter of nobody:");
  });

  test("is the same, byte for byte, each time", async () => {
    const [one, other] = [await read(aVersion()), await read(aVersion())];
    expect(one.source).toBe(other.source);
  });
});
