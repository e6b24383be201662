import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findBlocks } from "@/lib/breakdown/blocks";
import { splitSentences } from "@/lib/breakdown/sentences";

const sentences = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));
const blocks = (text: string) => findBlocks(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

const golden = resolve(import.meta.dirname, "../../../../shared/data/segmentation/golden-en.jsonl");
if (!existsSync(golden)) console.warn(`skipped: ${golden} is not there`);

describe("sentences", () => {
  it.skipIf(!existsSync(golden))("follow at least 47 of the 48 golden rules", () => {
    const rules: { text: string; sentences: string[] }[] = readFileSync(golden, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(rules).toHaveLength(48);
    expect(rules.filter((rule) => JSON.stringify(sentences(rule.text)) === JSON.stringify(rule.sentences)).length).toBeGreaterThanOrEqual(
      47,
    );
  });

  it("do not end at titles, initials, decimals, clock times or addresses", () => {
    for (const text of [
      "Dr. Omar P. Lindgren met Gen. Falk at 9 a.m. on Friday.",
      "It cost $4.75 million, i.e. 3.2 per cent more.",
      "Write to j.doe@example.org or see https://example.org/a.b.html today.",
      "The U.S. Senate met on Jan. 5 in St. Paul.",
    ]) {
      expect(sentences(text)).toEqual([text]);
    }
  });

  it("end where the next one begins, also without a space and after a quotation", () => {
    expect(sentences("He left.She stayed.")).toEqual(["He left.", "She stayed."]);
    expect(sentences("“We lost.” The crowd went home.")).toEqual(["“We lost.”", "The crowd went home."]);
    expect(sentences("Really?! Yes. No!")).toEqual(["Really?!", "Yes.", "No!"]);
  });

  it("do not end at a first name that often signs letters", () => {
    for (const text of [
      "Mike Pence says the deal is off.",
      "Chris Falk never voted for it.",
      "Marie Pence, who led the talks, has left.",
      "Kay Lindgren’s plan would cost £4 million.",
      "Vice President Mike Pence says the deal is off.",
      "On Monday Kay Falk said the port will close.",
    ]) {
      expect(sentences(text)).toEqual([text]);
      expect(sentences(`The bill passed. ${text}`)).toEqual(["The bill passed.", text]);
    }
  });

  it("end at a name that does sign a letter", () => {
    const notice = "Paul called me today.";
    expect(sentences(`Please send me the report. Regards, Molly ${notice}`)).toEqual([
      "Please send me the report.",
      "Regards,",
      "Molly",
      notice,
    ]);
    expect(sentences("I will be there. Mike Attached is the new list.")).toEqual(["I will be there.", "Mike", "Attached is the new list."]);
  });

  it("end at the full stops of other scripts", () => {
    expect(sentences("水は高い。町は低い。")).toEqual(["水は高い。", "町は低い。"]);
    expect(sentences("यह एक वाक्य है। यह दूसरा है।")).toEqual(["यह एक वाक्य है।", "यह दूसरा है।"]);
    expect(sentences("هل هذا صحيح؟ نعم هذا صحيح.")).toEqual(["هل هذا صحيح؟", "نعم هذا صحيح."]);
  });

  it("never run over a paragraph, whatever ends its lines", () => {
    expect(sentences("A heading\r\n\r\nA sentence without an end\r\n\r\nAnother one.")).toEqual([
      "A heading",
      "A sentence without an end",
      "Another one.",
    ]);
  });
});

describe("blocks", () => {
  it("are headings, paragraphs, list items and quotes, without their marks", () => {
    expect(blocks("# Title\n\nA paragraph that ends.\nWhat comes next\n- one thing\n2) another thing\n> quoted words\n")).toEqual([
      ["heading", "Title"],
      ["paragraph", "A paragraph that ends."],
      ["heading", "What comes next"],
      ["list-item", "one thing"],
      ["list-item", "another thing"],
      ["quote", "quoted words"],
    ]);
  });

  it("join lines that were broken at a column", () => {
    const text =
      "The council of Brookvale sold the old town hall in the spring of\n2019 to a company which nobody in the town had ever heard of, and\nwhich has since been dissolved.\n\nNext.";
    expect(blocks(text)).toHaveLength(2);
  });
});
