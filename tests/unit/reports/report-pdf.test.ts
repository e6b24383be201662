import { spawnSync } from "node:child_process";
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
  return { document, pdf, source, isUniversal, contentHash, text: text.replace(/\s+/g, " ") };
}

type Document = Awaited<ReturnType<typeof read>>["document"];

/** What programs that read aloud say, in the order of the document's structure. */
async function inSpokenOrder(document: Document): Promise<{ role: string; text: string }[]> {
  const spoken: { role: string; text: string }[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items } = await page.getTextContent({ includeMarkedContent: true });
    const texts = new Map<string, string>();
    const open: string[] = [];
    for (const item of items) {
      if ("str" in item) for (const id of open) texts.set(id, (texts.get(id) ?? "") + item.str);
      else if (item.type === "endMarkedContent") open.pop();
      else open.push(item.id ?? "");
    }
    const visit = (node: Awaited<ReturnType<typeof page.getStructTree>>, role: string): void => {
      for (const child of node?.children ?? []) {
        if ("role" in child) visit(child, child.role);
        else if (child.type === "content") spoken.push({ role, text: texts.get(child.id) ?? "" });
      }
    };
    visit(await page.getStructTree(), "");
  }
  return spoken;
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

const joinedScripts = [
  ["Arabic", "ثبت أن بيت الشيخ في تونس يتسع لثلاثين ضيفا، وأن البناية ذات القبة تخفي خيوطا من ذهب. لا إله إلا الله، آلة لأنه مؤمن سئل."],
  ["Arabic that doubles letters", "ممم بببب تتت ننن ييي سسس قق فف ثث"],
  ["Arabic with vowel marks", "تحقّق مدقّق من الادعاء، ثم أقرّ الحكم لأنّه رأى خيوطاً من ذهبٍ غالٍ في هُوِيَّةِ المَصْدَرِ وكَتَبَ."],
  ["Persian", "پژوهشگران گفتند که چهار گزارش دربارهٔ کیفیت آب منتشر شده است."],
  ["Urdu", "یہ دعویٰ غلط ہے کہ شہر نے پُل پر خرچ کیا۔ ٹھیک ڈھنگ سے"],
  ["Hebrew", "העירייה שילמה עבור הגשר החדש. שָׁלוֹם עוֹלָם"],
  ["Devanagari", "नगर ने नए पुल के लिए रुपये दिए, यह दावा ग़लत है। क्षेत्र श्री विद्यार्थी हिन्दी"],
  ["Latin with marks of their own", "Nai\u0308ve cafe\u0301 x\u030C, Vị trí"],
] as const;

const controls = /[\u200E\u200F\u202A-\u202E\u2060\u2066-\u2069]/gu;
const lettersOf = (text: string) => (text.normalize("NFC").match(/\p{L}|\p{Mc}/gu) ?? []).join("");
const marksOf = (text: string) => (text.normalize("NFD").match(/\p{Mn}/gu) ?? []).toSorted().join("");
const wordsOf = (text: string) =>
  text
    .replace(controls, "")
    .normalize("NFC")
    .match(/[\p{L}\p{M}]+/gu) ?? [];

describe("the words of a report's PDF in scripts whose letters join", () => {
  test.each(joinedScripts)("are %s, letter for letter and each once", async (_, words) => {
    const { text, isUniversal } = await read(saying(`${words} ENDE`));
    expect(isUniversal).toBe(true);
    const heard = text.replace(controls, "");
    // The words stand in the title, in bookmarks' heading and in the justification.
    expect(lettersOf(heard)).toContain(lettersOf(words));
    const begin = heard.indexOf("Why");
    const end = heard.indexOf("Evidence", begin);
    expect(marksOf(heard.slice(begin, end))).toBe(marksOf(words));
  });

  // Another reader than the one above. Where most of a page runs from left to right, it takes lines of the others for so many parts as they have commas.
  test.skipIf(spawnSync("pdftotext", ["-v"]).status !== 0).each(joinedScripts)(
    "are %s for poppler, too (skipped without pdftotext)",
    async (_, words) => {
      const version = saying(words);
      const { pdf } = await read({ ...version, report: { ...version.report, summary: Array(12).fill(words).join("\n\n") } });
      const { stdout } = spawnSync("pdftotext", ["-", "-"], { input: pdf });
      expect(wordsOf(stdout.toString()).join(" ")).toContain(wordsOf(words).join(" "));
    },
  );

  test("are read aloud from the first to the last in each line, also between figures and names in Latin letters", async () => {
    const words = "نشره Edith Editor في تونس ثم في بيروت";
    const { document } = await read(saying(words));
    const spoken = await inSpokenOrder(document);
    expect(
      spoken
        .map(({ text }) => text)
        .join(" ")
        .replace(controls, "")
        .replace(/\s+/g, " "),
    ).toContain(words);
  });

  test("are so in every line of a report in Arabic: headings, links, and the foot of each page", async () => {
    const publication = aPublication();
    const { newsroom, article, report } = publication;
    if (report === null) throw new Error("The builder writes no report.");
    const title = "هل كلّف الجسر الجديد واحداً وأربعين مليوناً؟";
    const summary = Array(40).fill("تقول حسابات المدينة إن الكلفة أقلّ من ذلك بكثير، وهو ما تحقّق منه مدقّقان.").join(" ");
    const version = aVersion({
      ...{ ...publication, newsroom: { ...newsroom, language: "ar", name: "صحيفة الميناء" } },
      ...{ article: { ...article, language: "ar", title: "مشروع قانون الجسر" }, report: { ...report, title, summary } },
    });
    const { document, text } = await read(version);
    for (const said of [title, summary, "صحيفة الميناء", "نسخة، لا السجل الموقَّع", "مشروع قانون الجسر", "خاطئ"])
      expect(lettersOf(text.replace(controls, ""))).toContain(lettersOf(said));
    const spoken = (await inSpokenOrder(document)).map((each) => each.text).join(" ");
    expect(lettersOf(spoken)).toContain(lettersOf(title));
    expect(lettersOf(spoken)).toContain(lettersOf(`${summary}ما جرى التحقّق منه`));
  });

  test("look as the setter drew them: what is read stands where it is seen", async () => {
    const { document } = await read(saying("تحقّق"));
    const { items } = await (await document.getPage(1)).getTextContent();
    const [one] = items.flatMap((item) => ("str" in item && item.str.includes("تحق") ? [item] : []));
    // As wide as the word is drawn, in the size of a heading.
    expect(one?.width).toBeGreaterThan(20);
    expect(one?.width).toBeLessThan(60);
  });
});
