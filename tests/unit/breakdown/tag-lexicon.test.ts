import { describe, expect, it } from "vitest";
import type { PartOfSpeech } from "@/lib/breakdown/part-of-speech";
import { withLexicon } from "@/lib/breakdown/tag-lexicon";
import { tokenise } from "@/lib/breakdown/tokens";

const mended = (text: string, tags: PartOfSpeech[]) => withLexicon(tokenise(text), tags);

describe("parts of speech that a word itself rules out", () => {
  it("takes no word for a preposition or joining word that is not one", () => {
    expect(mended("the 2002 Castell film Water", ["DET", "NUM", "PROPN", "ADP", "PROPN"])[3]).toBe("NOUN");
    expect(mended("he openly waits", ["PRON", "AUX", "VERB"])[1]).toBe("ADV");
    expect(mended("the flood swept cars", ["DET", "NOUN", "ADP", "NOUN"])[2]).toBe("VERB");
    expect(mended("he sat in it", ["PRON", "VERB", "ADP", "PRON"])).toEqual(["PRON", "VERB", "ADP", "PRON"]);
  });

  it("takes no verb for a noun that is never one, but leaves words that are both", () => {
    expect(mended("two rules involve towns", ["NUM", "NOUN", "NOUN", "NOUN"])[2]).toBe("VERB");
    expect(mended("Falk oversees boats", ["PROPN", "NOUN", "NOUN"])[1]).toBe("VERB");
    expect(mended("the party claims", ["DET", "NOUN", "NOUN"])[2]).toBe("NOUN");
    expect(mended("the achieve rate", ["DET", "NOUN", "NOUN"])[1]).toBe("NOUN");
  });

  it("knows a participle behind a shortened have", () => {
    expect(mended("I've ridden with Falk", ["PRON", "NOUN", "ADP", "PROPN"])[1]).toBe("VERB");
  });

  it("takes no noun for a verb by its ending, but knows the verbs that end so", () => {
    expect(mended("to actress Ana", ["PART", "VERB", "PROPN"])[1]).toBe("NOUN");
    expect(mended("to enhance it", ["PART", "VERB", "PRON"])[1]).toBe("VERB");
    expect(mended("they witness it", ["PRON", "VERB", "PRON"])[1]).toBe("VERB");
  });
});
