import { describe, expect, test } from "vitest";
import { versionMail } from "@/lib/outgoing/mail";
import { versionMessage } from "@/lib/outgoing/message";
import { claimsCsv } from "@/lib/reports/exports";
import { atomFeed, correctionsFeed } from "@/lib/reports/feeds";
import { reportMarkdown } from "@/lib/reports/report-markdown";
import type { ReportVersion } from "@/lib/reports/version";
import { baseUrl, listed, mailTo } from "@/tests/builders/listing";
import {
  aLoadedClaim,
  aPieceOfEvidence,
  aPublication,
  aStoredContact,
  aStoredSearch,
  aVerdict,
  aVersion,
} from "@/tests/builders/publication";
import { attributesIn, readCard, readCsv, readMail, readMarkdown, readPdf, textsIn } from "@/tests/support/published";

/** What a spreadsheet, a browser, an XML reader or a Markdown reader would each take for something else than words. */
const hostile = "=cmd|'/C calc'!A0 </script><b>x</b> ]]> & &lt;i&gt; \u0001 \u202Edesrever [1](javascript:alert(1)) # *x* `y`";

function aHostileVersion(): ReportVersion {
  const evidence = aPieceOfEvidence({ quote: hostile, note: hostile, source: { title: hostile } });
  const revision = aLoadedClaim().revisions[0];
  if (revision === undefined) throw new Error("The builder builds no wording.");
  const claim = aLoadedClaim({
    revisions: [{ ...revision, statement: hostile, claimant: { name: hostile, kind: "person", sameAs: null } }],
    evidence: [evidence],
    contacts: [
      aStoredContact({
        answer: hostile,
        attachments: [{ fileName: hostile, mediaType: hostile, sizeBytes: 1n, contentHash: "b".repeat(64) }],
      }),
    ],
    searches: [aStoredSearch({ question: hostile, places: hostile })],
    verdicts: [aVerdict({ evidence: [evidence], justification: hostile })],
  });
  const publication = aPublication({ claims: [claim] });
  if (publication.report === null) throw new Error("The builder builds no report.");
  const article = { ...publication.article, topics: [hostile] };
  return aVersion({ ...publication, article, report: { ...publication.report, title: hostile, summary: hostile } });
}

describe("words that programs could take for something else", () => {
  test("keeps the lines of a long justification in one cell of one row", () => {
    const justification = `First, "the accounts".\nSecond\r\nthird\rfourth, ${"word ".repeat(2000)}`;
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] }));
    const [header, cells, ...more] = readCsv(claimsCsv(version, baseUrl));
    expect(more).toEqual([]);
    expect(cells?.[header?.indexOf("justification") ?? -1]).toBe(justification);
  });

  test("lets no spreadsheet run what stands where it may begin another cell", () => {
    const justification = "First; then.;=HYPERLINK(A1)\n=1+1 ends it.";
    const version = aVersion(aPublication({ claims: [aLoadedClaim({ verdicts: [aVerdict({ justification })] })] }));
    const [header, cells] = readCsv(claimsCsv(version, baseUrl));
    expect(cells?.[header?.indexOf("justification") ?? -1]).toBe("First; then.;'=HYPERLINK(A1)\n'=1+1 ends it.");
  });

  test("keeps lines that end with a return alone in the place they were put in", async () => {
    const answer = "One.\rTwo.\r\r    Three.\r\t\r# Four.\r===";
    const claim = aLoadedClaim({ contacts: [aStoredContact({ answer })], verdicts: [aVerdict({ justification: `Why.\r\r\tBecause.` })] });
    const { document } = await readMarkdown(reportMarkdown(aVersion(aPublication({ claims: [claim] })), baseUrl));
    const quoted = [...document.querySelectorAll("blockquote")].map(({ textContent }) => textContent?.replace(/\s+/g, " ").trim());
    expect(quoted).toContain("One. Two. Three. # Four. ===");
    expect([...document.querySelectorAll("p")].map(({ textContent }) => textContent)).toEqual(expect.arrayContaining(["Why.", "Because."]));
    expect(document.querySelectorAll("pre, code").length).toBe(0);
  });

  test("keeps whatever people wrote as words", async () => {
    const version = aHostileVersion();
    const readable = hostile.replace("\u0001", "\uFFFD");

    for (const feed of [atomFeed(listed(version)), correctionsFeed(listed(version))]) {
      expect(textsIn(feed, "entry > title")).toEqual([expect.stringContaining(readable)]);
      expect(textsIn(feed, "b, script")).toEqual([]);
      expect(attributesIn(feed, "category", "term")).toEqual([readable]);
    }
    expect(textsIn(atomFeed(listed(version)), "summary")).toEqual([`${readable}\nFalse: ${readable}`]);

    const [, cells] = readCsv(claimsCsv(version, baseUrl));
    expect(cells?.slice(2, 5)).toEqual([`'${hostile}`, "The city paid 41 million", `'${hostile}`]);
    expect(cells?.at(-1)).toBe(`'${hostile}`);

    const message = JSON.parse(versionMessage(version, { sequence: 7, contentHash: "b".repeat(64) }, baseUrl).body);
    expect(message.data).toMatchObject({ report: { title: hostile }, claims: [{ statement: hostile, claimant: hostile }] });

    const written = hostile.replace("\u0001", "").replace("\u202E", "");
    const mail = await readMail(versionMail(version, mailTo, baseUrl));
    expect(mail.subject).toBe(`Published: ${written}`);
    for (const said of [mail.text, mail.words]) expect(said).toContain(`False: ${written}`);
    expect(mail.document.querySelectorAll("b, i, script").length).toBe(0);
    expect([...mail.document.querySelectorAll("a")].filter((link) => !/^https:/.test(link.getAttribute("href") ?? ""))).toEqual([]);

    const card = readCard(version);
    expect([...card.at("h1"), ...card.at(".by bdi")]).toEqual([readable, version.newsroom.name, readable]);
    expect([card.document.querySelectorAll("b").length, card.document.querySelectorAll("script").length]).toEqual([0, 1]);

    const { text, document } = await readMarkdown(reportMarkdown(version, baseUrl));
    expect(await readPdf(version, baseUrl)).toContain(hostile.replace("\u0001", "").replace("\u202E", "").replace(/ +/g, " "));
    expect(document.querySelectorAll("b, script, code, em").length).toBe(0);
    expect([...document.querySelectorAll("a")].filter((link) => !/^https:/.test(link.getAttribute("href") ?? ""))).toEqual([]);
    expect(text).toContain(hostile);
  });
});
